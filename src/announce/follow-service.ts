import type { Delivery } from '../delivery/delivery.ts';
import type { AnnouncementServiceOptions } from './service-options.ts';
import { foldLabel } from '../subscription/fold.ts';
import type { Follow } from '../subscription/follow.ts';
import { createOnce } from './once.ts';
import { personOf, type ChannelContext } from '../subscription/channel-context.ts';
import { planNotice } from './plan-notice.ts';
import type { Destination } from '../subscription/subscription.ts';
import { pause } from '../runtime/pause.ts';
import { wordsFor } from '../words/words-for.ts';
import { copyBranding } from './make-card.ts';
import { keepText } from '../words/kept-text.ts';

export interface FollowOutcome {
  /** False when it was followed before. */
  readonly isNew: boolean;
  /** Set when the platform refuses direct messages to this person: what it says. */
  readonly closed?: string;
}

/** The acts of readers for themselves. */
export interface FollowService {
  /** A reader who gets no direct messages is found out by one: the first that is followed is confirmed there. */
  follow(place: ChannelContext, kind: Follow['kind'], value: string): Promise<FollowOutcome>;
  unfollow(place: ChannelContext, kind: Follow['kind'], value: string): Promise<boolean>;
  follows(place: ChannelContext): Promise<{ readonly follows: readonly Follow[]; readonly closed?: string }>;
}

/** `occasion` makes it one message, however many processes send it. */
interface Confirmation {
  readonly kind: Follow['kind'];
  readonly value: string;
  readonly occasion: string | undefined;
}

/** The longest wait of an answer for the confirmation, in ms: a button has to be answered in three seconds. */
const CONFIRM_MS = 1_200;
const LOOK_AGAIN_MS = 50;

export function createFollowService({ storage, clock, branding, onPlanned }: AnnouncementServiceOptions): FollowService {
  const { outbox, follows } = storage;
  const once = createOnce(storage.effects, clock);

  async function findLatest({ id }: Destination): Promise<Delivery | undefined> {
    const [latest] = await outbox.list({ destinationId: id, status: ['delivered', 'dead'], limit: 1 });
    return latest;
  }

  async function findFollow({ id }: Destination, kind: Follow['kind'], value: string): Promise<Follow | undefined> {
    return (await follows.listOf(id)).find((each) => each.kind === kind && foldLabel(each.value) === foldLabel(value));
  }

  /** Sends a direct message that says what is followed, and tells whether it arrived. */
  async function confirm(person: Destination, { kind, value, occasion }: Confirmation): Promise<string | undefined> {
    const now = clock.now();
    const { lang } = copyBranding(branding()).branding ?? {};
    const text = wordsFor([lang]).followConfirmed(value);
    const plan = planNotice(
      person,
      `follow:${kind}:${value}:${occasion ?? now}`,
      { text, tone: 'info', unfollow: { by: kind, value }, ...(lang === undefined ? {} : { lang }) },
      now,
    );
    await outbox.insertFanOut(plan, now);
    onPlanned();
    const announcementId = plan.announcements[0]?.id;
    for (let waited = 0; waited < CONFIRM_MS; waited += LOOK_AGAIN_MS) {
      await pause(LOOK_AGAIN_MS, clock);
      const [sent] = await outbox.list({ destinationId: person.id, ...(announcementId === undefined ? {} : { announcementId }), limit: 1 });
      if (sent?.status === 'delivered') return undefined;
      if (sent?.status === 'dead') return sent.reason ?? keepText('refused');
    }
    return undefined;
  }

  async function follow(place: ChannelContext, kind: Follow['kind'], value: string): Promise<FollowOutcome> {
    const person = personOf(place);
    const asked = { kind, value, createdAt: clock.now() };
    const isNew = await follows.add({ destination: person, ...asked });
    const latest = await findLatest(person);
    // A reader who got one before gets the next one too.
    if (latest?.status === 'delivered') return { isNew };
    const known = isNew ? asked : ((await findFollow(person, kind, value)) ?? asked);
    // A second press while the confirmation is on its way asks for the same one. One that did not arrive is tried anew.
    const occasion = latest?.announcementId ?? String(known.createdAt);
    const closed = await confirm(person, { kind, value: known.value, occasion });
    return { isNew, ...(closed === undefined ? {} : { closed }) };
  }

  return {
    follow: (place, kind, value) => once(place.cause, 'follow', () => follow(place, kind, value)),
    unfollow: (place, kind, value) => once(place.cause, 'unfollow', () => follows.remove(personOf(place).id, kind, value)),
    async follows(place) {
      const person = personOf(place);
      const latest = await findLatest(person);
      return {
        follows: await follows.listOf(person.id),
        ...(latest?.status === 'dead' ? { closed: latest.reason ?? keepText('refused') } : {}),
      };
    },
  };
}
