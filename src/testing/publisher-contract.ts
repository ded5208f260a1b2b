import { systemClock } from '../runtime/clock.ts';
import { type ContractCase, must, mustEqual } from './contract-case.ts';
import { findJobOf, makeContractJob, never, publishedBy, type PublisherStage, WAIT_MS, type Weather } from './publisher-stage.ts';

/** A platform may take what was cut off: it is not known. What it refused it has not taken. */
const outcomes: readonly (readonly [Weather, string, 'inDoubt' | 'notDone'])[] = [
  ['lostBefore', 'the connection is cut before the message is taken', 'inDoubt'],
  ['lostAfter', 'the connection is cut after the message was taken', 'inDoubt'],
  ['serverError', 'the platform answers 500', 'inDoubt'],
  ['serverErrorAfter', 'the platform answers 502 after it has posted', 'inDoubt'],
  ['hangs', 'the platform does not answer', 'inDoubt'],
  ['askedToWait', 'the platform asks to wait', 'notDone'],
];

const oneRequest = outcomes.map(
  ([weather, when, wanted]): ContractCase<PublisherStage> => ({
    name: `makes one request and says "${wanted}" if ${when}`,
    async run({ publisher, destination, countPosts, meet }) {
      meet(weather);
      const outcome = await publisher.publish(makeContractJob('Once', destination), never);
      mustEqual(outcome.kind, wanted, 'The outcome');
      mustEqual(countPosts(), 1, 'Requests');
    },
  }),
);

/** The promises that planner and dispatcher count on at every platform, see `Publisher`. */
export const publisherContract: readonly ContractCase<PublisherStage>[] = [
  {
    name: 'posts a message that people can read',
    async run({ publisher, destination, messages }) {
      publishedBy(await publisher.publish(makeContractJob('A heron', destination), never));
      mustEqual(messages().length, 1, 'Messages');
      must(messages()[0]?.includes('A heron') === true, 'the message shows the title');
    },
  },
  ...oneRequest,
  {
    name: 'says for how long the platform asks to wait',
    async run({ publisher, destination, meet }) {
      meet('askedToWait');
      const outcome = await publisher.publish(makeContractJob('Later', destination), never);
      must(outcome.kind === 'notDone' && (outcome.retryAfterMs ?? 0) >= WAIT_MS, `the wait is ${WAIT_MS} ms at least`);
    },
  },
  {
    name: 'knows that nothing has left if nobody listens',
    async run({ publisher, destination, goAway }) {
      await goAway();
      const outcome = await publisher.publish(makeContractJob('Nowhere', destination), never);
      must(outcome.kind === 'notDone' && outcome.refused === 'attempt', 'the outcome is that the attempt was not done');
    },
  },
  {
    name: 'lets nothing leave once the claim has ended',
    async run({ publisher, destination, countPosts }) {
      const outcome = await publisher.publish(makeContractJob('Too late', destination, { mayStart: () => false }), never);
      must(outcome.kind === 'notDone' && outcome.refused === 'attempt', 'the outcome is that the attempt was not done');
      mustEqual(countPosts(), 0, 'Requests');
    },
  },
  {
    name: 'finds a message by its mark, and knows if it is not there',
    skip: ({ cannotLook }) => cannotLook,
    async run({ publisher, destination }) {
      const startedAt = systemClock.now();
      const job = makeContractJob('Sought', destination);
      publishedBy(await publisher.publish(makeContractJob('Another', destination), never));
      mustEqual(await publisher.find(findJobOf(job, startedAt), never), { kind: 'absent' }, 'Before it was posted');
      const message = publishedBy(await publisher.publish(job, never));
      mustEqual(await publisher.find(findJobOf(job, startedAt), never), { kind: 'found', message }, 'After it was posted');
    },
  },
  {
    name: 'finds what was posted before the connection was cut',
    skip: ({ cannotLook }) => cannotLook,
    async run({ publisher, destination, meet, clear }) {
      const startedAt = systemClock.now();
      const job = makeContractJob('Cut off', destination);
      meet('lostAfter');
      await publisher.publish(job, never);
      clear();
      mustEqual((await publisher.find(findJobOf(job, startedAt), never)).kind, 'found', 'Looking');
    },
  },
  {
    name: 'makes one message of one key within the window that it names',
    skip: ({ publisher }) => (publisher.doubt.keyWindowMs === 0 ? 'the platform has no key' : undefined),
    async run({ publisher, destination, messages, meet, clear }) {
      const job = makeContractJob('One key', destination);
      meet('lostAfter');
      await publisher.publish(job, never);
      clear();
      publishedBy(await publisher.publish(job, never));
      mustEqual(messages().length, 1, 'Messages');
    },
  },
  {
    name: 'edits the message in its place, and finds its mark again',
    async run({ publisher, destination, messages, cannotLook }) {
      const startedAt = systemClock.now();
      const job = makeContractJob('First title', destination);
      const message = publishedBy(await publisher.publish(job, never));
      const later = makeContractJob('Second title', destination, { article: 'First title', revision: 2 });
      publishedBy(await publisher.edit(later, message, never));
      mustEqual(messages().length, 1, 'Messages');
      must(messages()[0]?.includes('Second title') === true, 'the message shows its new title');
      must(messages()[0]?.includes('First title') === false, 'the message does not show its old title');
      if (cannotLook === undefined) mustEqual((await publisher.find(findJobOf(job, startedAt), never)).kind, 'found', 'Looking');
    },
  },
  {
    name: 'removes a message, and is content if it is gone already',
    async run({ publisher, destination, messages }) {
      const job = makeContractJob('Gone', destination, { revision: 2, takesDown: 'remove' });
      const message = publishedBy(await publisher.publish(makeContractJob('Gone', destination), never));
      publishedBy(await publisher.remove(job, message, never));
      must(!messages().some((text) => text.includes('Gone')), 'the message is not shown any more');
      mustEqual((await publisher.remove(job, message, never)).kind, 'done', 'Removing it again');
    },
  },
  {
    name: 'tells an outage from trouble with one message',
    skip: ({ publisher }) => (publisher.isThere === undefined ? 'the platform is always there' : undefined),
    async run({ publisher, goAway }) {
      mustEqual(await publisher.isThere?.(never), true, 'While it listens');
      await goAway();
      mustEqual(await publisher.isThere?.(never), false, 'While nobody listens');
    },
  },
  {
    name: 'names limits that a sender can keep',
    async run({ publisher: { limits, timeoutMs, doubt } }) {
      must(limits.perSecond > 0 && limits.maxInFlight >= 1 && limits.queueGapMs >= 0, 'the pace is positive');
      must(timeoutMs > 0 && timeoutMs <= 30_000, 'one call ends within half the lease of a claim, 30 s');
      must(doubt.settleMs >= 0 && doubt.keyWindowMs >= 0 && doubt.maxFailedLooks >= 1, 'what is in doubt is settled at some time');
    },
  },
];
