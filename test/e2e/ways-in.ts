import { askEntry } from '../../src/command/ask-entry.ts';
import { lookUpEntry } from '../../src/command/look-up-entry.ts';
import { askField } from '../../src/platform/slack/ask-view.ts';
import { transcribeDiscordMessage } from '../../src/sandbox/discord/discord-transcript.ts';
import type { InteractionAnswer } from '../../src/sandbox/discord/interactions.ts';
import { transcribeSlackMessage } from '../../src/sandbox/slack/slack-transcript.ts';
import type { SlackMessage } from '../../src/sandbox/slack/state/message.ts';
import type { SlackView } from '../../src/sandbox/slack/state/view-book.ts';
import { identityStyle } from '../platform/transcripts.ts';
import { type AnnouncementStage, buttonOn } from './announcement-stage.ts';

/** A transcript without what the platforms write differently, and the people who see it. */
export interface Seen {
  readonly lines: readonly string[];
  readonly by: 'asker' | 'everybody';
}

type OnPlatform = (stage: AnnouncementStage) => Promise<Seen>;

/** A way to ask, on both platforms; in place of one that a platform lacks, the reason, as docs/ways-in.md gives it. */
export interface WayIn {
  readonly way: string;
  /** A part of the answer. */
  readonly expected: string;
  readonly onDiscord: OnPlatform | string;
  readonly onSlack: OnPlatform | string;
  /** Discord sends it through the gateway alone. */
  readonly needsGateway?: true;
}

const question = 'colossus key details';
const passage = 'cooled by liquid';

export const waysIn: readonly WayIn[] = [
  command('a command', 'news', 'query', question, passage),
  command('a command with a list of answers', 'news', 'query', 'topic:power', 'Read one of them'),
  command('a command without an answer', 'news', 'query', 'zxqwvkj', 'No article mentions'),
  command('a command about a term', 'term', 'term', 'colossus', 'the computing cluster that the rocket builder assembled'),
  command('the newest articles', 'latest', '', '', 'Nov 3, 2026'),
  {
    way: 'an answer for everybody at once',
    expected: passage,
    onDiscord: async (stage) => ofDiscord(await stage.onDiscord('news', { query: question, public: true })),
    onSlack: async (stage) => ofSlack(await (await stage.onSlack('news', `public: ${question}`)).answer()),
  },
  {
    way: 'a private answer that is shared',
    expected: 'Shared by NAME',
    async onDiscord(stage) {
      const { message } = await stage.onDiscord('news', { query: question });
      const customId = buttonOn(message?.payload, /^Share$/u);
      return ofDiscord(await stage.discord.click({ userId: stage.manager.discord.userId, messageId: message?.id ?? '', customId }));
    },
    async onSlack(stage) {
      const message = await (await stage.onSlack('news', question)).answer();
      const actionId = buttonOn(message.blocks, /^Share$/u);
      return ofSlack(await (await stage.slack.click({ message, actionId, userId: stage.manager.slack.userId })).answer());
    },
  },
  {
    way: 'a verdict on an answer',
    expected: 'Thank you.',
    async onDiscord(stage) {
      const { message } = await stage.onDiscord('news', { query: question });
      const customId = buttonOn(message?.payload, /^Helpful$/u);
      return ofDiscord(await stage.discord.click({ userId: stage.manager.discord.userId, messageId: message?.id ?? '', customId }));
    },
    async onSlack(stage) {
      const message = await (await stage.onSlack('news', question)).answer();
      const [, actionId = '', value = ''] =
        /"action_id":"([^"]+)"[^}]*?"positive_button":\{[^}]*\}[^}]*?"value":"([^"]+)"/u.exec(JSON.stringify(message.blocks)) ?? [];
      const press = { message, actionId, userId: stage.manager.slack.userId, value };
      return ofSlack(await (await stage.slack.select(press)).answer());
    },
  },
  {
    way: 'a mention',
    expected: passage,
    needsGateway: true,
    onDiscord: (stage) => mentionOnDiscord(stage, stage.manager.discord.channelId),
    onSlack: (stage) => mentionOnSlack(stage),
  },
  {
    way: 'a mention in a thread',
    expected: passage,
    needsGateway: true,
    async onDiscord(stage) {
      const { apiUrl, token } = stage.discord;
      const response = await fetch(`${apiUrl}/v10/channels/${stage.manager.discord.channelId}/threads`, {
        method: 'POST',
        headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'A talk', type: 11 }),
      });
      return mentionOnDiscord(stage, ((await response.json()) as { readonly id: string }).id);
    },
    async onSlack(stage) {
      const { message } = await stage.slack.say({ ...stage.manager.slack, text: 'A talk' });
      return mentionOnSlack(stage, message.ts);
    },
  },
  {
    way: 'a direct message',
    expected: passage,
    needsGateway: true,
    async onDiscord(stage) {
      const channelId = stage.discord.openDirectMessage(stage.manager.discord.userId);
      return { ...(await answeredOnDiscord(stage, channelId, question)), by: 'asker' };
    },
    async onSlack(stage) {
      const channelId = stage.slack.openDirectMessage(stage.manager.slack.userId);
      return { ...(await answeredOnSlack(stage, channelId, question)), by: 'asker' };
    },
  },
  {
    way: '*Look this up* on a message',
    expected: 'says most about this message',
    async onDiscord(stage) {
      const said = stage.discord.say({ ...stage.manager.discord, content: 'Is Colossus cooled?' });
      return ofDiscord(await stage.discord.contextCommand({ ...stage.manager.discord, command: lookUpEntry.name, targetId: said.id }));
    },
    async onSlack(stage) {
      const { message } = await stage.slack.say({ ...stage.manager.slack, text: 'Is Colossus cooled?' });
      const shortcut = { userId: stage.manager.slack.userId, callbackId: lookUpEntry.callbackId, message };
      return ofSlack(await (await stage.slack.shortcut(shortcut)).answer());
    },
  },
  {
    way: 'the asker’s own language',
    expected: 'Partager',
    async onDiscord(stage) {
      const { discord, manager } = stage;
      return ofDiscord(await discord.slash({ ...manager.discord, command: 'news', options: { query: question }, locale: 'fr' }));
    },
    onSlack: async (stage) => ofSlack(await (await stage.onSlack('news', question, { userId: 'U0GUEST001' })).answer()),
  },
  {
    way: 'a shortcut from anywhere, with suggestions',
    expected: passage,
    onDiscord: 'Discord has no shortcut without a message: `/news` suggests in any channel.',
    async onSlack(stage) {
      const { userId } = stage.manager.slack;
      await stage.slack.shortcut({ userId, callbackId: askEntry.callbackId });
      const view = await viewWith(stage, askField);
      await stage.slack.submitView({ view, values: { [askField]: question } });
      return ofView(await viewWith(stage, passage));
    },
  },
  {
    way: 'a start page',
    expected: 'Nov 3, 2026',
    onDiscord: 'Discord has no page of an app for a person: `/latest` and `/following` answer the same.',
    async onSlack(stage) {
      const { userId } = stage.manager.slack;
      await stage.slack.openHome(userId);
      return ofView(await stage.until('the start page', () => stage.slack.home(userId)));
    },
  },
  {
    way: 'questions offered before one types',
    expected: 'Anthropic Rents Room',
    onDiscord: 'Discord has no place for them: `/news` suggests the newest articles first.',
    async onSlack({ slack, manager, until }) {
      const { userId } = manager.slack;
      const channelId = slack.openDirectMessage(userId);
      await slack.openMessages(userId);
      const { prompts } = await until('the questions', () => slack.workspace().prompts.get(channelId));
      const known = new Set(slack.messages(channelId).map(({ ts }) => ts));
      await slack.say({ userId, channelId, text: prompts[0]?.message ?? '' });
      const isAnswer = ({ ts, userId: author }: SlackMessage): boolean => author === slack.botUserId && !known.has(ts);
      return { ...ofSlack(await until('the answer', () => slack.messages(channelId).find(isAnswer))), by: 'asker' };
    },
  },
  {
    way: 'a preview of a shared link',
    expected: 'Nov 3, 2026',
    onDiscord: 'Discord tells no app of links: it draws previews from the page itself.',
    async onSlack(stage) {
      const url = 'https://example.com/articles/anthropic-spacex-colossus';
      const { message } = await stage.slack.say({ ...stage.manager.slack, text: `<${url}>` });
      const { blocks } = await stage.until('the preview', () => message.unfurls[url] as { readonly blocks: unknown } | undefined);
      return { lines: plain(transcribeSlackMessage({ blocks }, identityStyle).lines), by: 'everybody' };
    },
  },
  {
    way: 'the app in a person’s own account',
    expected: passage,
    async onDiscord(stage) {
      const { discord } = stage;
      const userId = discord.userId('linus');
      discord.addToAccount(userId);
      const channelId = discord.channelId('general', discord.createGuild({ name: 'Elsewhere', owner: 'ada', withoutBot: true }));
      return ofDiscord(await stage.onDiscord('news', { query: question }, { userId, channelId }));
    },
    onSlack: 'Slack installs an app to a workspace, never to a person.',
  },
];

function command(way: string, name: string, option: string, text: string, expected: string): WayIn {
  return {
    way,
    expected,
    onDiscord: async (stage) => ofDiscord(await stage.onDiscord(name, option === '' ? {} : { [option]: text })),
    onSlack: async (stage) => ofSlack(await (await stage.onSlack(name, text)).answer()),
  };
}

function ofDiscord({ message }: InteractionAnswer): Seen {
  const { lines } = transcribeDiscordMessage((message?.payload ?? {}) as never, identityStyle);
  return { lines: plain(lines), by: message?.ephemeralFor === undefined ? 'everybody' : 'asker' };
}

function ofSlack(message: SlackMessage): Seen {
  const { lines } = transcribeSlackMessage(message, identityStyle);
  return { lines: plain(lines), by: message.visibleTo === undefined ? 'everybody' : 'asker' };
}

function ofView({ definition }: SlackView): Seen {
  return { lines: plain(transcribeSlackMessage({ blocks: definition['blocks'] }, identityStyle).lines), by: 'asker' };
}

/** Discord's marks of lists, quotations and small text, and names that one platform writes as a mention. */
function plain(lines: readonly string[]): readonly string[] {
  return lines
    .flatMap((line) => line.split('\n'))
    .map((line) =>
      line
        .replace(/^\s*(?:[-•>]|-#)\s+/u, '')
        .replaceAll(/<@\d+>|\bada\b/gu, 'NAME')
        .trim(),
    )
    .filter((line) => line !== '');
}

async function mentionOnDiscord(stage: AnnouncementStage, channelId: string): Promise<Seen> {
  return answeredOnDiscord(stage, channelId, `<@${stage.discord.botUserId}> ${question}`);
}

async function answeredOnDiscord({ discord, manager, until }: AnnouncementStage, channelId: string, content: string): Promise<Seen> {
  const said = discord.say({ userId: manager.discord.userId, channelId, content });
  const { payload } = await until('the answer', () =>
    discord.messages(channelId).find(({ payload: { message_reference: to } }) => JSON.stringify(to ?? {}).includes(said.id)),
  );
  return { lines: plain(transcribeDiscordMessage(payload as never, identityStyle).lines), by: 'everybody' };
}

async function mentionOnSlack(stage: AnnouncementStage, threadTs?: string): Promise<Seen> {
  return answeredOnSlack(stage, stage.manager.slack.channelId, `<@${stage.slack.botUserId}> ${question}`, threadTs);
}

async function answeredOnSlack({ slack, manager, until }: AnnouncementStage, channelId: string, text: string, threadTs?: string) {
  const known = new Set(slack.messages(channelId).map(({ ts }) => ts));
  await slack.say({ userId: manager.slack.userId, channelId, text, ...(threadTs === undefined ? {} : { threadTs }) });
  return ofSlack(
    await until('the answer', () => slack.messages(channelId).find(({ ts, userId }) => userId === slack.botUserId && !known.has(ts))),
  );
}

function viewWith({ slack, manager, until }: AnnouncementStage, words: string): Promise<SlackView> {
  return until(`a form with ${words}`, () => {
    const view = slack.views(manager.slack.userId).at(-1);
    return JSON.stringify(view?.definition ?? {}).includes(words) ? view : undefined;
  });
}
