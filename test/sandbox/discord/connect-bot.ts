import { Client, type ClientOptions, Events, GatewayIntentBits } from 'discord.js';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';

/** Logs the real discord.js in, and waits until it is ready. */
export async function connectBot(sandbox: DiscordSandbox, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: sandbox.apiUrl, retries: 0, timeout: 5000 },
    allowedMentions: { parse: [] },
    ...options,
  });
  client.on(Events.Error, () => {});
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(sandbox.token);
  return ready;
}
