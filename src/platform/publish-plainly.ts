import type { DeliveryKey } from '../delivery/delivery-key.ts';
import type { LeftOut, MessageRef, PublishJob, PublishOutcome } from '../ports/publisher.ts';
import { Recent } from '../runtime/recent.ts';
import { type LostPart, type Plainer, type PlainSending, sendPlainer } from './send-plainer.ts';
import { keepText } from '../words/kept-text.ts';

type Failure = Exclude<PublishOutcome, { readonly kind: 'done' }>;

export interface PlainPublishing<Draft> {
  readonly job: PublishJob;
  readonly draft: Draft;
  /** One request. `isWhole` is false for a form that is not the message as it was meant: its key must be another. */
  readonly send: (draft: Draft, isWhole: boolean) => Promise<MessageRef>;
  readonly simplify: PlainSending<Draft, MessageRef>['simplify'];
  readonly classify: (error: unknown) => Failure;
}

export interface PlainPublisher<Draft> {
  publish(publishing: PlainPublishing<Draft>): Promise<PublishOutcome>;
}

/** Named parts one after the other, then everything but the words: more requests than this a message is not worth at once. */
const maxTries = 7;
/** Messages that wait for their next attempt. */
const capacity = 500;

/**
 * Publishes a message, where parts of it are refused without them. What was refused of a message is remembered until it is there: an attempt
 * after a pause begins where the last one stopped, with the same bytes and so with the same key.
 */
export function createPlainPublisher<Draft>(): PlainPublisher<Draft> {
  const begun = new Recent<DeliveryKey, Plainer<Draft>>(capacity);

  return {
    async publish({ job, draft, send, simplify, classify }) {
      const { key, mayVary = true, wholeOnly = false } = job;
      const from = (wholeOnly ? undefined : begun.get(key)) ?? { draft, lost: [] };
      try {
        const { done, lost } = await sendPlainer({
          from,
          maxTries,
          send: (form) => send(form, form === draft),
          simplify: (form, error, isPatient) => (mayVary && !wholeOnly ? simplify(form, error, isPatient) : undefined),
          onPlainer: (plainer) => begun.set(key, plainer),
        });
        begun.delete(key);
        return { kind: 'done', message: done, ...(lost.length === 0 ? {} : { leftOut: describeLost(lost) }) };
      } catch (error) {
        const failure = classify(error);
        if (failure.kind !== 'notDone' || failure.retryAfterMs !== undefined || mayVary) return failure;
        // Another form would do; but first it must be sure that the form before is not there.
        return simplify(from.draft, error, true) === undefined ? failure : { ...failure, refused: 'form' };
      }
    },
  };
}

/** One clause for each reason, in the order in which they were met. */
function describeLost(lost: readonly LostPart[]): LeftOut {
  const reasons = Map.groupBy(lost, ({ why }) => why);
  const clauses = [...reasons].map(([why, parts]) => keepText('without', why, ...new Set(parts.map(({ what }) => what))));
  const isSetting = lost.every((part) => part.isSetting === true);
  return {
    what: keepText('inTurn', ...clauses),
    fix: isSetting ? keepText('mendSetting', keepText('command', 'announcements settings')) : keepText('mendArticle'),
    isSetting,
    mayHeal: lost.some(({ mayHeal }) => mayHeal === true),
  };
}
