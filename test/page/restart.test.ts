import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Message } from '../../src/page/protocol.ts';
import { type OpenTrial, openTrial } from './open-trial.ts';
import type { PageClient } from './page-client.ts';

/** The first choice of the first menu of a message. */
const menuOf = (message: Message) =>
  /"custom_id":"(?<customId>menu:\d+)".*?"value":"(?<value>[^"]+)"/.exec(JSON.stringify(message.payload))?.groups;

let trial: OpenTrial;
let page: PageClient;

beforeAll(async () => {
  trial = await openTrial({ dir: 'content' });
  page = await trial.visit();
});
afterAll(() => trial.close());

it('starts Newsdesk again under the same platforms, and the menus of earlier messages still answer', async () => {
  const userId = page.person('discord', 'Linus');
  const asked = await page.act({
    kind: 'discord.slash',
    userId,
    channelId: page.channel('discord', 'general'),
    command: 'news',
    options: { query: 'power' },
  });
  // A slow machine shows that the bot is thinking first: the menu comes with the answer.
  const { message } = await page.until('message', (event) => event.message.key === asked.message && menuOf(event.message) !== undefined);

  const restarts = await Promise.all([page.act({ kind: 'restart' }), page.act({ kind: 'restart' })]);
  const { customId = '', value = '' } = menuOf(message) ?? {};
  const chosen = await page.act({ kind: 'discord.select', userId, messageId: message.id, customId, values: [value] });

  expect(restarts).toEqual([{ status: 'done' }, { status: 'done' }]);
  expect(chosen.status).toBe('done');
  expect(page.events.filter((event) => event.kind === 'connected').map(({ connected }) => connected)).toContain(false);
  await expect.poll(() => page.message(asked.message)?.inspect.versions).toBe(2);
});

it('lists a direct channel of Slack when it is opened, for its person alone', async () => {
  const userId = page.person('slack', 'Gil Guest');

  const { channelId } = await page.act({ kind: 'direct', platform: 'slack', userId });
  const { channels } = await page.until('channels', (event) => event.channels.some(({ id }) => id === channelId));

  expect(channels.find(({ id }) => id === channelId)).toMatchObject({ kind: 'direct', memberIds: [userId] });
});

it('lets faults strike answers, and no suggestions', async () => {
  const at = { userId: page.person('discord', 'Linus'), channelId: page.channel('discord', 'general'), command: 'news' };
  await page.act({ kind: 'fault', platform: 'discord', fault: 'serverError', what: 'answer', times: 100 });

  const { choices } = await page.act({ kind: 'discord.autocomplete', ...at, options: { query: 'colo' }, focused: 'query' });
  const suggested = page.events.filter(({ kind }) => kind === 'struck');
  await page.act({ kind: 'discord.slash', ...at, options: { query: 'colossus' } });
  await page.act({ kind: 'clearFaults' });

  expect(choices?.length).toBeGreaterThan(3);
  expect(suggested).toEqual([]);
  expect(page.events.some(({ kind }) => kind === 'struck')).toBe(true);
});
