import { useContext, useState } from 'preact/hooks';
import { FormContext } from './form.ts';
import { textsOf } from './payload.ts';
import { SurfaceContext } from './surface.ts';

export interface Binding {
  readonly values: readonly string[];
  readonly set: (values: readonly string[]) => void;
  readonly isInert: boolean;
  readonly isBusy: boolean;
}

/** The purpose of a menu: a field of its modal, or an action in a message. */
export function useBinding(id: string, initial: readonly string[]): Binding {
  const form = useContext(FormContext);
  const surface = useContext(SurfaceContext);
  const [chosen, setChosen] = useState<readonly string[]>();
  if (form) {
    const value = form.values[id];
    const values = typeof value === 'string' ? [value] : value === undefined ? initial : textsOf(value);
    return { values, set: (next) => form.set(id, next), isInert: false, isBusy: false };
  }
  return {
    values: chosen ?? initial,
    set(next) {
      setChosen(next);
      surface.select(id, next);
    },
    isInert: surface.isInert,
    isBusy: surface.busy === id,
  };
}
