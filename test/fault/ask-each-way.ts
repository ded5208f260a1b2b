import { lookUpEntry } from '../../src/command/look-up-entry.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import type { SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { pause, wordIn } from './load.ts';

/** A way to ask: a command, a mention, the entry in the menu of a message, or a link that gets a preview. */
export type Way = 'command' | 'mention' | 'menu' | 'link';

/** Somebody who asks the witness in each way that a platform has. */
export interface EachWay {
  readonly ways: readonly Way[];
  /** True when the answer is on screen. */
  ask(way: Way, word: string): Promise<boolean>;
  /** The words of every answer that came, each as often as it did. */
  shown(): readonly string[];
}

/** An answer that comes by itself is looked for so long, in ms: far longer than any takes. */
const lookForMs = 30_000;

async function comes(isThere: () => boolean): Promise<boolean> {
  const end = performance.now() + lookForMs;
  while (!isThere() && performance.now() < end) await pause(5);
  return isThere();
}

/** Mentions come over the gateway alone. */
export function askOnDiscord(sandbox: DiscordSandbox, hearsMessages: boolean): EachWay {
  const place = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') };
  const shown: string[] = [];
  sandbox.subscribe((event) => {
    if (event.kind !== 'messageCreated' || event.message.authorId !== sandbox.botUserId) return;
    shown.push(wordIn(JSON.stringify(event.message.payload.components)) ?? '');
  });
  return {
    ways: hearsMessages ? ['command', 'mention', 'menu'] : ['command', 'menu'],
    async ask(way, word) {
      if (way === 'command') return (await sandbox.slash({ ...place, command: 'echo', options: { word } })).status === 'answered';
      const { id } = sandbox.say({ ...place, content: way === 'mention' ? `<@${sandbox.botUserId}> ${word}` : word });
      if (way === 'mention') return comes(() => shown.includes(word));
      return (await sandbox.contextCommand({ ...place, command: lookUpEntry.name, targetId: id })).status === 'answered';
    },
    shown: () => shown,
  };
}

/** All of them, by socket and over HTTP. */
export function askOnSlack(sandbox: SlackSandbox): EachWay {
  const [userId, channelId] = ['U0READER01', 'C0GENERAL1'];
  const shown: string[] = [];
  sandbox.events.on('message', ({ userId: author, blocks }) => {
    if (author === sandbox.botUserId) shown.push(wordIn(JSON.stringify(blocks)) ?? '');
  });
  sandbox.events.on('request', ({ method, args }) => {
    if (method === 'chat.unfurl') shown.push(wordIn(JSON.stringify(args['unfurls'])) ?? '');
  });
  return {
    ways: ['command', 'mention', 'menu', 'link'],
    async ask(way, word) {
      if (way === 'command') {
        const { status, message } = await sandbox.slash({ userId, channelId, command: '/echo', text: word });
        return status === 'acked' && message !== undefined;
      }
      const texts = { mention: `<@${sandbox.botUserId}> ${word}`, link: `<https://news.example/${word}>`, menu: word };
      const { message } = await sandbox.say({ userId, channelId, text: texts[way] });
      if (way !== 'menu') return comes(() => shown.includes(word));
      const used = await sandbox.shortcut({ userId, callbackId: lookUpEntry.callbackId, message });
      return (await used.waitForResponses(1, lookForMs).catch(() => [])).length === 1;
    },
    shown: () => shown,
  };
}
