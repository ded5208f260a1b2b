import { Client, Events, GatewayIntentBits, type InteractionReplyOptions } from 'discord.js';
import { choosePayload } from './choose-payload.ts';
import type { BotOrder, DiscordAccess } from './wire.ts';

/** The least that answers `/news` with discord.js, as its guide has it. */
export async function startBareDiscord({ access, payloads }: BotOrder): Promise<void> {
  const payloadFor = choosePayload(payloads);
  const { apiUrl, token } = access as DiscordAccess;
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const payload = payloadFor(interaction.options.getString('query') ?? '');
    void interaction.reply((payload ?? { content: 'A fixed answer.' }) as InteractionReplyOptions);
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  const { application } = await ready;
  await application.commands.set([
    { name: 'news', description: 'Answers', options: [{ type: 3, name: 'query', description: 'Words', required: true }] },
  ]);
}
