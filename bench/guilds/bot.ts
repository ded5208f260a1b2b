import { randomUUID } from 'node:crypto';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { createDispatch } from '../../src/command/dispatch.ts';
import type { AnyCommand } from '../../src/command/command.ts';
import { createDiscordPlatform } from '../../src/platform/discord/discord-platform.ts';
import { composeNotice } from '../../src/reply/compose-notice.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';

/** The child process of one bot, which answers `/ping`: `bare` is discord.js as its guide has it, `newsdesk` the adapter for Discord. */
export type BotKind = 'bare' | 'newsdesk';

export interface BotOrder {
  readonly kind: BotKind;
  readonly token: string;
  readonly apiUrl: string;
}

export interface BotMemory {
  readonly heapBytes: number;
  readonly residentBytes: number;
}

const order = JSON.parse(process.argv[2] ?? '{}') as BotOrder;
await (order.kind === 'bare' ? startBare(order) : startNewsdesk(order));
process.on('message', () => process.send?.(readMemory()));
process.on('disconnect', () => process.exit(0));
process.send?.('ready');

async function startBare({ token, apiUrl }: BotOrder): Promise<void> {
  const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];
  const client = new Client({ intents, rest: { api: apiUrl } });
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply({ content: 'Pong.' });
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await (await ready).application.commands.set([{ name: 'ping', description: 'Answers' }]);
}

async function startNewsdesk({ token, apiUrl }: BotOrder): Promise<void> {
  const ping: AnyCommand<null> = {
    name: 'ping',
    description: 'Answers',
    examples: [''],
    options: {},
    audience: 'asker',
    handler: () => composeNotice('Pong.'),
  };
  const platform = createDiscordPlatform({
    token,
    apiUrl,
    commands: [ping],
    dispatch: createDispatch<null>({
      commands: [ping],
      act: () => composeNotice('Nothing.'),
      context: () => null,
      createIncidentId: randomUUID,
      onIncident: () => {},
    }),
    clock: systemClock,
    logger: createLogger({ level: 'fatal', destination: 'stderr', secrets: [] }),
    onAnswered: () => {},
    onUndelivered: () => {},
    onFatal: () => {},
  });
  await platform.start();
}

/** After a full collection, so that only what is kept counts. */
function readMemory(): BotMemory {
  for (let pass = 0; pass < 3; pass += 1) globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heapBytes: heapUsed + external, residentBytes: rss };
}
