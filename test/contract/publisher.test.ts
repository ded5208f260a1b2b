import { describe, expect, it } from 'vitest';
import type { PublishOutcome, Publisher } from '../../src/ports/publisher.ts';
import { publisherContract } from '../../src/testing/publisher-contract.ts';
import { type OpenedStage, publisherStages } from './publisher-stages.ts';

const done: PublishOutcome = { kind: 'done', message: { messageId: '1' } };

/** A publisher with one defect, and the case that must find it. */
const defects: Readonly<Record<string, (publisher: Publisher) => Partial<Publisher>>> = {
  'makes one request and says "inDoubt" if the platform answers 500': () => ({ publish: async () => done }),
  'lets nothing leave once the claim has ended': ({ publish }) => ({
    publish: (job, signal) => publish({ ...job, mayStart: () => true }, signal),
  }),
  'finds a message by its mark, and knows if it is not there': () => ({ find: async () => ({ kind: 'absent' }) }),
  'edits the message in its place, and finds its mark again': ({ publish }) => ({ edit: (job, _message, signal) => publish(job, signal) }),
  'removes a message, and is content if it is gone already': () => ({ remove: async () => done }),
  'names limits that a sender can keep': () => ({ timeoutMs: 60_000 }),
};

/** Everything else is promised by all. */
const skipped: Readonly<Record<string, readonly string[]>> = {
  slack: ['the platform has no key'],
  webhook: ['a receiver is not looked into', 'the platform is always there'],
};

async function withStage(name: string, use: (stage: OpenedStage) => Promise<void>): Promise<void> {
  const stage = await publisherStages[name]?.();
  if (stage === undefined) throw new Error(`There is no stage for ${name}.`);
  try {
    await use(stage);
  } finally {
    await stage.close();
  }
}

describe.each(Object.keys(publisherStages))('the publisher of %s', (platform) => {
  it.each(publisherContract.map((each) => [each.name, each] as const))('%s', async (_name, { run, skip }) => {
    await withStage(platform, async (stage) => {
      const why = skip?.(stage);
      if (why === undefined) await run(stage);
      else expect(skipped[platform]).toContain(why);
    });
  });

  it.each(Object.entries(defects))('is found out if it breaks the promise that it %s', async (name, breaks) => {
    const broken = publisherContract.find((each) => each.name === name);

    await withStage(platform, async (stage) => {
      if (broken?.skip?.(stage) !== undefined) return;
      const publisher = { ...stage.publisher, ...breaks(stage.publisher) };
      await expect(broken?.run({ ...stage, publisher })).rejects.toThrow();
    });
  });
});
