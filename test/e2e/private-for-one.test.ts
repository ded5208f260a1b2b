import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookUpEntry } from '../../src/command/look-up-entry.ts';
import { slackFaults } from '../../src/sandbox/slack/slack-faults.ts';
import { type AnnouncementStage, startAnnouncementStage } from './announcement-stage.ts';

/** Questions of every kind, with the ones that are corrected, listed, long and unknown, and what a manager and an editor ask. */
const questions: readonly (readonly [command: string, option: string, text: string])[] = [
  ['news', 'query', 'colosus cooling'],
  ['news', 'query', 'topic:power'],
  ['news', 'query', 'zxqwvkj'],
  ['article', 'article', 'checkpoints-and-failures'],
  ['term', 'term', 'colossus'],
  ['term', 'term', 'Dynamic Thermal Management'],
  ['latest', '', ''],
  ['following', '', ''],
  ['help', '', ''],
  ['announcements status', '', ''],
  ['terms list', '', ''],
];

interface Control {
  readonly id: string;
  readonly values: readonly string[];
}

/** Every button and option of a message but *Share*, which is there to show it, and *Post a test*, which posts. */
function controlsOf(payload: unknown): readonly Control[] {
  if (Array.isArray(payload)) return payload.flatMap(controlsOf);
  if (typeof payload !== 'object' || payload === null) return [];
  const { custom_id, action_id, value, url, disabled, options, ...rest } = payload as Record<string, unknown>;
  const id = custom_id ?? action_id;
  if (typeof id !== 'string') return Object.values(rest).flatMap(controlsOf);
  const intent = typeof value === 'string' ? value : id;
  if (url !== undefined || disabled === true || /^1(?:[he]|n.{1,2}\|test)/u.test(intent)) return [];
  return [{ id, values: ((options ?? []) as readonly { readonly value: string }[]).map((option) => option.value).slice(0, 2) }];
}

describe.each(['sockets', 'http'] as const)('a private answer, by %s', (transport) => {
  let stage: AnnouncementStage;

  beforeAll(async () => {
    stage = await startAnnouncementStage({ transport });
    // Two processes, each of which hears of everything on Discord by sockets, and everything is delivered three times.
    await stage.startReplica();
  });
  afterAll(() => stage.stop());

  /** Everything of the bot that anybody else than the asker sees, in any channel, thread or direct message. */
  function seenByOthers(): readonly string[] {
    const { discord, slack, manager } = stage;
    const people = [...discord.world.users.keys()].filter((id) => id !== manager.discord.userId && id !== discord.botUserId);
    const onDiscord = [...discord.world.channels.values()].flatMap(({ id, guildId, recipientIds }) =>
      people.filter((as) => guildId !== undefined || recipientIds.includes(as)).flatMap((as) => [...discord.messages(id, { as })]),
    );
    const { channels } = slack.workspace();
    const onSlack = [...channels.values()].flatMap(({ id, isIm, memberIds }) =>
      slack.messages(id).filter(({ userId, visibleTo }) => {
        const isOwn = visibleTo === manager.slack.userId || (isIm && memberIds.has(manager.slack.userId));
        return userId === slack.botUserId && !isOwn;
      }),
    );
    const views = [...slack.workspace().users.keys()].filter((id) => id !== manager.slack.userId).flatMap((id) => [...slack.views(id)]);
    return [
      ...onDiscord.filter(({ authorId }) => authorId === discord.botUserId).map(({ payload }) => JSON.stringify(payload)),
      ...onSlack.map(({ blocks }) => JSON.stringify(blocks)),
      ...views.map(({ definition }) => JSON.stringify(definition)),
    ];
  }

  it('is seen by nobody else on Discord, whatever is pressed, delivered again or lost', async () => {
    const { discord, manager } = stage;
    const { userId, channelId } = manager.discord;
    const repeating = transport === 'sockets' ? discord.gateway.repeat(3, 'INTERACTION_CREATE') : undefined;
    const said = discord.say({ userId: discord.userId('linus'), channelId, content: 'Does Colossus use the Distributed Interconnect?' });
    let presses = 0;
    let answers = 0;

    const asks = [
      ...questions.map(
        ([command, option, text]) =>
          () =>
            stage.onDiscord(command, option === '' ? {} : { [option]: text }),
      ),
      () => discord.contextCommand({ userId, channelId, command: lookUpEntry.name, targetId: said.id }),
    ];
    for (const ask of asks) {
      discord.faults.fault({ match: { method: 'POST', path: '/callback' }, times: 1, action: slackFaults.lostAfterAcceptance() });
      const { message } = await ask();
      if (message !== undefined) answers += 1;
      for (const { id: customId, values } of controlsOf(message?.payload.components)) {
        const press = { userId, messageId: message?.id ?? '', customId };
        const pressed = values.length === 0 ? [await discord.click(press)] : [];
        for (const value of values) pressed.push(await discord.select({ ...press, values: [value] }));
        presses += pressed.filter(({ status }) => status === 'answered' || status === 'updated' || status === 'modal').length;
        // A person beside, who knows of the message, presses the same.
        const stolen = { ...press, userId: discord.userId('linus') };
        expect((await discord.click(stolen)).status).toBe('refused');
      }
      if (transport === 'sockets' && answers % 3 === 0) discord.gateway.requestReconnect();
    }
    repeating?.stop();

    // Over the gateway, some of them are turned away while it reconnects, and can be pressed again.
    expect(answers).toBeGreaterThan(questions.length - 2);
    expect(presses).toBeGreaterThan(6);
    expect(seenByOthers()).toEqual([]);
  });

  it('is seen by nobody else on Slack, whatever is pressed, delivered again or lost', async () => {
    const { slack, manager } = stage;
    const { userId, channelId } = manager.slack;
    const stopRepeating = transport === 'sockets' ? slack.socket.repeat(3, 5) : undefined;
    const { message: said } = await slack.say({ userId: 'U0READER01', channelId, text: 'Does Colossus use the Distributed Interconnect?' });
    let presses = 0;

    const asks = [
      ...questions.map(([command, , text]) => {
        const [name = '', ...words] = command.split(' ');
        return () => stage.onSlack(name, [...words, text].join(' ').trim());
      }),
      () => slack.shortcut({ userId, callbackId: lookUpEntry.callbackId, message: said }),
    ];
    for (const ask of asks) {
      const message = await (await ask()).answer();
      for (const { id: actionId, values } of controlsOf(message.blocks)) {
        slack.faults.fault({ match: { path: /\/actions\// }, times: 1, action: slackFaults.lostAfterAcceptance() });
        await expect((async () => slack.click({ message, actionId, userId: 'U0READER01' }))()).rejects.toThrow('does not see');
        const pressed =
          values.length === 0
            ? await slack.click({ message, actionId, userId })
            : await slack.select({ message, actionId, userId, value: values[0] ?? '' });
        presses += (await Promise.race([pressed.waitForResponses(1, 6_000).catch(() => []), opened()])).length;
        // A press may have put another answer in its place.
        if (values.length === 0) break;
      }
    }
    stopRepeating?.();

    expect(presses).toBeGreaterThan(3);
    expect(seenByOthers()).toEqual([]);

    /** A press may open a form instead. */
    async function opened(): Promise<readonly unknown[]> {
      const view = await stage.until('a form, or the answer', () => slack.views(userId).at(-1) ?? 'none');
      return view === 'none' ? new Promise<readonly unknown[]>(() => {}) : [await slack.closeView(view)];
    }
  });

  it('is seen by nobody else after Newsdesk was started again', async () => {
    const { discord, slack, manager } = stage;
    const before = [...discord.messages(manager.discord.channelId, { as: manager.discord.userId })].filter(
      ({ ephemeralFor }) => ephemeralFor !== undefined,
    );
    const onSlack = slack.messages(manager.slack.channelId).filter(({ visibleTo, isDeleted }) => visibleTo !== undefined && !isDeleted);
    const next = await stage.startReplica();
    await stage.app.stop();
    await stage.until('the next process', () => next.platforms.every((platform) => platform.isReady()));
    let presses = 0;

    // As many as hold a control of each kind: a press that is late takes three seconds.
    for (const message of before.slice(0, 4)) {
      const [control] = controlsOf(message.payload.components);
      if (control === undefined) continue;
      const press = { userId: manager.discord.userId, messageId: message.id, customId: control.id };
      const { status } =
        control.values.length === 0 ? await discord.click(press) : await discord.select({ ...press, values: control.values });
      if (status !== 'timeout') presses += 1;
    }
    for (const message of onSlack.slice(0, 4)) {
      const control = controlsOf(message.blocks).find(({ values }) => values.length > 0);
      if (control === undefined) continue;
      const pressed = await slack.select({ message, actionId: control.id, userId: manager.slack.userId, value: control.values[0] ?? '' });
      if (pressed.status === 'acked') presses += 1;
    }

    expect(presses).toBeGreaterThan(3);
    expect(seenByOthers()).toEqual([]);
  });
});
