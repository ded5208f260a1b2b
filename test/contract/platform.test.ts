import { afterEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../src/platform/platform.ts';
import { createDiscordPlatform } from '../../src/platform/discord/discord-platform.ts';
import { createSlackPlatform } from '../../src/platform/slack/slack-platform.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { transcribeDiscordMessage } from '../../src/sandbox/discord/discord-transcript.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { transcribeSlackMessage } from '../../src/sandbox/slack/slack-transcript.ts';
import type { Transcript } from '../../src/sandbox/transcript.ts';
import { type OpenPlatformStage, platformContract, type SeenAnswer } from '../../src/testing/platform-contract.ts';
import { identityStyle } from '../platform/transcripts.ts';

const logger = createLogger({ level: 'fatal', destination: 'stderr', format: 'json' });
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function seen({ lines, controls }: Transcript): SeenAnswer {
  return { text: lines.join('\n'), buttons: controls.map(({ label }) => label) };
}

const openDiscord: OpenPlatformStage = async (parts) => {
  const sandbox = await createDiscordSandbox();
  const platform = createDiscordPlatform({ ...parts, token: sandbox.token, apiUrl: sandbox.apiUrl, clock: systemClock, logger });
  closers.push(() => sandbox.close());
  const reader = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') };
  let messageId = '';
  let shown: Transcript = { lines: [], controls: [] };
  const see = (message: { readonly id: string; readonly payload: unknown } | undefined): SeenAnswer => {
    messageId = message?.id ?? '';
    const { components } = (message?.payload ?? {}) as { readonly components?: unknown };
    shown = transcribeDiscordMessage({ components }, identityStyle);
    return seen(shown);
  };
  return {
    platform,
    async ask(command, text) {
      const options: Record<string, string> = text === '' ? {} : { words: text };
      return see((await sandbox.slash({ ...reader, command, options })).message);
    },
    async press(label) {
      const customId = shown.controls.find((control) => control.label === label)?.id ?? '';
      return see((await sandbox.click({ userId: reader.userId, messageId, customId })).message);
    },
  };
};

const openSlack: OpenPlatformStage = async (parts) => {
  const sandbox = await createSlackSandbox();
  const { botToken, appToken, apiUrl } = sandbox;
  const platform = createSlackPlatform({ ...parts, botToken, appToken, apiUrl, clock: systemClock, logger });
  closers.push(() => sandbox.close());
  const userId = 'U0READER01';
  const channelId = 'C0GENERAL1';
  let message: Parameters<typeof transcribeSlackMessage>[0] | undefined;
  const see = (next: typeof message): SeenAnswer => {
    message = next;
    return next === undefined ? { text: '', buttons: [] } : seen(transcribeSlackMessage(next, identityStyle));
  };
  return {
    platform,
    ask: async (command, text) => see(await (await sandbox.slash({ userId, channelId, command: `/${command}`, text })).answer()),
    async press(label) {
      if (message === undefined) throw new Error('Nothing was asked before.');
      const control = transcribeSlackMessage(message, identityStyle).controls.find((each) => each.label === label);
      const pressed = await sandbox.click({ message: message as never, actionId: control?.id ?? '', userId });
      const [response] = await pressed.waitForResponses(1);
      return see(response?.message);
    },
  };
};

const stages: Readonly<Record<string, OpenPlatformStage>> = { discord: openDiscord, slack: openSlack };

/** An adapter with one defect, and the case that must find it. */
const defects: Readonly<Record<string, (platform: Platform) => Partial<Platform>>> = {
  'is ready once it has started, and has no trouble': () => ({ isReady: () => false }),
  'is not ready once it has stopped': () => ({ isReady: () => true }),
  'names who asks, and where': ({ name }) => ({ name: name === 'slack' ? 'discord' : 'slack' }),
};

describe.each(Object.entries(stages))('the adapter of %s', (_platform, open) => {
  it.each(platformContract.map(({ name, run }) => [name, run] as const))('%s', async (_name, run) => {
    await run(open);
  });

  it.each(Object.entries(defects))('is found out if it breaks the promise that it %s', async (name, breaks) => {
    const broken = platformContract.find((each) => each.name === name);

    const stage: OpenPlatformStage = async (parts) => {
      const opened = await open(parts);
      return { ...opened, platform: { ...opened.platform, ...breaks(opened.platform) } };
    };
    await expect(broken?.run(stage)).rejects.toThrow();
  });
});
