import { createContext } from 'preact';
import { useContext, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { Action } from './action.ts';
import { initialModel, type Model } from './model.ts';
import { reduce } from './reduce.ts';

export interface Store {
  get(): Model;
  dispatch(action: Action): void;
  subscribe(listener: () => void): () => void;
}

export function createStore(model: Model = initialModel): Store {
  let current = model;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    dispatch(action) {
      const next = reduce(current, action);
      if (next === current) return;
      current = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const StoreContext = createContext<Store>(createStore());

/** A part of the model; its users are drawn again only if that part is another object. */
export function useModel<T>(select: (model: Model) => T): T {
  const store = useContext(StoreContext);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const selected = select(store.get());
  const latest = useRef({ select, selected });
  latest.current = { select, selected };
  useLayoutEffect(() => {
    const check = (): void => {
      if (latest.current.select(store.get()) !== latest.current.selected) redraw(undefined as never);
    };
    check();
    return store.subscribe(check);
  }, [store]);
  return selected;
}
