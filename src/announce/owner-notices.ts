import type { FanOut } from '../ports/fan-out.ts';
import type { LeftOut, Publisher } from '../ports/publisher.ts';
import type { Storage } from '../ports/storage.ts';
import { type Card, langOf, type NoticeCard, titleOf } from '../delivery/announcement.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { planNotice } from './plan-notice.ts';
import { type Destination, destinationOf } from '../subscription/subscription.ts';
import { wordsFor } from '../words/words-for.ts';
import type { Words } from '../words/words.ts';
import { sayKept } from '../words/kept-text.ts';

/** Direct messages to the owner of a subscription. If the operator set it up, the log has to do. */
export interface OwnerNotices {
  /** To be written with what it tells of; undefined if the operator set the subscription up. */
  planParked(delivery: Delivery, reason: string, now: number): Promise<FanOut | undefined>;
  /** That a message is there without a part. Once for what was refused of an article, in however many of the owner's channels. */
  tellLeftOut(delivery: Delivery, leftOut: LeftOut, now: number): Promise<void>;
  /** Told before the delivery is settled: a process that ends in between decides again, and the notice stays one. */
  tellDoubt(delivery: Delivery, now: number): Promise<void>;
}

export function createOwnerNotices(
  { outbox, subscriptions }: Pick<Storage, 'outbox' | 'subscriptions'>,
  linkTo: NonNullable<Publisher['linkTo']> = () => undefined,
): OwnerNotices {
  const linked = (destination: Destination): { readonly channelUrl?: string } => {
    const channelUrl = linkTo(destination);
    return channelUrl === undefined ? {} : { channelUrl };
  };

  async function findOwner({ id, platform, installationId, kind }: Destination): Promise<Destination | undefined> {
    const subscription = kind === 'user' ? undefined : await subscriptions.find(id);
    return subscription?.createdBy === undefined ? undefined : destinationOf(platform, installationId, 'user', subscription.createdBy);
  }

  return {
    async planParked({ destination, announcementId, revision }, reason, now) {
      const owner = await findOwner(destination);
      if (owner === undefined) return undefined;
      const words = wordsOf(await outbox.findCard(announcementId, revision));
      const text = words.channelRefuses(
        destination.targetId,
        sayKept(reason, words),
        words.slash('announcements settings'),
        words.slash('announcements off'),
      );
      return planNotice(owner, `parked:${destination.id}:${now}`, { text, ...languageOf(words), ...linked(destination) }, now);
    },
    async tellLeftOut({ announcementId, revision, destination }, { what, fix, isSetting }, now) {
      const owner = await findOwner(destination);
      const card = await outbox.findCard(announcementId, revision);
      if (owner === undefined || card === undefined || card.kind === 'notice') return;
      const words = wordsOf(card);
      const text = `${words.postedWithout(titleOf(card, words), sayKept(what, words))} ${sayKept(fix, words)}.`;
      // A wish of the subscription is refused of each post alike.
      const occasion = isSetting ? `leftOut:${destination.id}:${what}` : `leftOut:${announcementId}:${revision}:${what}`;
      await outbox.insertFanOut(planNotice(owner, occasion, { text, ...languageOf(words), ...linked(destination) }, now), now);
    },
    async tellDoubt({ seq, announcementId, revision, destination, kind, windowFrom = 0 }, now) {
      const owner = await findOwner(destination);
      if (owner === undefined) return;
      const card = await outbox.findCard(announcementId, revision);
      const words = wordsOf(card);
      const title = card === undefined ? undefined : titleOf(card, words);
      const text = words.mayBePosted(kind === 'note' ? words.correctionOf(title) : words.quotedTitle(title), destination.targetId);
      // The window begins anew when it is posted again, so that a second doubt is told too.
      await outbox.insertFanOut(
        planNotice(owner, `doubt:${seq}:${windowFrom}`, { text, decide: seq, ...languageOf(words), ...linked(destination) }, now),
        now,
      );
    },
  };
}

/** The publication's language, as it was when the card was made. */
function wordsOf(card: Card | undefined): Words {
  return wordsFor([card && langOf(card)]);
}

function languageOf({ code }: Words): Pick<NoticeCard, 'lang'> {
  return code === 'en' ? {} : { lang: code };
}
