import { createContext } from 'preact';

/** What ids are called in the place that is shown. */
export interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, string>;
}

export const NamesContext = createContext<Names>({ people: new Map(), channels: new Map(), roles: new Map() });
