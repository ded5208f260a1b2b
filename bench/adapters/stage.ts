import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import type { Subject } from './subjects.ts';
import type { BotOrder, DiscordAccess, SlackAccess } from './wire.ts';

/** A reader at a local platform of one subject's own. */
interface Place {
  readonly access: DiscordAccess | SlackAccess;
  /** Resolves when the answer is on screen; rejects when there is none. What it gives is the platform's record of it. */
  ask(query: string): Promise<object>;
  /** The body as a bot would send it again. */
  sentAs(answer: object): object;
  close(): Promise<void>;
}

/** One subject, running in a process of its own, with a platform of its own in this one. */
export interface Stage {
  readonly subject: Subject;
  readonly bot: BotProcess;
  ask(query: string): Promise<object>;
  /** The body of an answer, for another bot to send. */
  sentAs(answer: object): object;
  close(): Promise<void>;
}

export async function openStage(subject: Subject, payloads: BotOrder['payloads'], profileDir?: string): Promise<Stage> {
  const place = await (subject.platform === 'discord' ? openDiscord() : openSlack());
  const { platform, kind } = subject;
  try {
    const bot = await startBotProcess(
      { platform, kind, access: place.access, payloads: kind === 'samePayload' ? payloads : {} },
      profileDir,
    );
    return {
      subject,
      bot,
      ask: place.ask,
      sentAs: place.sentAs,
      async close() {
        await bot.stop();
        await place.close();
      },
    };
  } catch (error) {
    await place.close();
    throw error;
  }
}

async function openDiscord(): Promise<Place> {
  const sandbox = await createDiscordSandbox();
  const reader = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') };
  return {
    access: { apiUrl: sandbox.apiUrl, token: sandbox.token },
    async ask(query) {
      const { status, message, refusal } = await sandbox.slash({ ...reader, command: 'news', options: { query } });
      if (status !== 'answered' || !message) throw new Error(`/news ${query} on Discord: ${refusal?.message ?? status}`);
      return message.payload;
    },
    sentAs,
    close: () => sandbox.close(),
  };
}

/** The parts of a message that a bot gave, as it would give them again. */
function sentAs(payload: object): object {
  const { flags, components } = payload as { readonly flags?: number; readonly components?: readonly object[] };
  return { flags, components: (components ?? []).map(withoutIds), allowedMentions: { parse: [] } };
}

/** Discord numbers the components of a message; a bot does not. */
function withoutIds(value: unknown): object {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'id' ? undefined : inner))) as object;
}

/** A question is asked so many times more until its answer is acknowledged with. */
const MAX_AGAIN = 3;

async function openSlack(): Promise<Place> {
  const sandbox = await createSlackSandbox();
  const reader = { userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/news' };
  return {
    access: { apiUrl: sandbox.apiUrl, botToken: sandbox.botToken, appToken: sandbox.appToken },
    async ask(query) {
      let asked = await sandbox.slash({ ...reader, text: query });
      // The first answer of a kind goes to the response URL; those after it stand in the acknowledgement.
      for (let again = 0; asked.status === 'acked' && asked.message === undefined && again < MAX_AGAIN; again += 1) {
        await asked.answer();
        asked = await sandbox.slash({ ...reader, text: query });
      }
      const { status, ackPayload, refusal, message } = asked;
      if (status !== 'acked' || !message) throw new Error(`/news ${query} on Slack: ${refusal ? JSON.stringify(refusal) : status}`);
      return ackPayload;
    },
    sentAs: (answer) => answer,
    close: () => sandbox.close(),
  };
}
