import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeContentDir, type OpenTrial, openTrial } from './open-trial.ts';
import type { PageClient } from './page-client.ts';

let trial: OpenTrial;
let page: PageClient;
let remove: () => Promise<void>;

const save = (name: string, text: string): Promise<void> => writeFile(join(trial.dir, name), text);
const announced = (channel: string) =>
  [...page.events].flatMap((event) => (event.kind === 'message' && event.message.channelId === channel ? [event.message] : []));

beforeEach(async () => {
  const content = await makeContentDir();
  remove = content.remove;
  await writeFile(join(content.dir, 'publication.yaml'), 'name: The Gazette\n');
  await writeFile(join(content.dir, 'zeppelin.md'), '# Zeppelin\n\nThe zeppelin has landed in the harbour.\n');
  trial = await openTrial({ dir: content.dir });
  page = await trial.visit();
});
afterEach(async () => {
  await trial.close();
  await remove();
});

describe('the first state', () => {
  it('shows people with different roles, the channels they see, and commands as they are registered', () => {
    const { discord, slack, content, starters } = page.first;

    expect(discord.people.map(({ name, role, managesChannels }) => [name, role, managesChannels])).toEqual([
      ['Ada', 'Owner', true],
      ['Grace', 'Editors, manages channels', true],
      ['Linus', 'Readers', false],
      ['Mary', 'Member, takes no direct messages', false],
      ['Newsdesk', 'App', false],
    ]);
    expect(slack.people.map(({ name, role }) => [name, role])).toEqual([
      ['Rosa Reader', 'Member'],
      ['Ada Admin', 'Admin'],
      ['Gil Guest', 'Guest'],
      ['Newsdesk', 'App'],
    ]);
    expect(discord.channels.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'general text',
      'announcements announcement',
      'articles forum',
    ]);
    expect(slack.channels.map(({ name, kind, botMayPost }) => `${name} ${kind} ${botMayPost}`)).toEqual([
      'general text true',
      'announcements text true',
      'editors private true',
      'random text false',
      'Home home true',
    ]);
    expect(slack.channels.find(({ name }) => name === 'editors')?.memberIds).toEqual(['U0ADMIN001']);
    expect(discord.commands.find(({ name }) => name === 'announcements on')?.forManagers).toBe(true);
    expect(discord.commands.find(({ name }) => name === 'news')?.options[0]).toMatchObject({ name: 'query', autocomplete: true });
    expect(slack.commands.find(({ name }) => name === 'article')?.hint).toBe('<article> [section] [public:]');
    expect([discord.connected, slack.connected]).toEqual([true, true]);
    expect(content).toMatchObject({ publication: 'The Gazette', sections: 1, articles: [{ slug: 'zeppelin', file: 'zeppelin.md' }] });
    expect(starters).toHaveLength(3);
    expect(discord.commands.map(({ name }) => name)).not.toContain('announcements');
    expect(starters.map(({ text }) => text)).toContain('zeppelin');
  });

  it('has the earlier events, for a client that comes back', async () => {
    const latest = { kind: 'slack.slash', userId: 'U0READER01', channelId: 'C0GENERAL1', command: 'latest', text: '' } as const;
    // The first answer with cards is tried where a refusal is told.
    const tried = await page.act(latest);
    await page.until('message', (event) => event.message.key === tried.message);
    const { message } = await page.act(latest);
    await page.until('message', (event) => event.message.key === message);
    page.leave();

    const again = await trial.visit();

    expect(again.first.slack.messages.find(({ key }) => key === message)).toMatchObject({
      because: 'Rosa Reader used /latest',
      inspect: { via: 'acknowledgement', ackMs: expect.any(Number) },
    });
  });
});

describe('a saved file', () => {
  it('changes what is answered within a second, and the page is told which', async () => {
    const savedAt = performance.now();
    await save('zeppelin.md', '# Zeppelin\n\nThe gyrocopter has landed in the harbour.\n');
    const { content, starters } = await page.until('content');
    const toldMs = performance.now() - savedAt;
    const { message } = await page.act({
      kind: 'slack.slash',
      userId: 'U0READER01',
      channelId: 'C0GENERAL1',
      command: 'news',
      text: 'gyrocopter',
    });
    const answered = await page.until('message', (event) => event.message.key === message);

    expect(content.change).toBe('zeppelin.md changed');
    expect(starters.length).toBe(3);
    expect(JSON.stringify(answered.message.payload)).toContain('The gyrocopter has landed');
    expect(toldMs).toBeLessThan(5_000);
  });

  it('that is broken shows its problem at its place, and the last good version is still answered', async () => {
    await save('zeppelin.md', '---\ntitle: [never closed\n---\n\nLost words.\n');
    const { content } = await page.until('content', (event) => event.content.change === 'zeppelin.md has an error');

    expect(content.problems).toEqual([
      expect.objectContaining({ severity: 'error', code: 'yaml.syntax', file: 'zeppelin.md', line: 3, excerpt: '---' }),
    ]);
    expect(content.articles.map(({ slug }) => slug)).toEqual(['zeppelin']);
  });

  it('that is new is announced in both channels, and its deliveries are followed in the outbox', async () => {
    await save('balloon.md', '# Balloon\n\nA balloon rose over the harbour.\n');
    const [onDiscord, onSlack] = await Promise.all([
      page.until('message', ({ message }) => message.channelId === page.channel('discord', 'announcements')),
      page.until('message', ({ message }) => message.channelId === page.channel('slack', 'announcements')),
    ]);
    const { outbox } = await page.until('outbox', (event) => event.outbox.counts['delivered'] === 2);

    expect(onDiscord.message.inspect.via).toBe('POST /channels/:channelId/messages');
    expect(onSlack.message.inspect.via).toBe('chat.postMessage');
    expect(onSlack.message.inspect.limits.map(({ name }) => name)).toContain('Text over all blocks');
    expect(outbox.deliveries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ platform: 'discord', channel: '#announcements', article: 'balloon', part: 'post', status: 'delivered' }),
        expect.objectContaining({ platform: 'slack', channel: '#announcements', article: 'balloon', part: 'post', status: 'delivered' }),
      ]),
    );
  });

  it('that changes after its announcement edits what was posted', async () => {
    const channel = page.channel('discord', 'announcements');
    await save('balloon.md', '# Balloon\n\nA balloon rose over the harbour.\n');
    await page.until('message', ({ message }) => message.channelId === channel);
    await page.until('outbox', (event) => event.outbox.counts['delivered'] === 2);
    await save('balloon.md', '# A Red Balloon\n\nA red balloon rose over the harbour.\n');
    const { message } = await page.until('message', (event) => event.message.channelId === channel && event.message.inspect.versions === 2);

    expect(JSON.stringify(message.payload)).toContain('A Red Balloon');
    expect(message.editedAt).toBeGreaterThanOrEqual(message.at);
    expect(message.inspect.via).toBe('PATCH /channels/:channelId/messages/:messageId');
  });
});

describe('the bot preparing an answer', () => {
  it('is told in the channel while it takes noticeably long, and no more once it failed', async () => {
    await page.act({ kind: 'fault', platform: 'discord', fault: 'hang', what: 'answer', times: 100 });

    const result = await page.act({
      kind: 'discord.slash',
      userId: page.person('discord', 'Linus'),
      channelId: page.channel('discord', 'general'),
      command: 'news',
      options: { query: 'zeppelin' },
    });

    await page.until('typing', ({ active }) => !active);

    expect(result).toEqual({ status: 'timeout', problem: 'The application did not respond.' });
    expect(page.events.flatMap((event) => (event.kind === 'typing' ? [[event.channelId, event.active]] : []))).toEqual([
      [page.channel('discord', 'general'), true],
      [page.channel('discord', 'general'), false],
    ]);
  });

  it('is not told for an answer that comes at once', async () => {
    await page.act({ kind: 'slack.slash', userId: 'U0READER01', channelId: 'C0GENERAL1', command: 'news', text: 'zeppelin' });
    await page.until('message');

    expect(page.events.filter(({ kind }) => kind === 'typing')).toEqual([]);
  });
});

describe('faults', () => {
  it('are placed, strike, are told, and an announcement still arrives exactly once', async () => {
    const channel = page.channel('discord', 'announcements');
    await page.act({ kind: 'fault', platform: 'discord', fault: 'lostAnswer', what: 'post', times: 1 });
    const placed = await page.until('faults');
    await save('balloon.md', '# Balloon\n\nA balloon rose over the harbour.\n');
    const struck = await page.until('struck');
    await page.until('outbox', (event) => event.outbox.deliveries.some(({ platform, inDoubt }) => platform === 'discord' && inDoubt));
    const { outbox } = await page.until('outbox', (event) => event.outbox.counts['delivered'] === 2);

    expect(placed.faults).toEqual([
      { platform: 'discord', id: expect.any(Number), kind: 'lostAnswer', what: 'post', remaining: 1, hits: 0 },
    ]);
    expect(struck).toMatchObject({ platform: 'discord', fault: 'lostAnswer', what: expect.stringMatching(/^POST .*\/messages$/) });
    expect(new Set(announced(channel).map(({ key }) => key)).size).toBe(1);
    expect(outbox.deliveries.find(({ platform }) => platform === 'discord')?.attempts).toBeGreaterThan(1);
  });

  it('strike the answer to a command on Slack too, which is there all the same when only the connection is lost', async () => {
    await page.act({ kind: 'fault', platform: 'slack', fault: 'lostAnswer', what: 'answer', times: 1 });

    const { status, message } = await page.act({
      kind: 'slack.slash',
      userId: 'U0READER01',
      channelId: 'C0GENERAL1',
      command: 'news',
      text: 'zeppelin',
    });
    const struck = await page.until('struck');
    await page.until('message', (event) => event.message.key === message);

    expect(status).toBe('done');
    expect(struck).toMatchObject({ platform: 'slack', fault: 'lostAnswer', what: 'an acknowledgement' });
  });

  it('are taken away again', async () => {
    await page.act({ kind: 'fault', platform: 'slack', fault: 'rateLimit', what: 'post', times: 100 });
    await page.act({ kind: 'clearFaults' });

    const { faults } = await page.until('faults', (event) => event.faults.length === 0);

    expect(faults).toEqual([]);
    expect(trial.local.slack.faults.list()).toEqual([]);
  });

  it.each(['discord', 'slack'] as const)('cut the connection of %s, which comes back by itself', async (platform) => {
    await page.act({ kind: 'cut', platform });
    await page.until('connected', (event) => event.platform === platform && !event.connected);
    await page.until('connected', (event) => event.platform === platform && event.connected);

    const { connected } = (await trial.visit()).first[platform];

    expect(connected).toBe(true);
  });
});
