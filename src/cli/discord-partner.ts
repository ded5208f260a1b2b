import type { AnyCommand } from '../command/command.ts';
import { parseText } from '../command/text-grammar.ts';
import type { DiscordSandbox } from '../sandbox/discord/discord-sandbox.ts';
import { transcribeDiscordMessage } from '../sandbox/discord/discord-transcript.ts';
import type { InteractionAnswer } from '../sandbox/discord/interactions.ts';
import type { MessageRecord } from '../sandbox/discord/world.ts';
import type { TranscriptStyle } from '../sandbox/transcript.ts';
import { type ChatAnswer, type ChatPartner, remark } from './chat-partner.ts';

/** Types into the option fields that Discord's client would show, as an editor, who may manage channels: so every command can be tried. */
export function createDiscordPartner(sandbox: DiscordSandbox, commands: readonly AnyCommand<never>[], style: TranscriptStyle): ChatPartner {
  const person = { userId: sandbox.userId('grace'), channelId: sandbox.channelId('general') };
  let newest: MessageRecord | undefined;

  function show(answer: InteractionAnswer): ChatAnswer {
    if (answer.refusal) return remark(answer.refusal.message);
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
      const typed = parseText(command?.options ?? {}, text);
      const options = Object.fromEntries(
        Object.entries(typed).map(([option, value]) => [
          option,
          command?.options[option]?.kind === 'integer' && /^-?\d+$/u.test(value) ? Number(value) : value,
        ]),
      );
      return show(await sandbox.slash({ ...person, command: name, options }));
    },
    async click({ id, value }) {
      if (!newest) return remark('There is nothing to click on yet.');
      const target = { userId: person.userId, messageId: newest.id, customId: id };
      return show(await (value === undefined ? sandbox.click(target) : sandbox.select({ ...target, values: [value] })));
    },
  };
}
