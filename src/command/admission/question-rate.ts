import { Recent } from '../../runtime/recent.ts';

/** The number of questions that somebody may ask in any minute. */
export interface QuestionRate {
  /** Counts a question that may be asked; else when the next one may, in ms from now, and nothing is counted. */
  ask(person: string, now: number): { readonly kind: 'asked' } | { readonly kind: 'refused'; readonly againInMs: number };
}

const MINUTE_MS = 60_000;
/** Number of people whose rate is remembered, at least; after that many others a person begins anew. */
const PEOPLE = 10_000;

/** `perMinute` 0 refuses nobody. */
export function createQuestionRate(perMinute: number): QuestionRate {
  /** When each of the last questions was asked, the oldest first: at most `perMinute`. */
  const asked = new Recent<string, number[]>(PEOPLE);
  return {
    ask(person, now) {
      if (perMinute === 0) return { kind: 'asked' };
      const times = asked.get(person) ?? [];
      // A clock that was set back must not lock anybody out for longer than a minute.
      const within = times.filter((at) => at <= now && now - at < MINUTE_MS);
      const [oldest = now] = within;
      if (within.length >= perMinute) return { kind: 'refused', againInMs: oldest + MINUTE_MS - now };
      asked.set(person, [...within, now]);
      return { kind: 'asked' };
    },
  };
}
