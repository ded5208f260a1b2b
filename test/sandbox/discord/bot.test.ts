import { ButtonStyle, Client, ComponentType, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

it('lets the real discord.js log in, register, answer, suggest and update', async () => {
  const t0 = performance.now();
  const sandbox = await createDiscordSandbox();
  console.log('start', performance.now() - t0);
  cleanups.push(() => sandbox.close());
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: sandbox.apiUrl }, allowedMentions: { parse: [] } });
  cleanups.push(() => client.destroy());
  client.on('interactionCreate', async (interaction) => {
    if (interaction.isAutocomplete()) await interaction.respond([{ name: 'Colossus', value: 'colossus' }]);
    if (interaction.isChatInputCommand()) {
      await interaction.reply({
        flags: MessageFlags.IsComponentsV2,
        components: [
          { type: ComponentType.TextDisplay, content: `You asked ${interaction.options.getString('query')}` },
          { type: ComponentType.ActionRow, components: [{ type: ComponentType.Button, style: ButtonStyle.Primary, label: 'More', customId: 'more' }] },
        ],
      });
    }
    if (interaction.isButton()) await interaction.update({ components: [{ type: ComponentType.TextDisplay, content: 'more' }] });
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(sandbox.token);
  await ready;
  console.log('ready', performance.now() - t0);
  await client.application?.commands.set([{ name: 'news', description: 'd', options: [{ type: 3, name: 'query', description: 'q', required: true, autocomplete: true }] }]);

  const where = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') };
  const suggested = await sandbox.autocomplete({ ...where, command: 'news', focused: 'query', options: { query: 'col' } });
  const answer = await sandbox.slash({ ...where, command: 'news', options: { query: 'colossus' } });
  const clicked = await sandbox.click({ userId: where.userId, messageId: answer.message?.id ?? '', customId: 'more' });

  expect(suggested.choices).toEqual([{ name: 'Colossus', value: 'colossus' }]);
  expect(answer.status).toBe('answered');
  expect(answer.message?.versions[0]?.payload.components[0]).toMatchObject({ content: 'You asked colossus' });
  expect(clicked.status).toBe('updated');
  expect(answer.message?.payload.components).toHaveLength(1);
  const t1 = performance.now();
  for (let round = 0; round < 20; round++) await Promise.all(Array.from({ length: 50 }, () => sandbox.slash({ ...where, command: 'news', options: { query: 'colossus' } })));
  console.log('1000 in', performance.now() - t1, answer.ackMs);
  console.log(sandbox.requests.slice(0, 6).map((r) => `${r.method} ${r.path.slice(0, 60)} ${r.status} ${r.durationMs.toFixed(2)}`));
  expect(sandbox.requests.filter((r) => r.defect)).toEqual([]);
});
