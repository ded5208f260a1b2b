import { takeRandomBytes } from '../random-bytes.ts';
import type { Context } from './context.ts';
import type { Json } from './json.ts';
import { discordLimits } from './limits.ts';
import type { MessageRecord, StoredMessage } from './world.ts';

/** Interaction types (interactions/receiving-and-responding). */
export const interactionTypes = { ping: 1, command: 2, component: 3, autocomplete: 4, modalSubmit: 5 } as const;

export const callbackTypes = {
  pong: 1,
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
  premiumRequired: 10,
} as const;

export type InteractionStatus =
  | 'answered'
  | 'deferred'
  | 'updated'
  | 'deferredUpdate'
  | 'choices'
  | 'modal'
  /** Nothing within three seconds: the asker reads "The application did not respond". */
  | 'timeout'
  /** The asker's own client would not send it: see `refusal`. */
  | 'refused';

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** Why a client does not let somebody do something. */
export interface ClientRefusal {
  readonly code:
    | 'unknownCommand'
    | 'unknownOption'
    | 'missingOption'
    | 'invalidOption'
    | 'noPermission'
    | 'wrongContext'
    | 'unknownMessage'
    | 'unknownComponent'
    | 'disabledComponent'
    | 'invalidValues'
    | 'noModal'
    | 'invalidText';
  readonly message: string;
}

/** The record of an interaction. The object is live: edits and follow-ups show up in it later. */
export interface InteractionAnswer {
  readonly status: InteractionStatus;
  readonly refusal: ClientRefusal | undefined;
  /** Empty when refused. */
  readonly interactionId: string;
  /** Milliseconds from the event leaving for the gateway to the callback's arrival; `undefined` when none came. */
  readonly ackMs: number | undefined;
  /** The message `@original`: the answer, or the message that a component updated. */
  readonly message: MessageRecord | undefined;
  readonly choices: readonly Choice[];
  /** The modal's `data`, as the bot sent it. */
  readonly modal: Json | undefined;
  /** The number of edits of `@original` after the callback. */
  readonly edits: number;
  readonly followups: readonly MessageRecord[];
  /** Resolves once a deferred answer has its content, at once for any other; `false` when `timeoutMs` passes first. */
  completed(options?: { readonly timeoutMs?: number }): Promise<boolean>;
}

export interface InteractionState {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId: string | undefined;
  /** The message whose component was used. */
  readonly sourceMessageId: string | undefined;
  readonly commandName: string | undefined;
  /** `authorizing_integration_owners`. */
  readonly owners: Json;
  /** The person's act, as it was sent: the command's options, the component and its values. */
  readonly data: Json;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly sentAt: number;
  phase: 'waiting' | 'acknowledged' | 'expired';
  status: InteractionStatus;
  ackMs: number | undefined;
  /** Fixed by the callback: follow-up content of a deferred answer cannot change it. */
  ephemeral: boolean;
  /** The deferred answer still shows "is thinking". */
  loading: boolean;
  original: StoredMessage | undefined;
  choices: readonly Choice[];
  modal: Json | undefined;
  edits: number;
  readonly followups: StoredMessage[];
  cancelTimeout: () => void;
  readonly settled: (() => void)[];
  readonly completions: (() => void)[];
}

/** An interaction as an observer sees it: without the token that would let anybody answer it. */
export interface InteractionRecord
  extends Readonly<
    Pick<InteractionState, 'id' | 'type' | 'userId' | 'channelId' | 'sourceMessageId' | 'commandName' | 'data' | 'phase' | 'ackMs'>
  > {
  /** `@original`, once there is one. */
  readonly messageId: string | undefined;
}

export function toRecord(state: InteractionState): InteractionRecord {
  const { id, type, userId, channelId, sourceMessageId, commandName, data, phase, ackMs, original } = state;
  return { id, type, userId, channelId, sourceMessageId, commandName, data, phase, ackMs, messageId: original?.id };
}

export interface InteractionStore {
  create(
    options: Pick<InteractionState, 'type' | 'userId' | 'channelId' | 'guildId' | 'sourceMessageId' | 'commandName' | 'owners' | 'data'>,
  ): InteractionState;
  findById(id: string): InteractionState | undefined;
  /** By the token of its webhook, for as long as that lives. */
  findByToken(token: string): InteractionState | undefined;
  /** Marks the callback as arrived; the asker gets the answer. */
  acknowledge(state: InteractionState, status: InteractionStatus): void;
  complete(state: InteractionState): void;
  /** Nothing will come: the asker is told so before the three seconds are over. */
  giveUp(state: InteractionState): void;
  /** Resolves at the callback, or after three seconds without one. */
  answerOf(state: InteractionState): Promise<InteractionAnswer>;
  close(): void;
}

export function createInteractionStore({ clock, nextId, journal }: Pick<Context, 'clock' | 'nextId' | 'journal'>): InteractionStore {
  const byId = new Map<string, InteractionState>();
  const byToken = new Map<string, InteractionState>();

  /** Oldest first, so only the head has to be looked at. */
  function forgetExpired(): void {
    for (const state of byId.values()) {
      if (clock.now() - state.createdAt < discordLimits.tokenLifeMs) return;
      byId.delete(state.id);
      byToken.delete(state.token);
    }
  }

  function settle(state: InteractionState): void {
    for (const callback of state.settled.splice(0)) callback();
  }

  function expire(state: InteractionState): void {
    if (state.phase !== 'waiting') return;
    state.phase = 'expired';
    state.status = 'timeout';
    journal.counters.interactionTimeouts += 1;
    journal.emit({ kind: 'interactionTimedOut', interactionId: state.id, userId: state.userId });
    settle(state);
  }

  return {
    create(options) {
      forgetExpired();
      const state: InteractionState = {
        ...options,
        id: nextId(),
        token: `aW50ZXJhY3Rpb246${takeRandomBytes(48).toString('base64url')}`,
        createdAt: clock.now(),
        sentAt: performance.now(),
        phase: 'waiting',
        status: 'timeout',
        ackMs: undefined,
        ephemeral: false,
        loading: false,
        original: undefined,
        choices: [],
        modal: undefined,
        edits: 0,
        followups: [],
        cancelTimeout: () => {},
        settled: [],
        completions: [],
      };
      state.cancelTimeout = clock.after(discordLimits.acknowledgeMs, () => expire(state));
      byId.set(state.id, state);
      byToken.set(state.token, state);
      journal.counters.interactions += 1;
      journal.emit({ kind: 'interactionCreated', interactionId: state.id, userId: state.userId });
      return state;
    },
    findById: (id) => byId.get(id),
    findByToken(token) {
      const state = byToken.get(token);
      return state && clock.now() - state.createdAt < discordLimits.tokenLifeMs ? state : undefined;
    },
    acknowledge(state, status) {
      state.cancelTimeout();
      state.phase = 'acknowledged';
      state.status = status;
      state.ackMs = performance.now() - state.sentAt;
      journal.emit({ kind: 'interactionAcknowledged', interactionId: state.id, userId: state.userId });
      settle(state);
    },
    complete(state) {
      state.loading = false;
      for (const callback of state.completions.splice(0)) callback();
    },
    giveUp(state) {
      state.cancelTimeout();
      expire(state);
    },
    async answerOf(state) {
      if (state.phase === 'waiting') await new Promise<void>((resolve) => state.settled.push(resolve));
      return toAnswer(state, clock);
    },
    close() {
      for (const state of byId.values()) {
        state.cancelTimeout();
        expire(state);
      }
    },
  };
}

function toAnswer(state: InteractionState, clock: Context['clock']): InteractionAnswer {
  return {
    interactionId: state.id,
    refusal: undefined,
    get status() {
      return state.status;
    },
    get ackMs() {
      return state.ackMs;
    },
    get message() {
      return state.original;
    },
    get choices() {
      return state.choices;
    },
    get modal() {
      return state.modal;
    },
    get edits() {
      return state.edits;
    },
    get followups() {
      return state.followups;
    },
    completed: ({ timeoutMs = discordLimits.tokenLifeMs } = {}) =>
      new Promise((resolve) => {
        if (!state.loading) return resolve(state.phase === 'acknowledged');
        const cancel = clock.after(timeoutMs, () => resolve(false));
        state.completions.push(() => {
          cancel();
          resolve(true);
        });
        return undefined;
      }),
  };
}

export function refuse(code: ClientRefusal['code'], message: string): InteractionAnswer {
  return {
    status: 'refused',
    refusal: { code, message },
    interactionId: '',
    ackMs: undefined,
    message: undefined,
    choices: [],
    modal: undefined,
    edits: 0,
    followups: [],
    completed: async () => false,
  };
}
