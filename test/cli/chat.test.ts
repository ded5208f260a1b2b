import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createAnnouncementEvents } from '../../src/app/announcement-events.ts';
import { createAppEvents } from '../../src/app/app-events.ts';
import { type App, startApp } from '../../src/app/app.ts';
import { type Chat, startChat } from '../../src/cli/chat.ts';
import { createPromptLog } from '../../src/cli/prompt-log.ts';
import { type LocalPlatforms, startLocalPlatforms } from '../../src/cli/local-platforms.ts';
import type { CuratedTerm } from '../../src/curation/curated-term.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { markedStyle } from '../../src/sandbox/marked-text.ts';
import { createDirectorySource } from '../../src/sources/directory.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { sharedParser } from '../sources/shared-parser.ts';

describe('the prompt of npm start', () => {
  let content: string;
  let local: LocalPlatforms;
  let storage: Storage;
  let app: App;
  let screen: string;
  let input: PassThrough;
  let chat: Chat;
  let width: number;
  let hasEnded: boolean;

  beforeEach(async () => {
    content = await mkdtemp(join(tmpdir(), 'newsdesk-chat-'));
    await cp('content', content, { recursive: true });
    [local, storage] = await Promise.all([startLocalPlatforms(), openMemory()]);
    const logger = createLogger({ level: 'fatal', destination: 'stderr', secrets: [] });
    const metrics = createMetrics();
    app = await startApp({
      isTrial: true,
      config: local.config,
      source: createDirectorySource(content, { clock: systemClock, parser: sharedParser }),
      clock: systemClock,
      logger,
      events: { answers: createAppEvents(logger, metrics), announcements: createAnnouncementEvents(logger, metrics), onFatal: () => {} },
      state: { storage, doubtSettleMs: 500 },
    });
    screen = '';
    hasEnded = false;
    input = new PassThrough();
    const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 40, rows: 50 });
    terminal.on('data', (chunk: Buffer) => (screen += chunk.toString()));
    width = 200;
    chat = startChat({
      clients: local.clients(commands, markedStyle),
      commands,
      input,
      terminal,
      output: {
        print: (text) => void terminal.write(`${text}\n`),
        say: (text) => void terminal.write(`${text}\n`),
        progress: () => {},
        color: false,
        links: false,
        get width() {
          return width;
        },
      },
      onEnd: () => void (hasEnded = true),
    });
  });
  afterEach(async () => {
    chat.close();
    await app.stop();
    await storage.close();
    await local.close();
    await rm(content, { recursive: true, force: true });
  });

  const save = (text: string): Promise<void> =>
    writeFile(join(content, 'fresh.md'), `---\ntitle: Fresh title\ntopics: [power]\n---\n\nThe fresh lede.\n\n## More\n\n${text}\n`);
  /** The screen since `mark`. */
  const until = async (mark: number, ...words: readonly string[]): Promise<string> => {
    const end = performance.now() + 60_000;
    while (!words.every((word) => screen.slice(mark).includes(word))) {
      if (performance.now() > end) throw new Error(`Never on the screen: ${words.join(', ')}\n${screen.slice(mark)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return screen.slice(mark);
  };
  const type = (line: string): number => {
    const mark = screen.length;
    input.write(`${line}\r`);
    return mark;
  };

  it('says who types and where, changes both, and has every right that this person has', async () => {
    await until(0, 'Discord: grace in #general', 'Slack: rosa in #general', '!as NAME');

    await until(type('!as linus'), 'Discord: linus in #general');
    const refused = await until(type('/announcements on'), 'Discord ·', 'Slack ·');
    const unknown = await until(type('!as nobody'), 'There is no nobody', 'ada');
    await until(type('!in announcements'), 'Discord: linus in #announcements', 'Slack: rosa in #announcements');

    expect(refused).not.toMatch(/Discord ·[\s\S]*announced here from now on[\s\S]*Slack ·/u);
    expect(unknown).toContain('Slack has');
  });

  it('sends a line that begins with the name of the bot as a message, which it answers on both platforms', async () => {
    const said = await until(
      type('@newsdesk what is colossus'),
      'Discord · #general',
      'Slack · thread in #general',
      'the computing cluster',
    );

    expect(said).not.toContain('There is no command');
  });

  it('shows what is posted and edited while a line is being typed, and keeps the line', async () => {
    await until(type('!in announcements'), 'Discord: grace in #announcements');
    const half = '/news a line that is longer than a row of the screen is';
    const mark = screen.length;
    input.write(half);
    await save('The first text.');

    const posted = await until(mark, 'Discord · #announcements ──', 'Slack · #announcements ──', 'Fresh title');
    await save('Another text.');
    await until(mark, 'Discord · #announcements, edited', 'Slack · #announcements, edited');
    const answered = await until(type(' wide'), 'ms');

    // Drawn again below what arrived, and taken whole when it was finished.
    expect(posted.slice(posted.lastIndexOf('Fresh title'))).toContain(half);
    expect(answered).not.toContain('There is no command');
  });

  it('loses an answer when told to, and the post is there once', async () => {
    await until(type('!in announcements'), 'Discord: grace in #announcements');
    await until(type('!lose 1'), 'the answer is lost');

    const mark = screen.length;
    await save('Lost and found.');
    await until(mark, 'Discord · #announcements ──', 'Slack · #announcements ──');
    const end = performance.now() + 60_000;
    while ((await storage.outbox.count()).delivered < 2 && performance.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 100));

    expect(await storage.outbox.count()).toMatchObject({ delivered: 2, unknown: 0 });
    expect(screen.slice(mark).match(/Discord · #announcements ──/gu)).toHaveLength(1);
    expect(screen.slice(mark).match(/Slack · #announcements ──/gu)).toHaveLength(1);
  });

  it('sets announcements up in the forms of both platforms, field by field', async () => {
    input.write('/announcements on\n');
    await expect.poll(() => screen).toMatch(/\[1\][^]*Submit[^]*\[2\][^]*Turn on/u);
    input.write('filter=topic:power\n');
    await expect.poll(() => screen.match(/filter[^]{0,20}=topic:power/gu)?.length).toBeGreaterThanOrEqual(2);
    input.write('2\n');
    await expect
      .poll(async () => (await storage.subscriptions.list()).filter(({ destination }) => destination.targetId === 'C0GENERAL1').length)
      .toBe(1);
    const [subscription] = (await storage.subscriptions.list()).filter(({ destination }) => destination.targetId === 'C0GENERAL1');

    expect(subscription?.settings.filter).toEqual({ kind: 'topic', value: 'power' });
  });

  it('offers roles and user groups by name, and takes the name', async () => {
    const form = await until(type('/announcements on'), 'Submit', 'Turn on');
    const filled = await until(type('ping=Editors'), 'Discord ·', 'Slack ·', 'Turn on');
    await until(type('2'), 'New articles are announced here');
    const [onSlack] = (await storage.subscriptions.list()).filter(({ destination }) => destination.targetId === 'C0GENERAL1');
    await until(type('/announcements on'), 'Submit');
    await until(type('ping=readers'), 'Discord ·');
    await until(type('1'), 'announced here');
    const general = local.discord.channelId('general');
    const [onDiscord] = (await storage.subscriptions.list()).filter(({ destination }) => destination.targetId === general);

    expect(form).toMatch(/Whom to ping[^]*one of Newsdesk, Editors, Readers, Staff[^]*Slack ·[^]*Whom to ping[^]*one of editors/u);
    expect(filled.match(/ping=Editors/gu)).toHaveLength(3);
    expect(onSlack?.settings.ping).toBe('S0EDITORS1');
    expect(onDiscord?.settings.ping).toBe(local.discord.roleId('Readers'));
  });

  it('shows what somebody else changed while a form was open, and sends it again', async () => {
    await until(type('/terms add Skeg'), '[2]', 'Add');
    await until(type('definition=A fin.'), '[2]', 'Add');
    await until(type('2'), 'is a term now');
    await until(type('/terms edit Skeg'), '[2]', 'Save');
    const { terms, revision } = await storage.terms.read();
    const [skeg] = terms;
    const by = { platform: 'slack', userId: 'U9', name: 'Grace' };
    const changed = { ...skeg, version: 2, definition: 'A keel’s fin.' } as CuratedTerm;
    await storage.terms.commit(revision, { act: 'edit', by, at: systemClock.now(), note: '', terms: [changed] });

    const stopped = await until(type('2'), 'Grace changed this', '[1]');

    expect(stopped).toContain('A keel’s fin.');
    await until(type('1'), 'is saved');
    expect((await storage.terms.read()).terms[0]).toMatchObject({ version: 3, definition: 'A fin.' });
  });

  it('keeps a mistyped field of an open form to itself', async () => {
    await until(type('/announcements on'), 'Submit', 'Turn on');

    const hint = await until(type('nofield=3'), 'has no field nofield');
    const filled = await until(type('Quiet=22:00-07:00'), 'Slack ·');

    expect(hint).toContain('Its fields are filter, template, ping, lang');
    expect(hint).not.toContain('Slack ·');
    expect(filled.match(/quiet=22:00-07:00/gu)).toHaveLength(1);
    expect(local.discord.messages(local.discord.channelId('general'))).toEqual([]);
    expect(local.slack.messages('C0GENERAL1')).toEqual([]);
  });

  it('says what has a = in it aloud where no form is open', async () => {
    await until(type('nofield=3'), 'Discord ·', 'Slack ·');
  });

  it('wraps answers and its own words to the width that the window has now', async () => {
    await until(type('/latest 3'), 'Discord ·', 'Slack ·');
    width = 50;

    const mark = type('/latest 3');
    await until(mark, 'Discord ·', 'Slack ·');
    const told = type('!who');
    await until(told, '#general', 'Slack: rosa');
    const unknown = type('!nothing');
    await until(unknown, '!who');

    expect(widest(screen.slice(mark))).toBeGreaterThan(30);
    expect(widest(screen.slice(mark))).toBeLessThanOrEqual(50);
  });

  it('shows log lines above what is being typed, and keeps it', async () => {
    await until(0, 'newsdesk>');
    const log = createPromptLog(Object.assign(new PassThrough(), { isTTY: true, hasColors: () => false }) as never);
    const logger = createLogger({ level: 'warn', destination: log });
    log.follow(chat);
    const half = '/news a line that is longer than a row of the screen is';
    input.write(half);
    await until(0, ' is');

    const mark = screen.length;
    logger.warn({ reason: 'because' }, 'something is wrong');
    const logged = await until(mark, 'something is wrong', half);

    expect(logged.indexOf('something is wrong')).toBeLessThan(logged.lastIndexOf(half));
    expect(logged).not.toContain('{');
  });

  it('ends when it is told to', async () => {
    input.write('quit\n');

    await expect.poll(() => hasEnded).toBe(true);
    // Failures later in the same turn must not go unseen.
    await new Promise((resolve) => setImmediate(resolve));
  });
});

/** Columns of the longest line, without what moves the cursor and what was typed. */
function widest(text: string): number {
  const lines = stripVTControlCharacters(text).split(/\r?\n/u);
  return Math.max(...lines.filter((line) => !line.includes('newsdesk>')).map((line) => line.length));
}
