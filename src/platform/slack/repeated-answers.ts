import { Recent } from '../../runtime/recent.ts';
import type { AnsweredEnvelope } from './command-answers.ts';

/** The answers given last, by what was asked, for as long as Slack may deliver the same envelope again. */
export interface RepeatedAnswers {
  remember(triggerId: string, envelopeId: string, answer: Promise<AnsweredEnvelope>): void;
  /**
   * The first answer to the same envelope. Slack takes the first acknowledgement of an envelope, by any connection, so
   * a copy is answered alike: an empty acknowledgement could overtake the answer. Undefined for another envelope: a second message
   * would be shown.
   */
  find(triggerId: string, envelopeId: string): Promise<AnsweredEnvelope> | undefined;
}

/** Remembers the last `capacity` answers, and at most twice as many. */
export function createRepeatedAnswers(capacity: number): RepeatedAnswers {
  const answers = new Recent<string, { readonly envelopeId: string; readonly answer: Promise<AnsweredEnvelope> }>(capacity);
  return {
    remember: (triggerId, envelopeId, answer) => answers.set(triggerId, { envelopeId, answer }),
    find(triggerId, envelopeId) {
      const given = answers.get(triggerId);
      return given?.envelopeId === envelopeId ? given.answer : undefined;
    },
  };
}
