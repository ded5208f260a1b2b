import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookUpEntry } from '../../src/command/look-up-entry.ts';
import type { InteractionAnswer } from '../../src/sandbox/discord/interactions.ts';
import { type AnnouncementStage, buttonOn, startAnnouncementStage } from './announcement-stage.ts';
import { normalize, textsOf } from './normalize.ts';
import type { Transport } from './over-http.ts';

/** One person's way through the bot; what was seen at each step, without the ids that differ from run to run. */
interface Scenario {
  readonly name: string;
  readonly run: (stage: AnnouncementStage) => Promise<readonly unknown[]>;
  /** A sentence that has to be somewhere in it. */
  readonly says: string;
}

const seenOf = ({ status, message, choices, modal }: InteractionAnswer) => ({
  status,
  isPrivate: message?.ephemeralFor !== undefined,
  components: message?.payload.components,
  choices,
  modal,
});

const question = 'colossus key details';

const scenarios: readonly Scenario[] = [
  {
    name: 'Discord: a command, its private answer shared by a button, and shared again',
    says: 'Shared by',
    async run(stage) {
      const answer = await stage.onDiscord('news', { query: question });
      const press = {
        ...stage.manager.discord,
        messageId: answer.message?.id ?? '',
        customId: buttonOn(answer.message?.payload, /^Share$/u),
      };
      return [seenOf(answer), seenOf(await stage.discord.click(press)), seenOf(await stage.discord.click(press))];
    },
  },
  {
    name: 'Discord: suggestions, half a word typed',
    says: 'Colossus',
    run: async ({ discord, manager }) => [
      seenOf(await discord.autocomplete({ ...manager.discord, command: 'term', options: { term: 'colos' }, focused: 'term' })),
    ],
  },
  {
    name: 'Discord: a menu',
    says: 'updated',
    async run({ discord, manager, ...stage }) {
      const answer = await stage.onDiscord('news', { query: 'colossus cooling' });
      const [menu] = JSON.stringify(answer.message?.payload.components).match(/"menu:\d+"/u) ?? [];
      const [value] = /(?<="value":")[^"]+/u.exec(JSON.stringify(answer.message?.payload.components)) ?? [];
      const chosen = { userId: manager.discord.userId, messageId: answer.message?.id ?? '', customId: JSON.parse(menu ?? '""') as string };
      return [seenOf(answer), seenOf(await discord.select({ ...chosen, values: [value ?? ''] }))];
    },
  },
  {
    name: 'Discord: a form, wrong and then right',
    says: 'New articles are announced here from now on',
    async run({ discord, manager, ...stage }) {
      const { userId } = manager.discord;
      const opened = await stage.onDiscord('announcements on');
      const wrong = await discord.submitModal({ userId, interactionId: opened.interactionId, values: { filter: 'topic:power (author:' } });
      const right = await discord.submitModal({ userId, interactionId: opened.interactionId, values: { filter: 'topic:power' } });
      return [seenOf(opened), seenOf(wrong), seenOf(right)];
    },
  },
  {
    name: 'Discord: Look this up',
    says: 'in this message',
    async run({ discord, manager }) {
      const { id: targetId } = discord.say({ ...manager.discord, content: 'Does Colossus use a Distributed Interconnect?' });
      return [seenOf(await discord.contextCommand({ ...manager.discord, command: lookUpEntry.name, targetId }))];
    },
  },
  {
    name: 'Slack: a command, its private answer shared by a button, and shared again',
    says: 'Shared by',
    async run({ slack, manager, ...stage }) {
      const asked = await stage.onSlack('news', question);
      const message = await asked.answer();
      const press = { message, actionId: buttonOn(message.blocks, /^Share$/u), userId: manager.slack.userId };
      const shared = await (await slack.click(press)).answer();
      const again = await (await slack.click(press)).answer();
      return [asked.status, ...[message, shared, again].map(({ blocks, visibleTo }) => ({ blocks, isPrivate: visibleTo !== undefined }))];
    },
  },
  {
    name: 'Slack: a form with a menu of suggestions, wrong and then right',
    says: 'New articles are announced here from now on',
    async run({ slack, manager, ...stage }) {
      const asked = await stage.onSlack('announcements', 'on');
      const view = await stage.view();
      const wrong = await slack.submitView({ view, values: { filter: 'topic:' } });
      const { options } = await slack.suggest({ view, userId: manager.slack.userId, actionId: 'role:ping', value: 'edi' });
      const right = await slack.submitView({ view, values: { filter: 'topic:power' } });
      const [told] = await asked.waitForResponses();
      const { private_metadata: _place, ...shown } = view.definition;
      return [asked.status, shown, wrong.fieldErrors, options, right.status, told?.message.blocks];
    },
  },
  {
    name: 'Slack: Look this up',
    says: 'in this message',
    async run({ slack, manager }) {
      const { message } = await slack.say({ ...manager.slack, text: 'Does Colossus use a Distributed Interconnect?' });
      const looked = await slack.shortcut({ userId: manager.slack.userId, callbackId: lookUpEntry.callbackId, message });
      return [looked.status, (await looked.answer()).blocks];
    },
  },
  {
    name: 'Slack: a mention, and a direct message',
    says: 'cooled by liquid',
    async run({ slack, manager, ...stage }) {
      const direct = slack.openDirectMessage(manager.slack.userId);
      await slack.say({ ...manager.slack, text: `<@${slack.botUserId}> ${question}` });
      await slack.say({ userId: manager.slack.userId, channelId: direct, text: question });
      const answerIn = (channelId: string) =>
        stage.until('the answer', () =>
          slack.messages(channelId).find(({ userId, origin }) => userId === slack.botUserId && origin === 'chat.postMessage'),
        );
      return Promise.all([manager.slack.channelId, direct].map(async (channelId) => (await answerIn(channelId)).blocks));
    },
  },
  {
    name: 'both: an announcement',
    says: 'The lede of fresh.',
    async run({ discord, slack, manager, ...stage }) {
      await stage.save('fresh', 'The first details.');
      const posted = <Message>(list: () => readonly Message[]) =>
        stage.until('the post', () => list().find((message) => JSON.stringify(message).includes('The lede of fresh.')));
      const onDiscord = await posted(() => discord.messages(manager.discord.channelId));
      const onSlack = await posted(() => slack.messages(manager.slack.channelId));
      return [textsOf(onDiscord.payload.components), textsOf(onSlack.blocks)];
    },
  },
];

describe('the same scenario over sockets and over HTTP', () => {
  const transcripts = new Map<Transport, readonly (readonly unknown[])[]>();
  const stages: AnnouncementStage[] = [];

  beforeAll(async () => {
    await Promise.all(
      (['sockets', 'http'] as const).map(async (transport) => {
        const stage = await startAnnouncementStage({ transport });
        stages.push(stage);
        const seen: (readonly unknown[])[] = [];
        for (const { run } of scenarios) seen.push(normalize(await run(stage)));
        transcripts.set(transport, seen);
      }),
    );
  });
  afterAll(() => Promise.all(stages.map((stage) => stage.stop())));

  it.each(scenarios.map(({ name, says }, index) => [name, says, index] as const))('has one transcript: %s', (_, says, index) => {
    const http = transcripts.get('http')?.[index];

    expect(http).toEqual(transcripts.get('sockets')?.[index]);
    expect(JSON.stringify(http)).toContain(says);
  });
});
