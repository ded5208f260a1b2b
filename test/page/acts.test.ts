import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act } from '../../src/page/acts.ts';
import { type OpenTrial, openTrial } from './open-trial.ts';
import type { PageClient } from './page-client.ts';

let trial: OpenTrial;
let page: PageClient;

beforeAll(async () => {
  trial = await openTrial({ dir: 'content' });
  page = await trial.visit();
});
afterAll(() => trial.close());

const discordSlash = (name: string, command: string, options: Record<string, string | boolean>): Act => ({
  kind: 'discord.slash',
  userId: page.person('discord', name),
  channelId: page.channel('discord', 'general'),
  command,
  options,
});
const slackSlash = (name: string, command: string, text: string): Act => ({
  kind: 'slack.slash',
  userId: page.person('slack', name),
  channelId: page.channel('slack', 'general'),
  command,
  text,
});
const textOf = (key: string | undefined): string => JSON.stringify(page.message(key)?.payload ?? null);
const told = (key: string | undefined) => page.until('message', ({ message }) => message.key === key);

describe('acts on Discord', () => {
  it('answers a slash command through the real client library, and says how long it took and who asked', async () => {
    const result = await page.act(discordSlash('Linus', 'news', { query: 'colosus' }));
    const { message } = await told(result.message);

    expect(result).toMatchObject({ status: 'done', ackMs: expect.any(Number) });
    expect(message).toMatchObject({
      platform: 'discord',
      because: 'Linus used /news',
      author: { isBot: true },
      inspect: { via: 'POST /interactions/:interactionId/:token/callback', versions: 1, ackMs: result.ackMs },
    });
    expect(textOf(result.message)).toContain('Colossus');
    expect(message.inspect.request).toHaveProperty('components');
  });

  it('answers in the language that somebody sets, and tells it', async () => {
    const userId = page.person('discord', 'Linus');
    const spoken = async (locale: string): Promise<string> => {
      await page.act({ kind: 'language', platform: 'discord', userId, locale });
      const { message } = await told((await page.act(discordSlash('Linus', 'latest', {}))).message);
      return JSON.stringify(message.payload);
    };

    const german = await spoken('de');
    const people = await page.until(
      'people',
      ({ platform, people: all }) => platform === 'discord' && all.some(({ locale }) => locale === 'de'),
    );
    const english = await spoken('en-US');

    expect(german).toContain('Neueste Artikel');
    expect(people.people.find(({ id }) => id === userId)?.locale).toBe('de');
    expect(english).toContain('Newest articles');
    expect(await page.act({ kind: 'language', platform: 'slack', userId: 'U0NOBODY01', locale: 'de' })).toMatchObject({
      status: 'refused',
    });
  });

  it('names commands in every language of a client', () => {
    const commands = page.first.discord.commands;

    expect(commands.find(({ name }) => name === 'announcements on')?.localized?.['de']).toEqual({
      name: 'ankündigungen an',
      description: expect.stringContaining('Neue Artikel hier posten'),
    });
    expect(commands.find(({ name }) => name === 'term')?.options[0]?.localized?.['ja']?.name).toBe('用語');
  });

  it('suggests while somebody types', async () => {
    const { choices } = await page.act({
      kind: 'discord.autocomplete',
      userId: page.person('discord', 'Linus'),
      channelId: page.channel('discord', 'general'),
      command: 'news',
      options: { query: 'colo' },
      focused: 'query',
    });

    expect(choices?.length).toBeGreaterThan(3);
    expect(choices).toContainEqual({ name: 'Colocation', value: 'Colocation' });
  });

  it('turns pages and picks from menus in a message, and tells each new version', async () => {
    const opened = await page.act(discordSlash('Linus', 'article', { article: 'spacex colossus' }));
    await told(opened.message);
    const menu = componentsOf(page.message(opened.message)?.payload).find(({ type }) => type === 3);
    const [, second] = (menu?.['options'] ?? []) as readonly { value: string; label: string }[];

    const chosen = await page.act({
      kind: 'discord.select',
      userId: page.person('discord', 'Linus'),
      messageId: opened.message ?? '',
      customId: String(menu?.['custom_id']),
      values: [second?.value ?? ''],
    });
    const { message } = await page.until(
      'message',
      (event) => event.message.key === chosen.message && event.message.inspect.versions === 2,
    );

    expect(chosen).toMatchObject({ status: 'done', message: opened.message });
    expect(message.inspect).toMatchObject({ ackMs: chosen.ackMs, via: 'POST /interactions/:interactionId/:token/callback' });
    expect(message.because).toBe('Linus used /article');
    expect(JSON.stringify(message.payload)).toContain(second?.label);
  });

  it('answers somebody else who clicks with a private message of their own', async () => {
    const opened = await page.act(discordSlash('Linus', 'article', { article: 'spacex colossus', public: true }));
    await told(opened.message);
    const menu = componentsOf(page.message(opened.message)?.payload).find(({ type }) => type === 3);
    const [first] = (menu?.['options'] ?? []) as readonly { value: string; label: string }[];

    const chosen = await page.act({
      kind: 'discord.select',
      userId: page.person('discord', 'Mary'),
      messageId: opened.message ?? '',
      customId: String(menu?.['custom_id']),
      values: [first?.value ?? ''],
    });
    const { message } = await told(chosen.message);

    expect(chosen.message).not.toBe(opened.message);
    expect(message.visibleTo).toBe(page.person('discord', 'Mary'));
    expect(message.because).toBe(`Mary chose ${first?.label}`);
  });

  it('refuses in the words of the client what a person may not do', async () => {
    const denied = await page.act(discordSlash('Linus', 'announcements status', {}));
    const unknown = await page.act(discordSlash('Linus', 'weather', {}));
    const allowed = await page.act(discordSlash('Grace', 'announcements status', {}));

    expect(denied).toMatchObject({ status: 'refused', problem: expect.stringContaining('not offered to this person') });
    expect(unknown).toMatchObject({ status: 'refused', problem: 'There is no command "/weather".' });
    expect(allowed.status).toBe('done');
  });

  it('opens a form, keeps it open while something is wrong in it, and sends it', async () => {
    const opened = await page.act(discordSlash('Grace', 'announcements on', {}));
    const fields = componentsOf(opened.modal?.data['components']);
    const filter = fields.find((field) => field['custom_id'] === 'filter') ?? {};

    const wrong = await page.act({
      kind: 'discord.submitModal',
      userId: page.person('discord', 'Grace'),
      interactionId: opened.modal?.interactionId ?? '',
      values: { [String(filter['custom_id'])]: 'topic:' },
    });
    await told(wrong.message);
    const nobody = await page.act({
      kind: 'discord.submitModal',
      userId: page.person('discord', 'Linus'),
      interactionId: opened.modal?.interactionId ?? '',
      values: {},
    });

    expect(opened.status).toBe('done');
    expect(opened.modal?.data['title']).toBe('What is announced');
    expect(wrong.status).toBe('done');
    expect(page.message(wrong.message)).toMatchObject({ because: 'Grace sent a form', visibleTo: page.person('discord', 'Grace') });
    expect(nobody).toMatchObject({ status: 'refused', problem: 'No modal is open for this person there.' });
  });

  it('opens a direct channel, which the page is told of', async () => {
    const { channelId } = await page.act({ kind: 'direct', platform: 'discord', userId: page.person('discord', 'Linus') });
    const { channels } = await page.until('channels', (event) => event.channels.some(({ id }) => id === channelId));
    const answer = await page.act({ ...discordSlash('Linus', 'news', { query: 'cooling' }), channelId: channelId ?? '' } as Act);

    expect(channels.find(({ id }) => id === channelId)).toMatchObject({
      kind: 'direct',
      name: 'Linus',
      memberIds: [page.person('discord', 'Linus')],
    });
    expect(answer.status).toBe('done');
  });
});

describe('acts on Slack', () => {
  it('answers a slash command in its acknowledgement', async () => {
    const result = await page.act(slackSlash('Rosa', 'help', ''));
    const { message } = await told(result.message);

    expect(message).toMatchObject({
      platform: 'slack',
      because: 'Rosa Reader used /help',
      author: { isBot: true },
      inspect: { via: 'acknowledgement', ackMs: result.ackMs },
    });
    expect(message.inspect.request).toHaveProperty('response_type', 'ephemeral');
    expect(textOf(result.message)).toContain('/news');
  });

  it('chooses in a menu, and shows the answer that came by the response url', async () => {
    const opened = await page.act(slackSlash('Rosa', 'article', 'spacex colossus public:'));
    await told(opened.message);
    const menu = elementsOf(page.message(opened.message)?.payload).find(({ type }) => type === 'static_select');
    const [first] = (menu?.['options'] ?? []) as readonly { value: string; text: { text: string } }[];

    const chosen = await page.act({
      kind: 'slack.select',
      userId: page.person('slack', 'Rosa'),
      on: { message: opened.message ?? '' },
      actionId: String(menu?.['action_id']),
      value: first?.value ?? '',
    });
    const { message } = await told(chosen.message);

    expect(chosen.status).toBe('done');
    expect(message).toMatchObject({
      visibleTo: page.person('slack', 'Rosa'),
      because: `Rosa Reader chose ${first?.text.text}`,
      inspect: { via: 'response_url', ackMs: expect.any(Number) },
    });
  });

  it('shows guests their private refusal', async () => {
    const result = await page.act(slackSlash('Gil', 'announcements', 'on'));
    const { message } = await told(result.message);

    expect(message.visibleTo).toBe(page.person('slack', 'Gil'));
  });

  it('opens a form, shows the errors beside its fields, and closes it', async () => {
    await page.act(slackSlash('Ada', 'announcements', 'on'));
    const { views } = await page.until('views', (event) => event.views.length === 1);
    const [view] = views;
    const wrong = await page.act({
      kind: 'slack.submitView',
      userId: page.person('slack', 'Ada'),
      viewId: view?.id ?? '',
      values: { filter: 'topic:', schedule: 'daily', at: '8 o’clock', zone: 'Mars/Base' },
    });
    const shown = await page.until('views', (event) => Object.keys(event.views[0]?.errors ?? {}).length > 0);
    page.clear();
    await page.act({ kind: 'slack.closeView', userId: page.person('slack', 'Ada'), viewId: view?.id ?? '' });
    const closed = await page.until('views');

    expect(view).toMatchObject({ userId: page.person('slack', 'Ada'), definition: { title: expect.anything() }, errors: {} });
    expect(Object.keys(wrong.fieldErrors ?? {}).length).toBeGreaterThan(1);
    expect(shown.views[0]?.errors).toEqual(wrong.fieldErrors);
    expect(closed.views).toEqual([]);
  });

  it('offers choices while somebody types into a menu of a form', async () => {
    page.clear();
    await page.act(slackSlash('Rosa', 'term', ''));
    const { views } = await page.until('views', (event) => event.views.length === 1);
    const view = views[0];
    const menu = inputsOf(view?.definition).find(({ type }) => type === 'external_select');

    const { choices } = await page.act({
      kind: 'slack.suggest',
      userId: page.person('slack', 'Rosa'),
      on: { view: view?.id ?? '' },
      actionId: String(menu?.['action_id']),
      typed: 'interc',
    });
    await page.act({ kind: 'slack.closeView', userId: page.person('slack', 'Rosa'), viewId: view?.id ?? '' });

    expect(choices?.map(({ name }) => name).join()).toMatch(/interconnect/i);
  });

  it('does not wait for an answer to a link', async () => {
    const opened = await page.act(slackSlash('Rosa', 'article', 'spacex colossus'));
    await told(opened.message);
    const link = elementsOf(page.message(opened.message)?.payload).find(({ url }) => url !== undefined);
    const started = performance.now();

    const clicked = await page.act({
      kind: 'slack.click',
      userId: page.person('slack', 'Rosa'),
      on: { message: opened.message ?? '' },
      actionId: String(link?.['action_id']),
    });

    expect(clicked).toMatchObject({ status: 'done' });
    expect(clicked.message).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('takes what people write, escaped as Slack keeps it', async () => {
    const said = await page.act({
      kind: 'say',
      platform: 'slack',
      userId: page.person('slack', 'Rosa'),
      channelId: page.channel('slack', 'general'),
      text: 'a < b & <!channel>',
    });
    const { message } = await told(said.message);

    expect(message).toMatchObject({ author: { isBot: false, name: 'Rosa Reader' }, payload: { text: 'a &lt; b &amp; &lt;!channel&gt;' } });
  });
});

it('the questions to try first are all answered, and one has a typo', async () => {
  const answers = await Promise.all(
    page.first.starters.map(async ({ command, text }) => {
      const { message } = await page.act(slackSlash('Rosa', command, text));
      await told(message);
      return textOf(message);
    }),
  );

  expect(page.first.starters).toHaveLength(3);
  expect(answers.join()).not.toMatch(/found nothing|no article|no section/iu);
  expect(answers.filter((answer) => !answer.toLowerCase().includes(page.first.starters[1]?.text ?? ''))).not.toEqual([]);
  expect(page.first.starters.map(({ why }) => why)).toContain('A typo finds it too');
});

describe('an act that makes no sense', () => {
  it.each<[string, Act]>([
    ['a person who is not there', { kind: 'say', platform: 'slack', userId: 'U0NOBODY', channelId: 'C0GENERAL1', text: 'hello' }],
    ['a message that is gone', { kind: 'slack.click', userId: 'U0READER01', on: { message: 'C0GENERAL1:1.2' }, actionId: 'a' }],
    ['a preview that is gone', { kind: 'slack.openEntity', userId: 'U0READER01', message: 'C0GENERAL1:1.2', url: 'https://example.com/' }],
    ['a form that is closed', { kind: 'slack.submitView', userId: 'U0READER01', viewId: 'V1', values: {} }],
    ['the app itself', { kind: 'say', platform: 'slack', userId: 'U0BOT00001', channelId: 'C0GENERAL1', text: 'hello' }],
  ])('is refused with a reason, and leaves nothing that waits: %s', async (_, act) => {
    const { events } = trial.local.slack;
    const waiting = events.listenerCount('panel');

    const result = await page.act(act);

    expect(result).toMatchObject({ status: 'refused', problem: expect.stringMatching(/\w{3}/) });
    expect(events.listenerCount('panel')).toBe(waiting);
  });
});

interface Component {
  readonly type?: unknown;
  readonly url?: unknown;
  readonly [key: string]: unknown;
}

function componentsOf(value: unknown): readonly Component[] {
  if (Array.isArray(value)) return value.flatMap(componentsOf);
  if (typeof value !== 'object' || value === null) return [];
  const component = value as Component;
  return [
    component,
    ...componentsOf(component['components']),
    ...componentsOf(component['accessory']),
    ...componentsOf(component['component']),
  ];
}

function inputsOf(definition: unknown): readonly Component[] {
  const { blocks = [] } = Object(definition) as { blocks?: readonly Component[] };
  return blocks.flatMap((block) => (typeof block['element'] === 'object' ? [block['element'] as Component] : []));
}

function elementsOf(payload: unknown): readonly Component[] {
  const { blocks } = payload as { blocks: readonly Component[] };
  return blocks.flatMap((block) => [block['elements'] ?? [], block['accessory'] ?? []].flat()) as unknown as readonly Component[];
}
