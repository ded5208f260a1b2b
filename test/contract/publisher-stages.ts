import { createWebhookPublisher } from '../../src/platform/webhook/publisher.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { Secret } from '../../src/runtime/secret.ts';
import { createGuardedPost } from '../../src/sources/network/guarded-post.ts';
import { calm, type Fate, receiverSecret, startReceiver } from '../platform/webhook/webhook-receiver.ts';
import { createDiscordPublisher } from '../../src/platform/discord/publisher.ts';
import { createSlackPublisher } from '../../src/platform/slack/publisher.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { transcribeDiscordMessage } from '../../src/sandbox/discord/discord-transcript.ts';
import { type FaultAction, faultActions } from '../../src/sandbox/faults.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { transcribeSlackMessage } from '../../src/sandbox/slack/slack-transcript.ts';
import { destinationOf } from '../../src/subscription/subscription.ts';
import { type PublisherStage, WAIT_MS, type Weather } from '../../src/testing/publisher-stage.ts';
import { identityStyle } from '../platform/transcripts.ts';

/** Of a machine that does much else, an answer over loopback takes some hundred milliseconds at times. */
const timeoutMs = 1_500;

export interface OpenedStage extends PublisherStage {
  close(): Promise<void>;
}

const actions: Readonly<Record<Weather, () => FaultAction>> = {
  lostBefore: faultActions.lostBeforeAcceptance,
  lostAfter: faultActions.lostAfterAcceptance,
  serverError: faultActions.serverError,
  serverErrorAfter: faultActions.serverErrorAfterAcceptance,
  hangs: faultActions.hang,
  askedToWait: () => faultActions.rateLimit(WAIT_MS),
};

const fates: Readonly<Record<Weather, Fate>> = {
  lostBefore: { takes: false, answer: 'cut' },
  lostAfter: { takes: true, answer: 'cut' },
  serverError: { takes: false, answer: { status: 500 } },
  serverErrorAfter: { takes: true, answer: { status: 502 } },
  hangs: { takes: false, answer: 'none' },
  askedToWait: { takes: false, answer: { status: 429, headers: { 'retry-after': String(WAIT_MS / 1_000) } } },
};

/** The publishers, each with the real library before the stand-in of its platform. */
export const publisherStages: Readonly<Record<string, () => Promise<OpenedStage>>> = {
  async discord() {
    const discord = await createDiscordSandbox({ guilds: [{ name: 'Gazette', channels: [{ name: 'news' }] }] });
    const channelId = discord.channelId('news');
    return {
      publisher: createDiscordPublisher({ token: discord.token, apiUrl: discord.apiUrl, timeoutMs }),
      destination: destinationOf('discord', discord.guildId, 'channel', channelId),
      messages: () =>
        discord.messages(channelId).map(({ payload }) => {
          const { components } = payload as { readonly components?: unknown };
          return transcribeDiscordMessage({ components }, identityStyle).lines.join('\n');
        }),
      countPosts: () => discord.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages')).length,
      meet: (weather) =>
        void discord.faults.fault({ match: { method: 'POST', path: '/messages' }, times: Infinity, action: actions[weather]() }),
      clear: () => discord.faults.clear(),
      goAway: () => discord.close(),
      close: () => discord.close(),
    };
  },
  async slack() {
    const slack = await createSlackSandbox();
    const channelId = [...slack.workspace().channels.values()].find(({ memberIds }) => memberIds.has(slack.botUserId))?.id ?? '';
    return {
      publisher: createSlackPublisher({ token: slack.botToken, apiUrl: slack.apiUrl, timeoutMs }),
      destination: destinationOf('slack', slack.teamId, 'channel', channelId),
      messages: () =>
        slack
          .messages(channelId)
          .filter(({ isDeleted }) => !isDeleted)
          .map((message) => transcribeSlackMessage(message, identityStyle).lines.join('\n')),
      countPosts: () => slack.requests('chat.postMessage').length,
      meet: (weather) => void slack.faults.fault({ match: { path: 'chat.postMessage' }, times: Infinity, action: actions[weather]() }),
      clear: () => slack.faults.clear(),
      goAway: () => slack.close(),
      close: () => slack.close(),
    };
  },
  async webhook() {
    const receiver = await startReceiver();
    const { post, close } = createGuardedPost({ userAgent: 'Newsdesk/test', allowedHosts: [receiver.host] });
    return {
      publisher: createWebhookPublisher({
        receivers: [{ name: 'shop', url: receiver.url, secret: new Secret(receiverSecret) }],
        post,
        clock: systemClock,
        timeoutMs,
      }),
      destination: destinationOf('webhook', 'newsdesk.yaml', 'channel', 'shop'),
      cannotLook: 'a receiver is not looked into',
      messages: () => [...receiver.articles.values()].map((event) => JSON.stringify(event)),
      countPosts: () => receiver.requests.length,
      meet: (weather) => {
        receiver.fate = () => fates[weather];
      },
      clear: () => {
        receiver.fate = () => calm;
      },
      goAway: () => receiver.close(),
      async close() {
        await close();
        await receiver.close();
      },
    };
  },
};
