import type { Reply, ReplyBlock } from '../reply/reply.ts';
import { decisionButtons } from './compose-announcement.ts';
import type { Delivery, Explanation } from '../delivery/delivery.ts';
import { utcMinute } from './utc-minute.ts';
import { languageOf } from '../reply/language-of.ts';
import type { Words } from '../words/words.ts';
import { sayKept } from '../words/kept-text.ts';

/** Why an article was posted, or was not posted, in a channel: rule, filter clause, attempts, times. */
export function composeExplanation(title: string, explanation: Explanation, isSubscribed: boolean, words: Words): Reply {
  const summary = summarize(explanation, isSubscribed, words);
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
              text: describeDelivery(delivery, words),
            })),
          } as const,
        ]),
  ];
  const doubtful = explanation.deliveries.filter(({ status }) => status === 'unknown').slice(0, 1);
  return { audience: 'asker', ...languageOf(words), summary, blocks, actions: doubtful.flatMap(({ seq }) => decisionButtons(seq, words)) };
}

function summarize(
  { rule, announcementStatus, dueAt, deliveries, decision, queuedForDigest }: Explanation,
  isSubscribed: boolean,
  words: Words,
): string {
  const because = rule === undefined ? '' : ` ${words.rules[rule]}`;
  const post = deliveries.find(({ kind }) => kind === 'post');
  const wanted = post?.because === undefined || post.because === 'everything' ? '' : ` ${words.filterLetIn(post.because)}`;
  if (post?.status === 'delivered') {
    const lacks = post.reason === undefined ? '' : ` ${sentenceOf(post.reason, words)}`;
    const at = utcMinute(post.settledAt ?? post.createdAt);
    return `${announcementStatus === 'withdrawn' ? words.postedAndTakenDown(at) : `${words.postedAt(at)}${lacks}`}${because}${wanted}`;
  }
  if (post !== undefined)
    return `${words.notPosted[post.status]} ${sentenceOf(post.reason, words)}${because}${wanted}`.replaceAll('  ', ' ').trim();
  if (decision !== undefined) return words.filterLeftOut(sayKept(decision.because, words));
  if (queuedForDigest) return words.isInDigest;
  if (announcementStatus === 'withdrawn') return `${words.notPostedTakenDown}${because}`;
  if (announcementStatus === 'scheduled') return `${words.dueAt(utcMinute(dueAt ?? 0))}${because}`;
  if (announcementStatus === 'skipped') return `${words.announcedNowhere}${because}`;
  if (!isSubscribed) return words.notTurnedOn;
  if (announcementStatus === undefined) return words.notLookedAt;
  return words.cameOutBefore;
}

function sentenceOf(reason: string | undefined, words: Words): string {
  const said = reason === undefined ? '' : sayKept(reason, words);
  return said === '' || said.endsWith('.') ? said : `${said}.`;
}

/** Lane, attempts, times, and one clause for each of the last attempts. */
export function describeDelivery(delivery: Delivery, words: Words): string {
  const next = delivery.status === 'pending' ? [words.nextAt(utcMinute(delivery.readyAt))] : [];
  const doubt = delivery.inDoubt && delivery.status === 'pending' ? [words.lookedForFirst] : [];
  const log = delivery.log.slice(-3).map(({ at, outcome }) => `${utcMinute(at)} ${sayKept(outcome, words)}`);
  const wanted =
    delivery.followed === undefined ? delivery.because : words.wantedByFollow(`${delivery.followed.by}:${delivery.followed.value}`);
  const because = wanted === undefined ? [] : [words.becauseOf(wanted)];
  return [
    [words.states[delivery.status], words.attempts(delivery.attempts), ...next, ...doubt].join(', '),
    words.plannedAt(utcMinute(delivery.createdAt), delivery.queueKey),
    ...because,
    ...log,
  ].join('; ');
}
