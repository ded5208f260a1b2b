import type { AnyCommand } from '../command/command.ts';
import { parseSubcommand, parseText } from '../command/text-grammar.ts';
import type { DiscordSandbox } from '../sandbox/discord/discord-sandbox.ts';
import { transcribeDiscordMessage } from '../sandbox/discord/discord-transcript.ts';
import type { InteractionAnswer } from '../sandbox/discord/interactions.ts';
import type { MessageRecord } from '../sandbox/discord/world.ts';
import { faultActions } from '../sandbox/faults.ts';
import { nameMentions } from '../sandbox/name-mentions.ts';
import type { TranscriptControl, TranscriptStyle } from '../sandbox/transcript.ts';
import { type ChatForm, type ChatOption, filledValues, findField, showForm, submitControl } from './chat-form.ts';
import { type ChatAnswer, type ChatArrival, type ChatClient, remark } from './chat-client.ts';
import { type Offered, readModalPayload } from './read-form-payloads.ts';

/** Types into the option fields that Discord's client would show, at first as an editor, who may manage channels: so every command can be tried. */
export function createDiscordChat(sandbox: DiscordSandbox, commands: readonly AnyCommand<never>[], style: TranscriptStyle): ChatClient {
  const { world } = sandbox;
  let person = { userId: sandbox.userId('grace'), channelId: sandbox.channelId('general') };
  let newest: MessageRecord | undefined;
  let modal: { readonly interactionId: string; readonly form: ChatForm; readonly filled: Map<string, string> } | undefined;

  function show(answer: InteractionAnswer): ChatAnswer {
    if (answer.refusal) return remark(answer.refusal.message);
    modal = answer.modal && {
      interactionId: answer.interactionId,
      form: readModalPayload(answer.modal, offeredThere()),
      filled: new Map(),
    };
    if (modal) return showForm(modal.form, modal.filled, answer.ackMs ?? 0, style);
    if (!answer.message) return remark(answer.status === 'timeout' ? 'The application did not respond.' : '');
    newest = answer.message;
    const { content, components } = answer.message.payload as { readonly content?: string; readonly components?: unknown };
    const transcript = transcribeDiscordMessage({ components, ...(content === undefined ? {} : { content }) }, style);
    return { ...transcript, ackMs: answer.ackMs ?? 0, isPrivate: answer.message.ephemeralFor !== undefined };
  }

  /** Everyone is a role too, which a menu of roles does not offer. */
  function offeredThere(): Offered {
    const roles = [...(world.guilds.get(sandbox.guildId)?.roles.values() ?? [])].filter(({ id }) => id !== sandbox.guildId);
    const named = ({ id, name }: { readonly id: string; readonly name: string }): ChatOption => ({ value: id, name });
    return { roles: roles.map(named), channels: channels.map(named) };
  }

  const channels = [...world.channels.values()].filter(({ guildId, thread }) => guildId === sandbox.guildId && thread === undefined);

  function clickOn(messageId: string, { id, value }: TranscriptControl): Promise<InteractionAnswer> {
    const target = { userId: person.userId, messageId, customId: id };
    return value === undefined ? sandbox.click(target) : sandbox.select({ ...target, values: [value] });
  }

  /** The channel in which the person sees the message; undefined if they do not see it. */
  function placeOf({ channelId }: MessageRecord): string | undefined {
    const channel = world.channels.get(channelId);
    if (channel === undefined) return undefined;
    if (channel.guildId === undefined) return channel.recipientIds.includes(person.userId) ? 'direct message' : undefined;
    if (channel.id === person.channelId) return `#${channel.name}`;
    if (channel.thread !== undefined && channel.parentId === person.channelId) return `thread “${channel.name}”`;
    return undefined;
  }

  function arrivalOf(message: MessageRecord, isEdit: boolean): ChatArrival | undefined {
    const place = placeOf(message);
    // A message that answers a command or a click is shown as its answer.
    if (place === undefined || message.authorId !== world.bot.id || message.interactionId !== undefined) return undefined;
    const { content, components } = message.payload as { readonly content?: string; readonly components?: unknown };
    return {
      ...transcribeDiscordMessage({ components, ...(content === undefined ? {} : { content }) }, style),
      where: isEdit ? `${place}, edited` : place,
      click: async (control) => show(await clickOn(message.id, control)),
    };
  }

  return {
    name: 'Discord',
    where: () => `${world.users.get(person.userId)?.username ?? ''} in #${world.channels.get(person.channelId)?.name ?? ''}`,
    people: [...world.users.values()].filter(({ id }) => id !== world.bot.id).map(({ username }) => username),
    channels: channels.map(({ name }) => name),
    become(name) {
      const user = [...world.users.values()].find(({ id, username }) => username === name && id !== world.bot.id);
      if (user !== undefined) person = { ...person, userId: user.id };
      return user !== undefined;
    },
    enter(name) {
      const channel = channels.find((each) => each.name === name);
      if (channel !== undefined) person = { ...person, channelId: channel.id };
      return channel !== undefined;
    },
    watch: (onArrival) =>
      sandbox.subscribe((event) => {
        if (event.kind !== 'messageCreated' && event.kind !== 'messageEdited') return;
        const arrival = arrivalOf(event.message, event.kind === 'messageEdited');
        if (arrival !== undefined) onArrival(arrival);
      }),
    loseAnswers: (posts) =>
      void sandbox.faults.fault({
        match: { method: 'POST', path: '/messages' },
        times: posts,
        action: faultActions.lostAfterAcceptance(),
      }),
    async send(name, text) {
      const command = commands.find((each) => each.name === name);
      const { word, rest } = command?.subcommands ? parseSubcommand(text) : { word: '', rest: text };
      const declared = command?.subcommands ? (command.subcommands[word]?.options ?? {}) : (command?.options ?? {});
      const typed = parseText(declared, rest);
      const options = Object.fromEntries(
        Object.entries(typed).map(([option, value]) => [option, typedValue(declared[option]?.kind, value)]),
      );
      return show(await sandbox.slash({ ...person, command: word === '' ? name : `${name} ${word}`, options }));
    },
    async say(text) {
      sandbox.say({ ...person, content: nameMentions(text, world.bot.username, `<@${world.bot.id}>`) });
    },
    fields: () => modal?.form.fields.map(({ name }) => name) ?? [],
    fill(name, value) {
      const field = modal && findField(modal.form, name);
      if (!modal || !field) return undefined;
      modal.filled.set(field.name, value);
      return showForm(modal.form, modal.filled, 0, style);
    },
    async click(control) {
      if (control.id === submitControl) {
        if (!modal) return remark('There is no form to send.');
        const { interactionId, form, filled } = modal;
        return show(await sandbox.submitModal({ userId: person.userId, interactionId, values: filledValues(form, filled) }));
      }
      if (!newest) return remark('There is nothing to click on yet.');
      return show(await clickOn(newest.id, control));
    },
  };
}

/** As Discord's client sends it for an option of this kind. */
function typedValue(kind: string | undefined, value: string): string | number | boolean {
  if (kind === 'flag') return value === 'true';
  return kind === 'integer' && /^-?\d+$/u.test(value) ? Number(value) : value;
}
