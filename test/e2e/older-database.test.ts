import { cp, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { type NewsdeskProcess, startNewsdesk } from './newsdesk-process.ts';

const SLACK_CHANNEL = 'C0GENERAL1';
/** The copy is made to look that old, so that no platform remembers the keys of what was posted since. */
const AGE_MS = 600_000;

describe('a database that is of an earlier moment than the channels', () => {
  let directory: string;
  let discord: Awaited<ReturnType<typeof createDiscordSandbox>>;
  let slack: Awaited<ReturnType<typeof createSlackSandbox>>;
  let desk: NewsdeskProcess;

  const path = (...names: readonly string[]): string => join(directory, ...names);
  const posted = (title: string): readonly number[] =>
    [discord.posted.map(({ payload }) => payload), slack.messages(SLACK_CHANNEL)].map(
      (messages) =>
        messages.filter((message) => JSON.stringify(message).includes(`“${title}”`) || JSON.stringify(message).includes(title)).length,
    );
  const save = (title: string): Promise<void> =>
    writeFile(path('content', `${title.toLowerCase()}.md`), `---\ntitle: ${title}\n---\n\nThe lede of it.\n`);

  async function start(): Promise<string> {
    desk = startNewsdesk(['serve'], {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: `file:${path('state', 'newsdesk.db')}`,
      BACKUP_DIR: 'off',
      CONTENT_DIR: path('content'),
      ANNOUNCE_DISCORD_CHANNELS: discord.channelId('general'),
      ANNOUNCE_SLACK_CHANNELS: SLACK_CHANNEL,
    });
    const { url } = await desk.line('health is answered');
    await desk.line('ready');
    return String(url);
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    desk.child.kill(signal);
    await desk.finished();
  }

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-older-'));
    [discord, slack] = await Promise.all([createDiscordSandbox({ nonceWindowMs: 1_000 }), createSlackSandbox()]);
    await cp('content', path('content'), { recursive: true });
    await start();
    await save('Heron');
    await expect.poll(() => posted('Heron')).toEqual([1, 1]);
    await stop('SIGTERM');
    await cp(path('state', 'newsdesk.db'), path('copy.db'));
    makeOlder(path('copy.db'));
    await start();
    await save('Gate');
    await save('Mill');
    await expect
      .poll(() => [posted('Gate'), posted('Mill')])
      .toEqual([
        [1, 1],
        [1, 1],
      ]);
  });
  afterEach(async () => {
    await stop('SIGKILL');
    await Promise.all([discord.close(), slack.close()]);
    await rm(directory, { recursive: true, force: true });
  });

  async function expectNothingTwice(): Promise<void> {
    await save('Weir');
    await expect.poll(() => posted('Weir')).toEqual([1, 1]);
    // The first planned post comes first in its channel, so it would have been posted by now.
    expect({ heron: posted('Heron'), gate: posted('Gate'), mill: posted('Mill') }).toEqual({ heron: [1, 1], gate: [1, 1], mill: [1, 1] });
  }

  it('is noticed at the start, however the last process ended, and posts nothing twice', async () => {
    await stop('SIGKILL');
    await putCopy();

    await start();

    expect(desk.output()).toContain('an older copy of the one that was used here last');
    await expectNothingTwice();
  });

  it('is noticed while Newsdesk runs when it takes the place of the file', async () => {
    const { url } = await desk.line('health is answered');
    await rename(path('copy.db'), path('state', 'newsdesk.db'));
    const readiness = async (): Promise<string> => (await fetch(`${String(url)}/readyz`)).text();

    await expect.poll(readiness).toContain('was replaced or removed while Newsdesk runs');

    await stop('SIGTERM');
    await removeLog();
    await start();
    await expectNothingTwice();
  });

  it('is told when it is gone, and what was published is not posted again', async () => {
    const { url } = await desk.line('health is answered');
    await rm(path('state', 'newsdesk.db'));
    const readiness = async (): Promise<string> => (await fetch(`${String(url)}/readyz`)).text();

    await expect.poll(readiness).toContain('was replaced or removed while Newsdesk runs');

    await stop('SIGTERM');
    await removeLog();
    await start();
    expect(desk.output()).toContain('is gone, and a new one takes its place');
    await expectNothingTwice();
  });

  async function removeLog(): Promise<void> {
    for (const name of await readdir(path('state'))) if (/-(?:wal|shm)$/u.test(name)) await rm(path('state', name));
  }

  async function putCopy(): Promise<void> {
    await removeLog();
    await cp(path('copy.db'), path('state', 'newsdesk.db'));
  }
});

/** As it would be if ten minutes had passed since. */
function makeOlder(path: string): void {
  const database = new DatabaseSync(path);
  database.exec(`
    update deliveries set created_at = created_at - ${AGE_MS}, settled_at = settled_at - ${AGE_MS},
      first_attempt_at = first_attempt_at - ${AGE_MS}, last_attempt_at = last_attempt_at - ${AGE_MS}, window_from = window_from - ${AGE_MS};
    update announcements set created_at = created_at - ${AGE_MS};
    update subscriptions set created_at = created_at - ${AGE_MS};
    update meta set value = cast(cast(value as integer) - ${AGE_MS} as text) where name = 'ledger.seenAt' or name like 'ledger.seen:%';
    update meta set value = cast(value as integer) || ' ' || (cast(substr(value, instr(value, ' ') + 1) as integer) - ${AGE_MS})
      where name = 'storage.generation'`);
  database.close();
}
