import { Recent } from '../../runtime/recent.ts';

/** The answers given last, by what was asked, for as long as Slack may deliver the same envelope again. */
export interface RepeatedAnswers {
  /** `json` is undefined if the answer was empty. */
  remember(triggerId: string, envelopeId: string, json: Promise<string | undefined>): void;
  /**
   * The first answer to the same envelope. Slack takes the first acknowledgement of an envelope, by any connection, so
   * a copy is answered alike: an empty acknowledgement could overtake the answer. Undefined for another envelope: a second message
   * would be shown.
   */
  find(triggerId: string, envelopeId: string): Promise<string | undefined> | undefined;
}

/** Remembers the last `capacity` answers, and at most twice as many. */
export function createRepeatedAnswers(capacity: number): RepeatedAnswers {
  const answers = new Recent<string, { readonly envelopeId: string; readonly json: Promise<string | undefined> }>(capacity);
  return {
    remember: (triggerId, envelopeId, json) => answers.set(triggerId, { envelopeId, json }),
    find(triggerId, envelopeId) {
      const given = answers.get(triggerId);
      return given?.envelopeId === envelopeId ? given.json : undefined;
    },
  };
}
