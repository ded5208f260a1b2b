import { createContext } from 'preact';
import type { Json } from '../protocol.ts';

export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

/** The actions of a message's parts. */
export interface Surface {
  /** The custom id or action id that an answer is awaited for. */
  readonly busy: string | undefined;
  /** In a preview nothing answers. */
  readonly isInert: boolean;
  readonly click: (id: string) => void;
  readonly select: (id: string, values: readonly string[]) => void;
  readonly suggest: (id: string, typed: string) => Promise<readonly Suggestion[]>;
  /** Opens the thing below a link; absent if nothing can be opened. Undefined if it could not be. */
  readonly open?: (url: string) => Promise<Json | undefined>;
}

const nothing: readonly Suggestion[] = [];

export const inertSurface: Surface = {
  busy: undefined,
  isInert: true,
  click() {},
  select() {},
  suggest: () => Promise.resolve(nothing),
};

export const SurfaceContext = createContext<Surface>(inertSurface);
