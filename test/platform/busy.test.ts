import { afterEach, expect, it } from 'vitest';
import { createAdmissionReplies } from '../../src/command/admission/replies.ts';
import type { Dispatch } from '../../src/command/command.ts';
import { createDiscordPlatform } from '../../src/platform/discord/discord-platform.ts';
import { createSlackPlatform } from '../../src/platform/slack/slack-platform.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { transcribeDiscordMessage } from '../../src/sandbox/discord/discord-transcript.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { transcribeSlackMessage } from '../../src/sandbox/slack/slack-transcript.ts';
import { articleCommands, createArticleDispatch } from './article-dispatch.ts';
import { identityStyle } from './transcripts.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const { busy } = createAdmissionReplies(0)(wordsFor([]));

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Answers until it is told that there is no time. */
function createBusyDispatch(): { readonly dispatch: Dispatch; isBusy: boolean } {
  const answering = createArticleDispatch();
  const state = {
    isBusy: false,
    dispatch: {
      ...answering,
      act: (...asked: Parameters<Dispatch['act']>) => (state.isBusy ? Promise.resolve(busy) : answering.act(...asked)),
    },
  };
  return state;
}

const shared = {
  commands: articleCommands,
  clock: systemClock,
  logger: createLogger({ level: 'fatal', destination: 'stderr', format: 'json' }),
  onAnswered: () => {},
  onUndelivered: () => {},
  onFatal: () => {},
};
const words = 'Very many questions';

it('says on Discord that there is no time in a message of its own: what somebody reads privately stays as it is', async () => {
  const sandbox = await createDiscordSandbox();
  const bot = createBusyDispatch();
  const platform = createDiscordPlatform({ ...shared, token: sandbox.token, apiUrl: sandbox.apiUrl, dispatch: bot.dispatch });
  closers.push(
    () => sandbox.close(),
    () => platform.stop(),
  );
  await platform.start();
  const userId = sandbox.userId('ada');
  const nextOf = (payload: object | undefined): string => {
    const { controls } = transcribeDiscordMessage({ ...payload }, identityStyle);
    return controls.find(({ label }) => label.startsWith('Next'))?.id ?? '';
  };
  const asked = await sandbox.slash({ userId: sandbox.userId('linus'), channelId: sandbox.channelId('general'), command: 'read' });
  const own = await sandbox.click({ userId, messageId: asked.message?.id ?? '', customId: nextOf(asked.message?.payload) });

  bot.isBusy = true;
  const turned = await sandbox.click({ userId, messageId: own.message?.id ?? '', customId: nextOf(own.message?.payload) });

  expect(turned).toMatchObject({ status: 'answered', message: { ephemeralFor: userId } });
  expect(JSON.stringify(turned.message?.payload)).toContain(words);
  expect(sandbox.findMessage(own.message?.id ?? '')?.versions).toHaveLength(1);
});

it('says on Slack that there is no time in a message of its own: what somebody reads stays as it is', async () => {
  const sandbox = await createSlackSandbox();
  const bot = createBusyDispatch();
  const tokens = { botToken: sandbox.botToken, appToken: sandbox.appToken, apiUrl: sandbox.apiUrl };
  const platform = createSlackPlatform({ ...shared, ...tokens, dispatch: bot.dispatch });
  closers.push(
    () => sandbox.close(),
    () => platform.stop(),
  );
  await platform.start();
  const asked = await sandbox.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/read' });
  const message = await asked.answer();
  const next = transcribeSlackMessage(message, identityStyle).controls.find(({ label }) => label.startsWith('Next'));

  bot.isBusy = true;
  const turned = await sandbox.click({ message, actionId: next?.id ?? '', userId: 'U0READER01' });
  const [response] = await turned.waitForResponses(1);

  expect(JSON.stringify(response?.message)).toContain(words);
  expect(response?.message.visibleTo).toBe('U0READER01');
  expect(sandbox.messages('C0GENERAL1').filter(({ isDeleted }) => !isDeleted).length).toBeGreaterThanOrEqual(1);
  expect(JSON.stringify(sandbox.messages('C0GENERAL1'))).toContain('Paragraph 1.');
});
