import type { OutboxReading } from '../ports/outbox-reading.ts';
import type { OutboxSending } from '../ports/outbox-sending.ts';
import { MAX_AGE_MS } from './plan-fan-out.ts';
import type { PlatformName } from '../subscription/subscription.ts';

/** The person who reports on a delivery. */
export interface Decider {
  readonly platform: PlatformName;
  /** The workspace or guild they ask from; absent in a direct message on Discord. */
  readonly installationId?: string;
  /** As in `Asker`: every process that sees it says the same. */
  readonly cause?: string;
  readonly mayManage: (channelId: string) => Promise<boolean>;
}

export type DecideOutcome =
  | 'settled'
  /** It was decided before, or turned up by itself. */
  | 'known'
  | 'forbidden';

/** Takes somebody's word for a delivery that is `unknown`. Rights are asked for now, wherever the button stands and however old it is. */
export async function decideDoubt(
  outbox: Pick<OutboxReading, 'find'> & Pick<OutboxSending, 'resolve'>,
  seq: number,
  verdict: 'isThere' | 'postAgain',
  { platform, installationId, mayManage }: Decider,
  now: number,
): Promise<DecideOutcome> {
  const delivery = await outbox.find(seq);
  if (delivery === undefined) return 'known';
  const { destination } = delivery;
  // A channel that was set up by the operator has no installation on record: the platform answers for it.
  const isOther = installationId !== undefined && destination.installationId !== '' && destination.installationId !== installationId;
  if (destination.platform !== platform || destination.kind === 'user' || isOther) return 'forbidden';
  if (!(await mayManage(destination.targetId))) return 'forbidden';
  const word = verdict === 'isThere' ? ({ kind: 'isThere' } as const) : ({ kind: 'postAgain', expiresAt: now + MAX_AGE_MS } as const);
  return (await outbox.resolve(seq, word, now)) ? 'settled' : 'known';
}
