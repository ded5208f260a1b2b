import { describeDelivery } from '../announce/compose-explanation.ts';
import type { DeliveryStatus } from '../announce/delivery.ts';
import { MAX_AGE_MS } from '../announce/plan-fan-out.ts';
import { loadConfig } from '../config/config.ts';
import { systemClock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { openConfiguredStorage } from './storage-of.ts';
import type { Output } from './output.ts';

export interface DeliveriesArguments {
  readonly status?: string;
  readonly json?: boolean;
  readonly limit: number;
  /** Numbers of deliveries that are `unknown`: the operator has seen the message. */
  readonly isThere?: string;
  readonly postAgain?: string;
}

const statuses: readonly DeliveryStatus[] = ['waiting', 'pending', 'sending', 'delivered', 'unknown', 'dead', 'canceled'];

/** Lists deliveries, or settles one whose outcome nobody could prove: exit code 1 when there is none such. */
export async function deliveries(options: DeliveriesArguments, output: Output): Promise<number> {
  const status = readStatus(options.status);
  await using storage = await openConfiguredStorage(loadConfig(process.env), false);
  const verdict = options.isThere ?? options.postAgain;
  if (verdict !== undefined) {
    const now = systemClock.now();
    const kind =
      options.isThere === undefined ? ({ kind: 'postAgain', expiresAt: now + MAX_AGE_MS } as const) : ({ kind: 'isThere' } as const);
    const resolved = await storage.outbox.resolve(Number(verdict), kind, now);
    output.say(
      resolved ? `Delivery #${verdict} is settled.` : `Delivery #${verdict} is not in the state "unknown", so there is nothing to decide.`,
    );
    return resolved ? 0 : 1;
  }
  const found = await storage.outbox.list({ limit: options.limit, ...(status === undefined ? {} : { status: [status] }) });
  if (options.json === true) output.print(JSON.stringify(found, null, 2));
  else
    for (const delivery of found)
      output.print(
        `#${delivery.seq}  ${delivery.announcementId} ${delivery.part} -> ${delivery.destination.id}: ${describeDelivery(delivery)}`,
      );
  const counts = await storage.outbox.count();
  output.say(statuses.map((name) => `${name} ${counts[name]}`).join(', '));
  return 0;
}

function readStatus(text: string | undefined): DeliveryStatus | undefined {
  const status = statuses.find((name) => name === text);
  if (text !== undefined && status === undefined) {
    throw new NewsdeskError(`There is no state "${text}".`, { code: 'deliveries.status', fix: `Choose one of ${statuses.join(', ')}.` });
  }
  return status;
}
