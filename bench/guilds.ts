import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { createDiscordSandbox } from '../src/sandbox/discord/create-discord-sandbox.ts';
import type { BotKind, BotMemory } from './guilds/bot.ts';

/**
 * Memory for each thousand servers: Newsdesk's adapter beside a bare discord.js client with the same intents, each alone in its process, on
 * the same local Discord.
 *
 *     node bench/guilds.ts [--guilds 2000] [--channels 30] [--roles 15]
 */
const { values } = parseArgs({
  options: {
    guilds: { type: 'string', default: '2000' },
    channels: { type: 'string', default: '30' },
    roles: { type: 'string', default: '15' },
  },
});
const [guilds, channels, roles] = [Number(values.guilds), Number(values.channels), Number(values.roles)];
/** A bot's own memory is what it has with so few. */
const fewGuilds = 10;
/** Of the memory of the bare client. */
const goal = 0.25;
const mebibyte = 1024 * 1024;

async function measure(kind: BotKind, count: number): Promise<BotMemory> {
  const seeds = Array.from({ length: count }, (_, index) => ({
    name: `Guild ${index}`,
    channels: Array.from({ length: channels }, (__, channel) => ({ name: `channel-${channel}` })),
    roles: Array.from({ length: roles }, (__, role) => ({ name: `role-${role}` })),
  }));
  const sandbox = await createDiscordSandbox({ guilds: seeds, users: [{ username: 'ada' }] });
  const order = JSON.stringify({ kind, token: sandbox.token, apiUrl: sandbox.apiUrl });
  const bot = fork(new URL('./guilds/bot.ts', import.meta.url), [order], {
    execArgv: ['--expose-gc', '--max-semi-space-size=8'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  try {
    await once(bot, 'message');
    // Events come in order: a bot that answers in the last server has seen all the others.
    const where = { userId: sandbox.userId('ada'), channelId: sandbox.channelId('channel-0', sandbox.guildIdOf(`Guild ${count - 1}`)) };
    const { status } = await sandbox.slash({ ...where, command: 'ping' });
    if (status !== 'answered') throw new Error(`The ${kind} bot did not answer: ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    bot.send('memory');
    const [memory] = (await once(bot, 'message')) as [BotMemory];
    return memory;
  } finally {
    bot.disconnect();
    await once(bot, 'exit');
    await sandbox.close();
  }
}

async function perThousand(kind: BotKind): Promise<BotMemory> {
  const few = await measure(kind, fewGuilds);
  const many = await measure(kind, fewGuilds + guilds);
  const grown = (name: keyof BotMemory): number => ((many[name] - few[name]) / guilds) * 1_000;
  return { heapBytes: grown('heapBytes'), residentBytes: grown('residentBytes') };
}

const bare = await perThousand('bare');
const newsdesk = await perThousand('newsdesk');
const inMebibytes = ({ heapBytes, residentBytes }: BotMemory): string =>
  `${(heapBytes / mebibyte).toFixed(2)} MiB of objects, ${(residentBytes / mebibyte).toFixed(1)} MiB resident`;
console.log(`for 1,000 servers of ${channels} channels and ${roles} roles, seen with ${guilds.toLocaleString('en')}:`);
console.log(`bare discord.js  ${inMebibytes(bare)}`);
console.log(`Newsdesk         ${inMebibytes(newsdesk)}`);
const ratio = newsdesk.heapBytes / bare.heapBytes;
console.log(`${ratio <= goal ? 'met    ' : 'NOT MET'}  ${ratio.toFixed(3)} of the bare client's objects (goal ${goal})`);
