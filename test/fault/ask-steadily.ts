export interface Asking {
  /** Ends asking and waits for the answers that are still awaited. */
  stop(): Promise<{ readonly asked: number; readonly unanswered: number }>;
}

/** Asks again and again, whatever becomes of the earlier ones. `ask` says whether it was answered in time. */
export function askSteadily(ask: () => Promise<boolean>, everyMs: number): Asking {
  const answers: Promise<boolean>[] = [];
  const timer = setInterval(() => answers.push(ask().catch(() => false)), everyMs);
  return {
    async stop() {
      clearInterval(timer);
      const outcomes = await Promise.all(answers);
      return { asked: outcomes.length, unanswered: outcomes.filter((isAnswered) => !isAnswered).length };
    },
  };
}
