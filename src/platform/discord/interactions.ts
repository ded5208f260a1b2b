import {
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type REST,
} from 'discord.js';
import { isLost } from '../../command/admission/replies.ts';
import { lookUpEntry } from '../../command/look-up-entry.ts';
import { type CommandResult, type Asker, type CommandPath, type Dispatch, isForm } from '../../command/command.ts';
import { composeNoForm, composeNotice } from '../../reply/compose-notice.ts';
import { decodeIntent } from '../../reply/intent-codec.ts';
import type { Intent } from '../../reply/intent.ts';
import type { Clock } from '../../runtime/clock.ts';
import { within } from '../../runtime/within.ts';
import { rememberRendered } from '../remember-rendered.ts';
import type { SeenIds } from '../seen-ids.ts';
import { createRefusedAddresses } from '../refused-addresses.ts';
import type { LostPart } from '../send-plainer.ts';
import { type Delivery, responseType, encodeAnswer, sendAnswer, sendLateAnswer } from './answer.ts';
import { createPlainAnswers } from './answer-plainly.ts';
import { askerOf as askerIn } from './asker.ts';
import { type Answerable, audienceOf, replacesMessage } from './audience.ts';
import { createForms } from './forms.ts';
import { textOfMessage } from './message-text.ts';
import { openSections } from './open-sections.ts';
import type { Surroundings } from './channel-traits.ts';
import { readModal } from './read-modal.ts';
import { readDiscordRefusal } from './refusal.ts';
import { renderDiscord } from './render.ts';
import type { Reply } from '../../reply/reply.ts';
import { withoutFollowing } from '../../reply/without-following.ts';

export interface InteractionHandlerOptions {
  readonly dispatch: Dispatch;
  readonly rest: REST;
  /** For first answers, see `createAnswerRest`. */
  readonly answerRest: REST;
  readonly clock: Clock;
  readonly surroundings: Surroundings;
  /** By the interaction's id. */
  readonly seen: SeenIds;
  readonly onDelivery: (delivery: Delivery, what: string) => void;
  readonly onUndelivered: (cause: unknown, what: string) => void;
  /** Discord refused a part of an answer, which was shown without it. */
  readonly onLeftOut: (lost: readonly LostPart[]) => void;
  /** As in `PlatformEvents`. */
  readonly onDropped: (what: string, cause?: unknown) => void;
}

/** A handler that has said nothing by now is deferred: Discord gives up at 3 s. */
const deferAfterMs = 1_800;

export interface InteractionHandler {
  handle(interaction: Interaction): void;
  /** Resolves when no answer is under way. */
  drain(): Promise<void>;
}

/** Answers interactions: each once, however often it is delivered. */
export function createInteractionHandler(options: InteractionHandlerOptions): InteractionHandler {
  const { dispatch, rest, answerRest, clock, surroundings, seen, onDelivery, onUndelivered, onLeftOut, onDropped } = options;
  const askerOf = (interaction: BaseInteraction) => askerIn(interaction, surroundings);
  const render = rememberRendered(
    (reply, page) => renderDiscord(reply, { page }).payload,
    (payload) => encodeAnswer(responseType.message, JSON.stringify(payload)),
  );
  const underWay = new Set<Promise<void>>();
  const forms = createForms(dispatch, clock);
  const plainly = createPlainAnswers({ refused: createRefusedAddresses(clock), onLeftOut });

  function handle(interaction: Interaction): void {
    const kind = kindOf(interaction);
    if (kind === undefined) return onDropped('interaction');
    if (!seen.add(interaction.id)) return;
    const what = describe(interaction);
    const task = answer(interaction, what).catch((cause: unknown) =>
      cause instanceof Unreadable ? onDropped(kind, cause.cause) : onUndelivered(cause, what),
    );
    underWay.add(task);
    void task.finally(() => underWay.delete(task));
  }

  async function answer(interaction: Interaction, what: string): Promise<void> {
    if (interaction.isAutocomplete()) await answerAutocomplete(interaction, what);
    else if (interaction.isChatInputCommand()) await answerCommand(interaction, what);
    else if (interaction.isMessageContextMenuCommand()) await answerLookUp(interaction, what);
    else if (interaction.isMessageComponent()) await answerComponent(interaction, what);
    else if (interaction.isModalSubmit()) await answerModal(interaction, what);
  }

  async function answerAutocomplete(interaction: AutocompleteInteraction, what: string): Promise<void> {
    const { path, options: given, name, value } = read(() => ({ ...interaction.options.getFocused(true), ...readOptions(interaction) }));
    delete given[name];
    const texts = Object.fromEntries(Object.entries(given).map(([option, text]) => [option, String(text)]));
    const choices = await dispatch.suggest(path, name, String(value), texts, askerOf(interaction));
    onDelivery(await plainly.choices(choices, (body) => sendAnswer(answerRest, interaction, body, clock)), what);
  }

  async function answerCommand(interaction: ChatInputCommandInteraction, what: string): Promise<void> {
    const { path, options: given } = read(() => readOptions(interaction));
    const asker = read(() => askerOf(interaction));
    forms.forget(asker, interaction.commandName);
    await deliver(interaction, dispatch.run({ ...path, options: given, asker }), what, undefined);
  }

  async function answerLookUp(interaction: MessageContextMenuCommandInteraction, what: string): Promise<void> {
    const text = read(() => textOfMessage(interaction.targetMessage));
    await deliver(interaction, dispatch.lookUp(text, askerOf(interaction)), what, undefined);
  }

  async function answerComponent(interaction: MessageComponentInteraction, what: string): Promise<void> {
    const intent = read(() => decodeIntent(interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : interaction.customId));
    const answered = intent ? dispatch.act(intent, askerOf(interaction)) : Promise.resolve(outdated(interaction));
    await deliver(interaction, answered, what, intent);
  }

  async function answerModal(interaction: ModalSubmitInteraction, what: string): Promise<void> {
    const intent = decodeIntent(interaction.customId);
    const asker = askerOf(interaction);
    const values = readModal(interaction);
    if (intent === undefined) return deliver(interaction, Promise.resolve(outdated(interaction)), what, undefined);
    const isKept = intent.kind === 'form' || intent.kind === 'editTerm';
    const answered = isKept ? forms.submit(intent, values, asker) : dispatch.act(intent, asker, values);
    await deliver(interaction, answered, what, isKept ? undefined : intent);
  }

  async function deliver(interaction: Answerable, coming: Promise<CommandResult>, what: string, intent: Intent | undefined): Promise<void> {
    const asker = askerOf(interaction);
    const finished = coming.then((answered): CommandResult => (isForm(answered) ? answered : fitting(openSections(answered), asker)));
    const answered = await within(finished, deferAfterMs, clock);
    if (answered === 'late') return deliverLate(interaction, finished, what, intent);
    // Discord would refuse it, and others wait for the time that it takes.
    if (isLost(answered)) return onDelivery('tooLate', what);
    if (isForm(answered)) {
      const command = intent?.kind === 'form' ? intent.command : interaction.isChatInputCommand() ? interaction.commandName : '';
      const modal = forms.render(answered, command, intent, asker);
      const send = (body: Uint8Array): Promise<Delivery> => sendAnswer(answerRest, interaction, body, clock);
      onDelivery(
        await plainly.modal(modal, send, () =>
          send(render(composeNoForm(command, dispatch.wordsOf(asker)), { page: 1, audience: 'asker' }).body),
        ),
        what,
      );
      return;
    }
    const replaces = replacesMessage(interaction, intent, answered);
    const type = replaces ? responseType.update : responseType.message;
    const { payload, body } = render(answered, { page: pageOf(intent), audience: audienceOf(interaction, intent, answered, replaces) });
    const whole = type === responseType.message ? { whole: body } : {};
    const sending = plainly.first({ payload, type, ...whole }, (sent) => sendAnswer(answerRest, interaction, sent, clock));
    onDelivery(await releasing(answered, sending), what);
  }

  /** An answer that is not ready in time is deferred; a form cannot be shown after that. */
  async function deliverLate(
    interaction: Answerable,
    coming: Promise<CommandResult>,
    what: string,
    intent: Intent | undefined,
  ): Promise<void> {
    const deferral = encodeAnswer(responseType.deferredMessage, JSON.stringify({ flags: MessageFlags.Ephemeral }));
    const delivery = await sendAnswer(answerRest, interaction, deferral, clock);
    // If another process was first, the message that would be changed is that one's.
    if (delivery !== 'answered') return onDelivery(delivery, what);
    const answered = await coming;
    const reply = isForm(answered)
      ? composeNotice(dispatch.wordsOf(askerOf(interaction)).formTooLate, 'problem')
      : await unlessLate(answered, interaction);
    const { payload } = render(reply, { page: pageOf(intent), audience: 'asker' });
    await plainly.late(payload, (sent) => sendLateAnswer(rest, interaction, sent, clock));
    onDelivery('answered', what);
  }

  /** A refused answer was not shared: the next press may share it. A lost answer may have arrived. */
  async function releasing({ claim }: Reply, sending: Promise<Delivery>): Promise<Delivery> {
    const release = async (): Promise<void> => (claim === undefined ? undefined : dispatch.release(claim));
    try {
      const delivery = await sending;
      if (delivery === 'tooLate') await release();
      return delivery;
    } catch (error) {
      if (readDiscordRefusal(error) !== undefined) await release();
      throw error;
    }
  }

  /** A deferral is private, and what comes of it stays so: nothing can be shared by it. */
  async function unlessLate(reply: Reply, interaction: Answerable): Promise<Reply> {
    if (reply.claim === undefined) return reply;
    await dispatch.release(reply.claim);
    return composeNotice(dispatch.wordsOf(askerOf(interaction)).sharingTooLate, 'problem');
  }

  function outdated(interaction: Answerable): Reply {
    return composeNotice(dispatch.wordsOf(askerOf(interaction)).oldButton);
  }

  return {
    handle,
    async drain() {
      await Promise.all(underWay);
    },
  };
}

/** The command and its subcommand, and the options of the subcommand where there is one. */
function readOptions({ commandName, options }: ChatInputCommandInteraction | AutocompleteInteraction): {
  readonly path: CommandPath;
  readonly options: Record<string, string | number>;
} {
  const word = options.getSubcommand(false);
  const data = word === null ? options.data : (options.data[0]?.options ?? []);
  const given: Record<string, string | number> = {};
  for (const { name, value } of data) if (value !== undefined) given[name] = typeof value === 'boolean' ? String(value) : value;
  return { path: { command: commandName, ...(word === null ? {} : { subcommand: word }) }, options: given };
}

/** Nobody can be written to later from a place that the bot is not in. */
function fitting(reply: Reply, { broughtAlong }: Asker): Reply {
  return broughtAlong === true ? withoutFollowing(reply) : reply;
}

function pageOf(intent: Intent | undefined): number {
  return intent && 'page' in intent ? (intent.page ?? 1) : 1;
}

/** Discord sent an interaction that cannot be read: nobody knows the question. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

function read<T>(decode: () => T): T {
  try {
    return decode();
  } catch (cause) {
    throw new Unreadable('An interaction cannot be read.', { cause });
  }
}

/** Discord's kind of interaction, if everything is there without which nobody could be answered. */
function kindOf(interaction: Interaction): string | undefined {
  const { id, token, user } = interaction;
  if (typeof id !== 'string' || typeof token !== 'string' || typeof user?.id !== 'string') return undefined;
  if (interaction.isAutocomplete() || interaction.isChatInputCommand())
    return typeof interaction.commandName === 'string' ? 'command' : undefined;
  if (interaction.isMessageContextMenuCommand()) return 'command';
  if (interaction.isMessageComponent()) return typeof interaction.message?.id === 'string' ? 'component' : undefined;
  if (interaction.isModalSubmit()) return typeof interaction.customId === 'string' ? 'form' : undefined;
  return 'interaction';
}

function describe(interaction: Interaction): string {
  if (interaction.isAutocomplete()) return `autocomplete of /${interaction.commandName}`;
  if (interaction.isChatInputCommand()) return `/${interaction.commandName}`;
  if (interaction.isMessageContextMenuCommand()) return lookUpEntry.name;
  return interaction.isModalSubmit() ? 'form' : 'component';
}
