import { afterEach } from 'vitest';
import type { Client } from 'discord.js';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import type { DiscordSandboxOptions } from '../../../src/sandbox/discord/options.ts';
import { connectBot } from './connect-bot.ts';
import { openGateway, type RawGateway } from './raw-gateway.ts';

export interface Fixtures {
  sandbox(options?: DiscordSandboxOptions): Promise<DiscordSandbox>;
  bot(sandbox: DiscordSandbox, options?: Parameters<typeof connectBot>[1]): Promise<Client<true>>;
  gateway(sandbox: DiscordSandbox, options?: Parameters<typeof openGateway>[1]): RawGateway;
}

/** Things that a test starts are stopped after it, in reverse; a defect of the sandbox itself fails the test. */
export function useFixtures(): Fixtures {
  const cleanups: (() => unknown)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });
  return {
    async sandbox(options) {
      const sandbox = await createDiscordSandbox(options);
      cleanups.push(async () => {
        await sandbox.close();
        const defect = sandbox.requests.find((entry) => entry.defect !== undefined);
        if (defect) throw defect.defect;
      });
      return sandbox;
    },
    async bot(sandbox, options) {
      const client = await connectBot(sandbox, options);
      cleanups.push(() => client.destroy());
      return client;
    },
    gateway(sandbox, options) {
      const gateway = openGateway(sandbox, options);
      cleanups.push(() => gateway.close());
      return gateway;
    },
  };
}

/** A command with one required text option, as many tests need it. */
export const newsCommand = {
  name: 'news',
  description: 'Finds a section',
  options: [{ type: 3, name: 'query', description: 'What to look for', required: true, autocomplete: true }],
};
