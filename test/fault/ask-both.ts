import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import type { SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { shownOn } from './is-answered.ts';

const ASK_EVERY_MS = 250;

/** A command with a word of its own. */
export interface Asked {
  /** As `wordIn` finds it in the request. */
  readonly word: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly isAnswered: boolean;
}

/** Asks on both platforms in turn, whatever becomes of the earlier questions. */
export function askBoth(
  { discord, slack }: { readonly discord: DiscordSandbox; readonly slack: SlackSandbox },
  slackChannel: string,
): { stop(): Promise<readonly Asked[]> } {
  const asked: Promise<Asked>[] = [];
  const ask = async (number: number): Promise<Asked> => {
    const word = `word-${number}-end`;
    const at = Date.now();
    const isAnswered = await (number % 2 === 0 ? askDiscord(discord, word) : askSlack(slack, slackChannel, word)).catch(() => false);
    return { word, at, isAnswered };
  };
  const timer = setInterval(() => asked.push(ask(asked.length)), ASK_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return Promise.all(asked);
    },
  };
}

async function askDiscord(discord: DiscordSandbox, word: string): Promise<boolean> {
  const where = { userId: discord.userId('linus'), channelId: discord.channelId('general') };
  return (await discord.slash({ ...where, command: 'news', options: { query: `gate ${word}` } })).status === 'answered';
}

async function askSlack(slack: SlackSandbox, channelId: string, word: string): Promise<boolean> {
  const asked = await slack.slash({ userId: 'U0READER01', channelId, command: '/news', text: `gate ${word}` });
  return asked.status === 'acked' && (await shownOn(asked)) !== undefined;
}
