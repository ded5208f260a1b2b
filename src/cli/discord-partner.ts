import type { AnyCommand } from '../command/command.ts';
import { parseSubcommand, parseText } from '../command/text-grammar.ts';
import type { DiscordSandbox } from '../sandbox/discord/discord-sandbox.ts';
import { transcribeDiscordMessage } from '../sandbox/discord/discord-transcript.ts';
import type { InteractionAnswer } from '../sandbox/discord/interactions.ts';
import type { MessageRecord } from '../sandbox/discord/world.ts';
import type { TranscriptStyle } from '../sandbox/transcript.ts';
import { type ChatForm, filledValues, showForm, submitControl } from './chat-form.ts';
import { type ChatAnswer, type ChatPartner, remark } from './chat-partner.ts';
import { readModalPayload } from './read-form-payloads.ts';

/** Types into the option fields that Discord's client would show, as an editor, who may manage channels: so every command can be tried. */
export function createDiscordPartner(sandbox: DiscordSandbox, commands: readonly AnyCommand<never>[], style: TranscriptStyle): ChatPartner {
  const person = { userId: sandbox.userId('grace'), channelId: sandbox.channelId('general') };
  let newest: MessageRecord | undefined;
  let modal: { readonly interactionId: string; readonly form: ChatForm; readonly filled: Map<string, string> } | undefined;

  function show(answer: InteractionAnswer): ChatAnswer {
    if (answer.refusal) return remark(answer.refusal.message);
    modal = answer.modal && { interactionId: answer.interactionId, form: readModalPayload(answer.modal), filled: new Map() };
    if (modal) return showForm(modal.form, modal.filled, answer.ackMs ?? 0, style);
    if (!answer.message) return remark(answer.status === 'timeout' ? 'The application did not respond.' : '');
    newest = answer.message;
    const { content, components } = answer.message.payload as { readonly content?: string; readonly components?: unknown };
    const transcript = transcribeDiscordMessage({ components, ...(content === undefined ? {} : { content }) }, style);
    return { ...transcript, ackMs: answer.ackMs ?? 0, isPrivate: answer.message.ephemeralFor !== undefined };
  }

  return {
    name: 'Discord',
    async send(name, text) {
      const command = commands.find((each) => each.name === name);
      const { word, rest } = command?.subcommands ? parseSubcommand(text) : { word: '', rest: text };
      const declared = command?.subcommands ? (command.subcommands[word]?.options ?? {}) : (command?.options ?? {});
      const typed = parseText(declared, rest);
      const options = Object.fromEntries(
        Object.entries(typed).map(([option, value]) => [
          option,
          declared[option]?.kind === 'integer' && /^-?\d+$/u.test(value) ? Number(value) : value,
        ]),
      );
      return show(await sandbox.slash({ ...person, command: word === '' ? name : `${name} ${word}`, options }));
    },
    fill(name, value) {
      if (!modal?.form.fields.some((field) => field.name === name)) return undefined;
      modal.filled.set(name, value);
      return showForm(modal.form, modal.filled, 0, style);
    },
    async click({ id, value }) {
      if (id === submitControl) {
        if (!modal) return remark('There is no form to send.');
        const { interactionId, form, filled } = modal;
        return show(await sandbox.submitModal({ userId: person.userId, interactionId, values: filledValues(form, filled) }));
      }
      if (!newest) return remark('There is nothing to click on yet.');
      const target = { userId: person.userId, messageId: newest.id, customId: id };
      return show(await (value === undefined ? sandbox.click(target) : sandbox.select({ ...target, values: [value] })));
    },
  };
}
