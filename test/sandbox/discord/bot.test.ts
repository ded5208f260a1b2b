import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  AttachmentBuilder,
  ButtonStyle,
  ChannelType,
  ComponentType,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  type NewsChannel,
  type TextChannel,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import { newsCommand, useFixtures } from './fixtures.ts';

const fixtures = useFixtures();

async function start(handle: (interaction: Interaction) => unknown, options: Parameters<typeof fixtures.bot>[1] = {}) {
  const sandbox = await fixtures.sandbox();
  const client = await fixtures.bot(sandbox, options);
  client.on(Events.InteractionCreate, (interaction) => void handle(interaction));
  await client.application.commands.set([newsCommand]);
  return { sandbox, client, where: { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') } };
}

function textOf(sandbox: DiscordSandbox, messageId: string | undefined): unknown {
  return sandbox.findMessage(messageId ?? '')?.payload.components[0]?.['content'];
}

describe('the real discord.js', () => {
  it('logs in and sees the guild with its channels and roles', async () => {
    const sandbox = await fixtures.sandbox();

    const client = await fixtures.bot(sandbox);

    const guild = client.guilds.cache.get(sandbox.guildId);
    expect(guild?.name).toBe('The Newsroom');
    expect(guild?.channels.cache.map((channel) => [channel.name, channel.type])).toEqual([
      ['general', ChannelType.GuildText],
      ['announcements', ChannelType.GuildAnnouncement],
      ['articles', ChannelType.GuildForum],
    ]);
    expect(guild?.roles.cache.map((role) => role.name)).toContain('Editors');
    expect(client.user.id).toBe(sandbox.botUserId);
  });

  it('registers commands and reads back what stands', async () => {
    const { sandbox, client } = await start(() => {});

    const live = await client.application.commands.fetch();

    expect(live.map((command) => command.name)).toEqual(['news']);
    expect(sandbox.commands()[0]).toMatchObject({ name: 'news', type: 1, options: newsCommand.options });
  });

  it('answers a slash command with Components V2', async () => {
    const { sandbox, where } = await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply({
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: ComponentType.TextDisplay, content: `You asked for ${interaction.options.getString('query')}` }],
      });
    });

    const answer = await sandbox.slash({ ...where, command: 'news', options: { query: 'colossus' } });

    expect(answer.status).toBe('answered');
    expect(textOf(sandbox, answer.message?.id)).toBe('You asked for colossus');
    expect(answer.ackMs).toBeGreaterThan(0);
    expect(answer.message?.ephemeralFor).toBeUndefined();
  });

  it('suggests while typing', async () => {
    const { sandbox, where } = await start(async (interaction) => {
      if (interaction.isAutocomplete())
        await interaction.respond([{ name: `${interaction.options.getFocused()}ossus`, value: 'colossus' }]);
    });

    const answer = await sandbox.autocomplete({ ...where, command: 'news', focused: 'query', options: { query: 'col' } });

    expect(answer.choices).toEqual([{ name: 'colossus', value: 'colossus' }]);
  });

  it('updates a message from its button and its select', async () => {
    const { sandbox, where } = await start(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.reply({
          content: 'pages',
          components: [
            {
              type: ComponentType.ActionRow,
              components: [{ type: ComponentType.Button, style: ButtonStyle.Primary, label: 'Next', customId: 'next' }],
            },
            {
              type: ComponentType.ActionRow,
              components: [
                {
                  type: ComponentType.StringSelect,
                  customId: 'pick',
                  options: [
                    { label: 'One', value: '1' },
                    { label: 'Two', value: '2' },
                  ],
                },
              ],
            },
          ],
        });
      } else if (interaction.isButton()) await interaction.update({ content: 'page 2' });
      else if (interaction.isStringSelectMenu())
        await interaction.update({ content: `picked ${interaction.values.join()}`, components: [] });
    });
    const answer = await sandbox.slash({ ...where, command: 'news', options: { query: 'x' } });
    const messageId = answer.message?.id ?? '';

    const clicked = await sandbox.click({ userId: where.userId, messageId, customId: 'next' });
    const picked = await sandbox.select({ userId: where.userId, messageId, customId: 'pick', values: ['2'] });

    expect([clicked.status, picked.status]).toEqual(['updated', 'updated']);
    expect(answer.message?.versions.map((version) => version.payload.content)).toEqual(['pages', 'page 2', 'picked 2']);
    expect(answer.message?.payload.components).toEqual([]);
  });

  it('opens a modal and reads what was typed', async () => {
    const { sandbox, where } = await start(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const input = new TextInputBuilder().setCustomId('words').setLabel('Words').setStyle(TextInputStyle.Short).setMaxLength(10);
        const row = new ActionRowBuilder<TextInputBuilder>().addComponents(input);
        await interaction.showModal(new ModalBuilder().setCustomId('filters').setTitle('Filters').addComponents(row));
      } else if (interaction.isModalSubmit()) await interaction.reply(`words: ${interaction.fields.getTextInputValue('words')}`);
    });
    const opened = await sandbox.slash({ ...where, command: 'news', options: { query: 'x' } });

    const submitted = await sandbox.submitModal({
      userId: where.userId,
      interactionId: opened.interactionId,
      values: { words: 'cooling' },
    });
    const tooLong = await sandbox.submitModal({
      userId: where.userId,
      interactionId: opened.interactionId,
      values: { words: 'far too long' },
    });

    expect(opened.status).toBe('modal');
    expect(submitted.message?.payload.content).toBe('words: cooling');
    expect(tooLong.refusal?.code).toBe('invalidText');
  });

  it('opens a modal of labels with a select', async () => {
    const { sandbox, where } = await start(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.showModal({
          custom_id: 'settings',
          title: 'Settings',
          components: [
            {
              type: ComponentType.Label,
              label: 'Topic',
              component: { type: ComponentType.StringSelect, custom_id: 'topic', options: [{ label: 'Power', value: 'power' }] },
            },
            {
              type: ComponentType.Label,
              label: 'Words',
              component: { type: ComponentType.TextInput, custom_id: 'words', style: TextInputStyle.Short },
            },
          ],
        });
      } else if (interaction.isModalSubmit()) {
        await interaction.reply(
          `${interaction.fields.getStringSelectValues('topic').join()} ${interaction.fields.getTextInputValue('words')}`,
        );
      }
    });
    const opened = await sandbox.slash({ ...where, command: 'news', options: { query: 'x' } });

    const values = { topic: ['power'], words: 'micro' };
    const submitted = await sandbox.submitModal({ userId: where.userId, interactionId: opened.interactionId, values });

    expect(submitted.message?.payload.content).toBe('power micro');
  });

  it('defers in private, answers by an edit and follows up', async () => {
    const { sandbox, where } = await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: ComponentType.TextDisplay, content: 'found' }],
      });
      await interaction.followUp({ content: 'and this', flags: MessageFlags.Ephemeral });
      await interaction.followUp('for all');
    });

    const answer = await sandbox.slash({ ...where, command: 'news', options: { query: 'x' } });
    const isComplete = await answer.completed({ timeoutMs: 3000 });
    await expect.poll(() => answer.followups.length).toBe(2);

    expect(answer.status).toBe('deferred');
    expect(isComplete).toBe(true);
    expect(textOf(sandbox, answer.message?.id)).toBe('found');
    expect(answer.message?.ephemeralFor).toBe(where.userId);
    expect(answer.followups.map((message) => [message.payload.content, message.ephemeralFor])).toEqual([
      ['and this', where.userId],
      ['for all', undefined],
    ]);
    expect(sandbox.messages(where.channelId, { as: sandbox.userId('ada') }).map((message) => message.payload.content)).toEqual(['for all']);
  });

  it('deletes its answer, and fetches it by withResponse', async () => {
    const seen: (string | undefined)[] = [];
    const { sandbox, where } = await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const response = await interaction.reply({ content: 'soon gone', withResponse: true });
      seen.push(response.resource?.message?.content, (await interaction.fetchReply()).content);
      await interaction.deleteReply();
    });

    const answer = await sandbox.slash({ ...where, command: 'news', options: { query: 'x' } });
    await expect.poll(() => answer.message?.deleted).toBe(true);

    expect(seen).toEqual(['soon gone', 'soon gone']);
  });

  it('answers a command on a message and on a user', async () => {
    const { sandbox, client, where } = await start(async (interaction) => {
      if (interaction.isMessageContextMenuCommand()) await interaction.reply(`about: ${interaction.targetMessage.content}`);
      if (interaction.isUserContextMenuCommand()) await interaction.reply(`who: ${interaction.targetUser.username}`);
    });
    await client.application.commands.set([
      { name: 'Find terms', type: ApplicationCommandType.Message },
      { name: 'Greet', type: ApplicationCommandType.User },
    ]);
    const said = sandbox.say({ userId: sandbox.userId('ada'), channelId: where.channelId, content: 'liquid cooling' });

    const onMessage = await sandbox.contextCommand({ ...where, command: 'Find terms', targetId: said.id });
    const onUser = await sandbox.contextCommand({ ...where, command: 'Greet', targetId: sandbox.userId('ada') });

    expect(onMessage.message?.payload.content).toBe('about: liquid cooling');
    expect(onUser.message?.payload.content).toBe('who: ada');
  });

  it('reads every kind of option', async () => {
    const seen: unknown[] = [];
    const { sandbox, client, where } = await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options } = interaction;
      seen.push(
        options.getSubcommandGroup(),
        options.getSubcommand(),
        options.getInteger('count'),
        options.getNumber('ratio'),
        options.getBoolean('quiet'),
      );
      seen.push(options.getUser('who')?.username, options.getRole('ping')?.name, options.getChannel('where')?.id);
      await interaction.reply('ok');
    });
    const values = [
      { name: 'count', type: ApplicationCommandOptionType.Integer },
      { name: 'ratio', type: ApplicationCommandOptionType.Number },
      { name: 'quiet', type: ApplicationCommandOptionType.Boolean },
      { name: 'who', type: ApplicationCommandOptionType.User },
      { name: 'ping', type: ApplicationCommandOptionType.Role },
      { name: 'where', type: ApplicationCommandOptionType.Channel },
    ].map((option) => ({ ...option, description: 'd' }));
    await client.rest.put(`/applications/${sandbox.applicationId}/guilds/${sandbox.guildId}/commands`, {
      body: [
        {
          name: 'set',
          description: 'd',
          options: [{ type: 2, name: 'all', description: 'd', options: [{ type: 1, name: 'now', description: 'd', options: values }] }],
        },
      ],
    });

    const options = { count: 3, ratio: 0.5, quiet: true, who: where.userId, ping: sandbox.roleId('Readers'), where: where.channelId };
    const answer = await sandbox.slash({ ...where, command: 'set all now', options });

    expect(answer.status).toBe('answered');
    expect(seen).toEqual(['all', 'now', 3, 0.5, true, 'linus', 'Readers', where.channelId]);
  });

  it('posts with a stable nonce, and twice gives one message', async () => {
    const { sandbox, client, where } = await start(() => {});
    const channel = client.channels.cache.get(where.channelId) as TextChannel;

    const first = await channel.send({ content: 'announced', nonce: 'delivery-1', enforceNonce: true });
    const second = await channel.send({ content: 'announced', nonce: 'delivery-1', enforceNonce: true });

    expect(second.id).toBe(first.id);
    expect(sandbox.messages(where.channelId)).toHaveLength(1);
    expect(sandbox.counters.nonceHits).toBe(1);
  });

  it('publishes in an announcement channel, opens a thread there, edits and reacts', async () => {
    const { sandbox, client } = await start(() => {});
    const channel = client.channels.cache.get(sandbox.channelId('announcements')) as NewsChannel;
    const message = await channel.send('published');

    await message.crosspost();
    const thread = await message.startThread({ name: 'Discussion' });
    await thread.send('first');
    await message.edit('published, corrected');
    await message.react('👍');

    expect(sandbox.findMessage(message.id)).toMatchObject({
      crossposted: true,
      payload: { flags: MessageFlags.Crossposted | MessageFlags.HasThread },
    });
    expect(thread.type).toBe(ChannelType.AnnouncementThread);
    expect(sandbox.messages(thread.id).map((entry) => entry.payload.content)).toEqual(['first']);
    expect(sandbox.findMessage(message.id)?.versions.map((version) => version.payload.content)).toEqual([
      'published',
      'published, corrected',
    ]);
    expect(sandbox.findMessage(message.id)?.payload['reactions']).toMatchObject([{ emoji: { name: '👍' }, count: 1 }]);
  });

  it('writes a forum post with a tag', async () => {
    const { sandbox, client } = await start(() => {});
    const forum = client.channels.cache.get(sandbox.channelId('articles'));
    if (forum?.type !== ChannelType.GuildForum) throw new TypeError('no forum');

    const post = await forum.threads.create({
      name: 'An article',
      message: { content: 'its dek' },
      appliedTags: [forum.availableTags[0]?.id ?? ''],
    });

    expect(post.parentId).toBe(forum.id);
    expect(sandbox.messages(post.id).map((message) => [message.id, message.payload.content])).toEqual([[post.id, 'its dek']]);
  });

  it('writes a direct message, and is told when the reader takes none', async () => {
    const { sandbox, client } = await start(() => {});
    const linus = await client.users.fetch(sandbox.userId('linus'));
    const mary = await client.users.fetch(sandbox.userId('mary'));

    const sent = await linus.send('you follow this');
    const refused = await mary.send('you follow this').catch((error: unknown) => error);

    expect(sandbox.messages(sandbox.openDirectMessage(linus.id)).map((message) => message.id)).toEqual([sent.id]);
    expect(refused).toBeInstanceOf(DiscordAPIError);
    expect((refused as DiscordAPIError).code).toBe(50007);
  });

  it('uploads a file and shows it in a gallery', async () => {
    const { sandbox, client, where } = await start(() => {});
    const channel = client.channels.cache.get(where.channelId) as TextChannel;

    const message = await channel.send({
      flags: MessageFlags.IsComponentsV2,
      files: [new AttachmentBuilder(Buffer.from('pixels'), { name: 'card.png', description: 'A card' })],
      components: [{ type: ComponentType.MediaGallery, items: [{ media: { url: 'attachment://card.png' } }] }],
    });

    const stored = sandbox.findMessage(message.id)?.payload.attachments[0];
    expect(stored).toMatchObject({ filename: 'card.png', size: 6, description: 'A card' });
    expect(await (await fetch(String(stored?.['url']))).text()).toBe('pixels');
  });

  it('hears what people write only with the intent for it', async () => {
    const heard: string[] = [];
    const { sandbox, client, where } = await start(() => {}, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages] });
    client.on(Events.MessageCreate, (message) => heard.push(message.content));

    sandbox.say({ ...where, content: 'hidden without MessageContent' });
    sandbox.say({ ...where, content: `<@${sandbox.botUserId}> colossus` });

    await expect.poll(() => heard).toEqual(['', `<@${sandbox.botUserId}> colossus`]);
  });

  it('carries what the sandbox refuses as a DiscordAPIError with the field', async () => {
    const { client, where } = await start(() => {});
    const channel = client.channels.cache.get(where.channelId) as TextChannel;

    const error = await channel.send({ embeds: [{ title: 'x'.repeat(257) }] }).catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(DiscordAPIError);
    expect((error as DiscordAPIError).message).toContain('embeds[0].title[BASE_TYPE_MAX_LENGTH]');
  });
});
