import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import { createArticleState } from '../../src/delivery/article-state.ts';
import { emptyFanOut, makeArticle, makeDelivery, makeDestination, makeSettings, makeSubscription } from '../announce/fixtures.ts';
import { type Finished, startNewsdesk } from './newsdesk-process.ts';

describe('the operator, at the command line', () => {
  let directory: string;
  let path: string;

  const newsdesk = (...args: readonly string[]): Promise<Finished> => startNewsdesk(args, { DATABASE_URL: `file:${path}` }).finished();

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-operator-'));
    path = join(directory, 'newsdesk.db');
    const now = Date.now();
    await using storage = await openSqlite(path, { exclusive: true });
    await storage.subscriptions.put(makeSubscription('c1'), undefined);
    await storage.outbox.insertFanOut(
      { ...emptyFanOut, deliveries: [makeDelivery('a', 'c1', { readyAt: now }), makeDelivery('b', 'c2', { readyAt: now })] },
      now,
    );
    const [claim] = await storage.outbox.claim({
      platform: 'discord',
      owner: 'me',
      now,
      leaseMs: 60_000,
      limit: 1,
      exceptQueues: [],
      exceptInstallations: [],
    });
    if (claim === undefined) throw new Error('Nothing could be claimed.');
    await storage.outbox.settle(claim, 'me', { kind: 'unknown', reason: 'History cannot be read' }, now);
  });
  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('sees what is unknown, and decides about it once', async () => {
    const listed = await newsdesk('deliveries', '--status', 'unknown');
    const decided = await newsdesk('deliveries', '--is-there', '1');
    const again = await newsdesk('deliveries', '--post-again', '1');

    expect(listed.stdout).toContain('#1  article:a post -> discord:channel:c1: may have been posted: the operator decides');
    expect(listed.stderr).toContain('unknown 1');
    expect([decided.code, again.code]).toEqual([0, 1]);
    expect((await newsdesk('deliveries', '--json', '--limit', '1')).stdout).toContain('"article:b"');
  });

  it('is told that nothing was to be posted, and that no question is known, if nobody has used it yet', async () => {
    path = join(directory, 'unused.db');
    {
      await using storage = await openSqlite(path, { exclusive: true });
      const states = [{ state: createArticleState(makeArticle('a'), Date.now()) }];
      await storage.ledger.commit({ expectedVersion: 0, editionHash: 'h', states, fanOut: emptyFanOut, now: Date.now() });
    }

    expect((await newsdesk('deliveries', '--why', 'a')).stderr).toMatch(/^No channel gets announcements, .*\/announcements on/u);
    expect((await newsdesk('questions', '--content', 'content')).stderr).toBe('No question without a good answer is known.\n');
  });

  it('is told why, for every channel', async () => {
    {
      await using storage = await openSqlite(path, { exclusive: true });
      const state = createArticleState(makeArticle('a'), Date.now());
      const fanOut = {
        ...emptyFanOut,
        decisions: [{ announcementId: 'article:a' as AnnouncementId, destinationId: makeDestination('c3').id, because: 'topic:x' }],
      };
      await storage.ledger.commit({ expectedVersion: 0, editionHash: 'h', states: [{ state }], fanOut, now: Date.now() });
      await storage.subscriptions.put(makeSubscription('c3'), undefined);
    }
    const why = await newsdesk('deliveries', '--why', 'a');
    const never = await newsdesk('deliveries', '--why', 'nothing-of-the-kind');
    expect(why.stderr).toBe('2 subscriptions\n');

    expect(why.stdout).toMatch(
      /discord:channel:c1\n\nNot posted yet: it may have been posted: the operator decides\. History cannot be read\./u,
    );
    expect(why.stdout).toMatch(/discord:channel:c3\n\nNot posted here: the filter of this channel left it out \(topic:x\)\./u);
    expect([why.code, never.code]).toEqual([0, 1]);
    expect(never.stderr).toContain('has never seen an article');
  });

  it('is refused two verdicts at once, and nothing is decided', async () => {
    const both = await newsdesk('deliveries', '--is-there', '1', '--post-again', '1');
    const why = await newsdesk('deliveries', '--is-there', '1', '--why', 'a');

    expect([both.code, why.code]).toEqual([2, 2]);
    expect(both.stderr).toContain('--is-there and --post-again cannot be done at once.');
    expect((await newsdesk('deliveries')).stderr).toContain('unknown 1');
  });

  it('is told which states there are', async () => {
    const { code, stderr } = await newsdesk('deliveries', '--status', 'lost');

    expect(code).not.toBe(0);
    expect(stderr).toContain('Choose one of waiting');
  });

  it('changes, exports, imports and ends subscriptions', async () => {
    const changed = await newsdesk('subscriptions', '--set', 'topic:ai quiet=22:00-07:00 zone=Europe/Berlin');
    const exported = await newsdesk('subscriptions', '--json');
    const file = join(directory, 'export.json');
    await writeFile(file, exported.stdout);
    const removed = await newsdesk('subscriptions', '--remove', 'discord:channel:c1');
    const imported = await newsdesk('subscriptions', '--import', file);
    const again = await newsdesk('subscriptions', '--import', file);
    await writeFile(file, exported.stdout.replace('topic:ai', 'topic:power'));
    const tried = await newsdesk('subscriptions', '--import', file, '--dry-run');

    expect(changed.stdout).toContain('discord:channel:c1  topic:ai quiet=22:00-07:00 zone=Europe/Berlin');
    expect(removed.code).toBe(0);
    expect(imported.stdout).toBe(changed.stdout);
    expect(changed.stderr).toBe('1 subscription changed\n');
    expect(imported.stderr).toBe('1 subscription imported: 1 new, 0 with other settings, 0 as before.\n1 subscription\n');
    expect(again.stderr).toContain('1 subscription imported: 0 new, 0 with other settings, 1 as before.');
    expect(tried.stderr).toContain('1 subscription would be imported: 0 new, 1 with other settings, 0 as before.');
    expect(tried.stdout).toBe(changed.stdout);
  });

  it('is told which entry and which field of an import is wrong, and nothing of it is taken', async () => {
    const file = join(directory, 'import.json');
    const good = { platform: 'discord', installation: 'I1', channel: 'new', settings: 'everything' };
    const refused: string[] = [];
    for (const bad of [
      { ...good, platform: 'irc' },
      { ...good, colour: 1 },
      { ...good, settings: 'quiet=never' },
    ]) {
      await writeFile(file, JSON.stringify([good, bad]));
      const { code, stderr } = await newsdesk('subscriptions', '--import', file);
      expect(code).toBe(2);
      refused.push(stderr);
    }

    expect(refused[0]).toContain('import.json is not an export of subscriptions: entry 2, platform: ');
    expect(refused[1]).toMatch(/entry 2: .*colour/u);
    expect(refused[2]).toMatch(/entry 2, settings: .*quiet/u);
    expect(refused[0]).toContain('newsdesk subscriptions --json');
    expect((await newsdesk('subscriptions')).stderr).toBe('1 subscription\n');
  });

  it('sees what would be removed, and nothing is', async () => {
    const tried = await newsdesk('subscriptions', '--remove', 'discord:channel:c1', '--dry-run');
    const none = await newsdesk('subscriptions', '--remove', 'discord:channel:c9', '--dry-run');

    expect([tried.code, tried.stderr]).toEqual([0, 'discord:channel:c1 would get no announcements any more, and nothing was changed.\n']);
    expect([none.code, (await newsdesk('subscriptions')).stderr]).toEqual([1, '1 subscription\n']);
  });

  it('changes only some, and says before what it would do', async () => {
    {
      await using storage = await openSqlite(path, { exclusive: true });
      await storage.subscriptions.put(makeSubscription('c2', { destination: makeDestination('C2', 'slack') }), undefined);
      await storage.subscriptions.put(
        makeSubscription('c3', { settings: makeSettings({ filter: { kind: 'topic', value: 'ai' } }) }),
        undefined,
      );
    }
    const tried = await newsdesk('subscriptions', '--platform', 'slack', '--set', 'template=compact', '--dry-run');
    const slack = await newsdesk('subscriptions', '--platform', 'slack', '--set', 'template=compact');
    const matching = await newsdesk('subscriptions', '--matching', 'topic:ai', '--set', 'lang=de');
    const all = await newsdesk('subscriptions');
    const refused = await newsdesk('subscriptions', '--platform', 'irc');
    const once = await newsdesk('subscriptions', '--set', 'backfill=3');

    expect(tried.stderr).toContain('1 subscription, and nothing was changed');
    expect([tried.stdout, slack.stdout]).toEqual(Array(2).fill('slack:channel:I1:C2  everything template=compact\n'));
    expect(matching.stdout).toBe('discord:channel:c3  topic:ai lang=de\n');
    expect(all.stdout).toContain('discord:channel:c1  everything\n');
    expect(refused.stderr).toContain('Choose one of discord, slack');
    expect(once.stderr).toContain('backfill is not a setting');
  });

  it('backs up and restores, into an empty database only', async () => {
    const file = join(directory, 'newsdesk.backup.gz');
    const saved = await newsdesk('backup', file);
    const refused = await newsdesk('restore', file);
    path = join(directory, 'other.db');
    const restored = await newsdesk('restore', file);
    const listed = await newsdesk('deliveries');
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length - 20));
    path = join(directory, 'third.db');
    const damaged = await newsdesk('restore', file);

    path = join(directory, 'fourth.db');
    const missing = await newsdesk('restore', join(directory, 'missing.gz'));

    expect(missing.stderr).toContain('cannot be read: ENOENT');
    expect(await readdir(directory)).not.toContain('fourth.db');
    expect([saved.code, refused.code === 0, restored.code]).toEqual([0, false, 0]);
    expect(refused.stderr).toContain('--replace');
    expect(listed.stderr).toContain('pending 1');
    expect(listed.stdout).toContain('in doubt: it is looked for first');
    expect(damaged.code).not.toBe(0);
  });
});
