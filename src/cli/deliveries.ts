import { announcementIdOf } from '../delivery/announcement.ts';
import { composeExplanation, describeDelivery } from '../announce/compose-explanation.ts';
import type { DeliveryStatus } from '../delivery/delivery.ts';
import { MAX_AGE_MS } from '../announce/plan-fan-out.ts';
import { loadConfig } from '../config/config.ts';
import type { Storage } from '../ports/storage.ts';
import { plainTextOf } from '../reply/plain-text.ts';
import { count } from '../runtime/count.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { openStorageBeside } from './storage-of.ts';
import type { Output } from './output.ts';
import { timeOf } from './time-of.ts';
import { wordsFor } from '../words/words-for.ts';

export interface DeliveriesArguments {
  readonly status?: string;
  readonly json?: boolean;
  readonly limit: number;
  /** Numbers of deliveries that are `unknown`: the operator has seen the message. */
  readonly isThere?: string;
  readonly postAgain?: string;
  /** The slug of an article: why it was posted, or was not posted, in each channel. */
  readonly why?: string;
}

const statuses: readonly DeliveryStatus[] = ['waiting', 'pending', 'sending', 'delivered', 'unknown', 'dead', 'canceled'];

/** Lists deliveries, or settles one whose outcome nobody could prove: exit code 1 when there is none such. */
export async function deliveries(options: DeliveriesArguments, output: Output): Promise<number> {
  const status = readStatus(options.status);
  refuseContradiction(options);
  await using storage = await openStorageBeside(loadConfig(process.env));
  const verdict = options.isThere ?? options.postAgain;
  if (verdict !== undefined) {
    if (!/^[1-9]\d{0,14}$/u.test(verdict))
      throw new NewsdeskError(`"${verdict}" is not a number of a delivery.`, {
        code: 'deliveries.number',
        fix: 'Give the number behind the # that newsdesk deliveries --status unknown lists.',
      });
    const now = await timeOf(storage);
    const kind =
      options.isThere === undefined ? ({ kind: 'postAgain', expiresAt: now + MAX_AGE_MS } as const) : ({ kind: 'isThere' } as const);
    const resolved = await storage.outbox.resolve(Number(verdict), kind, now);
    output.say(
      resolved ? `Delivery #${verdict} is settled.` : `Delivery #${verdict} is not in the state "unknown", so there is nothing to decide.`,
    );
    return resolved ? 0 : 1;
  }
  if (options.why !== undefined) return await explainEverywhere(storage, options.why, output);
  const found = await storage.outbox.list({ limit: options.limit, ...(status === undefined ? {} : { status: [status] }) });
  if (options.json === true) output.print(JSON.stringify(found, null, 2));
  else
    for (const delivery of found) {
      const { seq, announcementId, part, destination } = delivery;
      const rule = (await storage.outbox.findAnnouncement(announcementId))?.rule;
      output.print(
        `#${seq}  ${announcementId} ${part} -> ${destination.id}: ${describeDelivery(delivery, wordsFor([]))}${rule === undefined ? '' : `; rule ${rule}`}`,
      );
    }
  const counts = await storage.outbox.count();
  output.say(statuses.map((name) => `${name} ${counts[name]}`).join(', '));
  return 0;
}

/** One answer a subscription, in the words that its channel gets: exit code 1 for an article that was never seen. */
async function explainEverywhere(storage: Storage, slug: string, output: Output): Promise<number> {
  const { articles } = await storage.ledger.read();
  const state = articles.find((article) => article.slug === slug);
  if (state === undefined) {
    output.say(
      `Newsdesk has never seen an article "${slug}": newsdesk check lists what it reads, and the file's name is the slug unless it says otherwise.`,
    );
    return 1;
  }
  const id = announcementIdOf(state.articleId);
  const subscriptions = await storage.subscriptions.list();
  for (const { destination } of subscriptions) {
    const reply = composeExplanation(destination.id, await storage.outbox.explain(id, destination.id), true, wordsFor([]));
    output.print(`${plainTextOf(reply)}\n`);
  }
  const none = 'No channel gets announcements, so none was to get this article. /announcements on, typed in a channel, changes that.';
  output.say(subscriptions.length === 0 ? none : count(subscriptions.length, 'subscription'));
  return 0;
}

/** Each of them is another thing to do: none may be left out unsaid. */
function refuseContradiction({ isThere, postAgain, why }: DeliveriesArguments): void {
  const given = Object.entries({ '--is-there': isThere, '--post-again': postAgain, '--why': why })
    .filter(([, value]) => value !== undefined)
    .map(([option]) => option);
  if (given.length < 2) return;
  throw new NewsdeskError(`${given.join(' and ')} cannot be done at once.`, {
    code: 'deliveries.contradiction',
    fix: `Give one of them: --is-there when the message is there, --post-again when it is not, --why to be told why an article was posted.`,
  });
}

function readStatus(text: string | undefined): DeliveryStatus | undefined {
  const status = statuses.find((name) => name === text);
  if (text !== undefined && status === undefined) {
    throw new NewsdeskError(`There is no state "${text}".`, { code: 'deliveries.status', fix: `Choose one of ${statuses.join(', ')}.` });
  }
  return status;
}
