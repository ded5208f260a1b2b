import { useRef } from 'preact/hooks';

/**
 * Asks at once, and while an answer is out asks only for the newest wish next: no key waits for a timer, and no old answer
 * replaces a newer one.
 */
export function useLatest<T>(ask: (wish: string) => Promise<T>, onAnswer: (answer: T, wish: string) => void): (wish: string) => void {
  const state = useRef<{ isOut: boolean; next: string | undefined }>({ isOut: false, next: undefined });
  const current = useRef({ ask, onAnswer });
  current.current = { ask, onAnswer };

  const run = async (wish: string): Promise<void> => {
    state.current.isOut = true;
    const answer = await current.current.ask(wish).catch(() => undefined);
    state.current.isOut = false;
    const { next } = state.current;
    state.current.next = undefined;
    if (next !== undefined && next !== wish) await run(next);
    else if (answer !== undefined) current.current.onAnswer(answer, wish);
  };
  return (wish) => {
    if (state.current.isOut) state.current.next = wish;
    else void run(wish);
  };
}
