import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageComponentInteraction,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import type { Dispatch } from '../../command/command.ts';
import { composeNotice } from '../../reply/compose-notice.ts';
import { decodeIntent } from '../../reply/intent-codec.ts';
import type { Intent } from '../../reply/intent.ts';
import type { Reply } from '../../reply/reply.ts';
import type { Clock } from '../../runtime/clock.ts';
import { rememberRendered } from '../remember-rendered.ts';
import { createSeenIds } from '../seen-ids.ts';
import { type Delivery, responseType, sendAnswer } from './answer.ts';
import { askerOf } from './asker.ts';
import { renderDiscord } from './render.ts';

export interface InteractionHandlerOptions {
  readonly dispatch: Dispatch;
  readonly rest: REST;
  /** For first answers, see `createAnswerRest`. */
  readonly answerRest: REST;
  readonly clock: Clock;
  readonly onDelivery: (delivery: Delivery, what: string) => void;
  readonly onUndelivered: (cause: unknown, what: string) => void;
}

/** A handler that has said nothing by now is deferred: Discord gives up at 3 s. */
const deferAfterMs = 1_800;

export interface InteractionHandler {
  handle(interaction: Interaction): void;
  /** Resolves when no answer is under way. */
  drain(): Promise<void>;
}

/** Answers interactions: each once, however often the gateway delivers it. */
export function createInteractionHandler(options: InteractionHandlerOptions): InteractionHandler {
  const { dispatch, rest, answerRest, clock, onDelivery, onUndelivered } = options;
  const seen = createSeenIds(5_000);
  const render = rememberRendered((reply, page) => renderDiscord(reply, { page }).payload);
  const underWay = new Set<Promise<void>>();

  function handle(interaction: Interaction): void {
    if (!seen.add(interaction.id)) return;
    const what = describe(interaction);
    const task = answer(interaction, what).catch((cause: unknown) => onUndelivered(cause, what));
    underWay.add(task);
    void task.finally(() => underWay.delete(task));
  }

  async function answer(interaction: Interaction, what: string): Promise<void> {
    if (interaction.isAutocomplete()) await answerAutocomplete(interaction, what);
    else if (interaction.isChatInputCommand()) await answerCommand(interaction, what);
    else if (interaction.isMessageComponent()) await answerComponent(interaction, what);
  }

  async function answerAutocomplete(interaction: AutocompleteInteraction, what: string): Promise<void> {
    const { name, value } = interaction.options.getFocused(true);
    const given = Object.fromEntries(
      interaction.options.data.filter((option) => option.name !== name).map((option) => [option.name, String(option.value)]),
    );
    const choices = await dispatch.suggest(interaction.commandName, name, String(value), given, askerOf(interaction));
    onDelivery(await sendAnswer(answerRest, interaction, responseType.choices, JSON.stringify({ choices }), clock), what);
  }

  async function answerCommand(interaction: ChatInputCommandInteraction, what: string): Promise<void> {
    const given = Object.fromEntries(
      interaction.options.data.flatMap(({ name, value }) =>
        value === undefined ? [] : [[name, typeof value === 'boolean' ? String(value) : value]],
      ),
    );
    const reply = dispatch.run({ command: interaction.commandName, options: given, asker: askerOf(interaction) });
    await deliver(interaction, reply, () => responseType.message, what);
  }

  async function answerComponent(interaction: MessageComponentInteraction, what: string): Promise<void> {
    const intent = decodeIntent(interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : interaction.customId);
    const reply = intent
      ? dispatch.act(intent, askerOf(interaction))
      : Promise.resolve(composeNotice('This button is from an older version. Please ask again.'));
    await deliver(
      interaction,
      reply,
      (ready) => (replacesMessage(interaction, intent, ready) ? responseType.update : responseType.message),
      what,
      intent,
    );
  }

  async function deliver(
    interaction: ChatInputCommandInteraction | MessageComponentInteraction,
    coming: Promise<Reply>,
    typeFor: (reply: Reply) => number,
    what: string,
    intent?: Intent,
  ): Promise<void> {
    const reply = await within(coming, deferAfterMs, clock);
    if (reply === 'late') return deliverLate(interaction, await deferred(interaction, coming), intent);
    const type = typeFor(reply);
    const isPrivate = type === responseType.message && interaction.isMessageComponent() && intent?.kind !== 'share';
    const { json } = render(reply, { page: pageOf(intent), ...(isPrivate ? { audience: 'asker' } : {}) });
    onDelivery(await sendAnswer(answerRest, interaction, type, json, clock), what);
  }

  async function deferred(interaction: ChatInputCommandInteraction | MessageComponentInteraction, coming: Promise<Reply>): Promise<Reply> {
    await sendAnswer(answerRest, interaction, responseType.deferredMessage, JSON.stringify({ flags: MessageFlags.Ephemeral }), clock);
    return coming;
  }

  async function deliverLate(
    interaction: ChatInputCommandInteraction | MessageComponentInteraction,
    reply: Reply,
    intent: Intent | undefined,
  ): Promise<void> {
    await rest.patch(Routes.webhookMessage(interaction.applicationId, interaction.token), {
      body: render(reply, { page: pageOf(intent), audience: 'asker' }).payload,
      auth: false,
    });
    onDelivery('answered', 'late answer');
  }

  return {
    handle,
    async drain() {
      await Promise.all(underWay);
    },
  };
}

function pageOf(intent: Intent | undefined): number {
  return intent && 'page' in intent ? (intent.page ?? 1) : 1;
}

/**
 * The person who asked gets the same message changed; somebody else gets an answer of their own, so that one reader never turns another's
 * page. What is for the asker alone never replaces a message that everybody sees.
 */
function replacesMessage(interaction: MessageComponentInteraction, intent: Intent | undefined, reply: Reply): boolean {
  if (!intent || intent.kind === 'share') return false;
  const ownPrivate = interaction.message.flags.has(MessageFlags.Ephemeral);
  if (ownPrivate) return true;
  const asker = interaction.message.interactionMetadata?.user.id;
  // What nobody asked for, an announcement, belongs to everybody: it turns its pages, and is never replaced by what one person reads.
  const isMine = asker === undefined ? intent.kind === 'page' : asker === interaction.user.id;
  return reply.audience === 'channel' && isMine;
}

function describe(interaction: Interaction): string {
  if (interaction.isAutocomplete()) return `autocomplete of /${interaction.commandName}`;
  if (interaction.isChatInputCommand()) return `/${interaction.commandName}`;
  return 'component';
}

async function within<T>(coming: Promise<T>, timeoutMs: number, clock: Clock): Promise<T | 'late'> {
  let cancel = (): void => {};
  const late = new Promise<'late'>((resolve) => {
    cancel = clock.after(timeoutMs, () => resolve('late'));
  });
  const first = await Promise.race([coming, late]);
  cancel();
  return first;
}
