import type { Reply, ReplyBlock } from '../reply/reply.ts';
import type { Rule } from '../delivery/announcement.ts';
import { decisionButtons } from './compose-announcement.ts';
import type { Delivery, Explanation } from '../delivery/delivery.ts';
import { utcMinute } from './utc-minute.ts';

/** Sentences for people who run a channel: never a code. */
const rules: Readonly<Record<Rule, string>> = {
  new: 'It was new.',
  backfill: 'It was asked for when announcements were turned on.',
  digest: 'It is a digest.',
  notice: 'It is a notice of Newsdesk.',
  test: 'It was a test.',
  scheduled: 'It had a date in the future.',
  embargoed: 'It was under embargo.',
  firstRun: 'It was there when Newsdesk ran for the first time: what is old by then is not announced.',
  olderThanAWeek: 'Its date was more than a week old when it appeared: an archive is not news.',
  retractedBeforeNews: 'It was retracted before it could be announced.',
};

const states: Readonly<Record<Delivery['status'], string>> = {
  waiting: 'waits for its post',
  pending: 'waits to be sent',
  sending: 'is being sent',
  delivered: 'delivered',
  unknown: 'may have been posted: the operator decides',
  dead: 'given up',
  canceled: 'not needed any more',
};

/** Why an article was posted, or was not posted, in a channel: rule, filter clause, attempts, times. */
export function composeExplanation(title: string, explanation: Explanation, isSubscribed: boolean): Reply {
  const summary = summarize(explanation, isSubscribed);
  const blocks: ReplyBlock[] = [
    { kind: 'heading', text: title },
    { kind: 'paragraph', text: summary },
    ...(explanation.deliveries.length === 0
      ? []
      : [
          {
            kind: 'fields',
            items: explanation.deliveries.map((delivery) => ({
              name: `${delivery.part}, #${delivery.seq}`,
              text: describeDelivery(delivery),
            })),
          } as const,
        ]),
  ];
  const doubtful = explanation.deliveries.filter(({ status }) => status === 'unknown').slice(0, 1);
  return { audience: 'asker', summary, blocks, actions: doubtful.flatMap(({ seq }) => decisionButtons(seq)) };
}

function summarize({ rule, announcementStatus, dueAt, deliveries, decision, queuedForDigest }: Explanation, isSubscribed: boolean): string {
  const because = rule === undefined ? '' : ` ${rules[rule]}`;
  const post = deliveries.find(({ kind }) => kind === 'post');
  const wanted =
    post?.because === undefined || post.because === 'everything' ? '' : ` The filter of this channel let it in: ${post.because}.`;
  if (post?.status === 'delivered') {
    const lacks = post.reason === undefined ? '' : ` ${sentenceOf(post.reason)}`;
    const since = announcementStatus === 'withdrawn' ? ', and taken down since' : '';
    return `Posted here at ${utcMinute(post.settledAt ?? post.createdAt)}${since}.${since === '' ? lacks : ''}${because}${wanted}`;
  }
  if (post !== undefined)
    return `${post.status === 'canceled' ? 'Not posted by itself' : 'Not posted yet'}: it ${predicates[post.status]}. ${sentenceOf(post.reason)}${because}${wanted}`
      .replaceAll('  ', ' ')
      .trim();
  if (decision !== undefined) return `Not posted here: the filter of this channel left it out (${decision.because}).`;
  if (queuedForDigest) return 'Not posted by itself: it is in the next digest of this channel.';
  if (announcementStatus === 'withdrawn') return `Not posted here: it was taken down.${because}`;
  if (announcementStatus === 'scheduled') return `Not posted yet: it is due at ${utcMinute(dueAt ?? 0)}.${because}`;
  if (announcementStatus === 'skipped') return `Not announced anywhere.${because}`;
  if (!isSubscribed) return 'Not posted here: announcements are not turned on in this channel.';
  if (announcementStatus === undefined) return 'Newsdesk has not looked at this article yet.';
  return 'Not posted here: it came out before announcements were turned on in this channel.';
}

/** The rest of a state in a sentence that begins with "it". */
const predicates: Readonly<Record<Delivery['status'], string>> = {
  ...states,
  dead: 'was given up',
  canceled: 'was not needed any more',
  delivered: 'was delivered',
};

function sentenceOf(reason: string | undefined): string {
  return reason === undefined ? '' : reason.endsWith('.') ? reason : `${reason}.`;
}

/** Lane, attempts, times, and one clause for each of the last attempts. */
export function describeDelivery(delivery: Delivery): string {
  const attempts = `${delivery.attempts} ${delivery.attempts === 1 ? 'attempt' : 'attempts'}`;
  const next = delivery.status === 'pending' ? `, next at ${utcMinute(delivery.readyAt)}` : '';
  const doubt = delivery.inDoubt && delivery.status === 'pending' ? ', in doubt: it is looked for first' : '';
  const log = delivery.log.slice(-3).map(({ at, outcome }) => `${utcMinute(at)} ${outcome}`);
  const wanted = delivery.followed === undefined ? delivery.because : `follows ${delivery.followed.by}:${delivery.followed.value}`;
  const because = wanted === undefined ? [] : [`because of ${wanted}`];
  return [
    `${states[delivery.status]}, ${attempts}${next}${doubt}`,
    `planned at ${utcMinute(delivery.createdAt)} in lane ${delivery.lane}`,
    ...because,
    ...log,
  ].join('; ');
}
