import { createContext } from 'preact';

/** The names of ids in the shown place. */
export interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, string>;
}

export const NamesContext = createContext<Names>({ people: new Map(), channels: new Map(), roles: new Map() });
