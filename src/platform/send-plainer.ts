/** The part of a message that was left out, or shown in a plainer form, because a platform refused it. */
export interface LostPart {
  /** For people, as a kept text: `the picture https://…`. */
  readonly what: string;
  /** The platform's words, within a kept text. */
  readonly why: string;
  /** The address that was refused, where it was one. */
  readonly address?: string;
  /** It may be taken later, as it is: a platform fetches pictures itself, and one may be deployed a minute after the text. */
  readonly mayHeal?: boolean;
  /** The subscription asks for it, and not the article. */
  readonly isSetting?: boolean;
}

export interface Plainer<Draft> {
  readonly draft: Draft;
  readonly lost: readonly LostPart[];
}

export interface PlainSending<Draft, Done> {
  readonly from: Plainer<Draft>;
  /** One request. */
  readonly send: (draft: Draft) => Promise<Done>;
  /**
   * The same message without what was refused, or in a plainer form. `isPatient` is false once it is time to give up everything but the
   * words. Undefined if the error is not about the content, or nothing is plainer.
   */
  readonly simplify: (draft: Draft, error: unknown, isPatient: boolean) => Plainer<Draft> | undefined;
  /** The largest number of requests; the last ones are as plain as can be. */
  readonly maxTries: number;
  readonly onPlainer?: (plainer: Plainer<Draft>) => void;
}

/** The plainest forms of a message: one text, then one text without any marks of ours. They are kept for the end. */
const plainestForms = 2;

/**
 * Sends a message, and each time a part of it is refused sends it again at once without that part: a refusal is an answer, so nothing of it
 * was shown, and the next request makes the only message.
 *
 * @throws the last error when it is not about the content, or nothing plainer is left.
 */
export async function sendPlainer<Draft, Done>(sending: PlainSending<Draft, Done>): Promise<Plainer<Draft> & { readonly done: Done }> {
  const { send, simplify, maxTries, onPlainer } = sending;
  let current = sending.from;
  for (let tries = 1; ; tries += 1) {
    try {
      return { ...current, done: await send(current.draft) };
    } catch (error) {
      const next = tries < maxTries ? simplify(current.draft, error, tries < maxTries - plainestForms) : undefined;
      if (next === undefined) throw error;
      current = { draft: next.draft, lost: [...current.lost, ...next.lost] };
      onPlainer?.(current);
    }
  }
}
