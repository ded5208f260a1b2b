import { DiscordAPIError, REST, Routes } from 'discord.js';
import { type Clock, monotonicNow } from '../../runtime/clock.ts';
import { createSlots, type Slots } from './send-slots.ts';
import { pause } from '../../runtime/pause.ts';

/** Discord's numbers for an answer to an interaction. */
export const responseType = { message: 4, deferredMessage: 5, deferredUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

/** An interaction as far as answering it needs. */
export interface Answerable {
  readonly id: string;
  readonly token: string;
}

/** Interaction has already been acknowledged: another try of ours, or another process, was first. */
const alreadyAnswered = 40_060;
/** Unknown interaction: the 3 seconds are over. */
const tooLate = 10_062;

/** The first answer must arrive within 3 s (Discord, receiving and responding); trying again stops well before. */
const tryForMs = 2_500;
/** One try's time, in ms: a server that hangs must leave time for another try. */
const oneTryMs = 1_100;
const pauseMs = 50;

/** A REST client for first answers alone: they need no token, and the client's own one gives a request fifteen times as long. */
export function createAnswerRest(api: string): REST {
  // All answers go through one handler, so there is nothing to sweep; `sendAnswer` tries again by itself.
  return new REST({ api, version: '10', retries: 0, timeout: oneTryMs, hashSweepInterval: 0, handlerSweepInterval: 0 });
}

export type Delivery = 'answered' | 'answeredElsewhere' | 'tooLate';

/** The first answer to an interaction as it is sent, `data` being JSON. As bytes, it can be sent again without being encoded again. */
export function encodeAnswer(type: number, data: string): Uint8Array {
  return Buffer.from(`{"type":${type},"data":${data}}`);
}

/**
 * Sends the first answer to an interaction. Sending it again is safe, since Discord takes one answer only: so what is lost on the way
 * (a reset, a 5xx) is tried again until the interaction would be too old.
 *
 * @throws the last error when Discord refuses the answer, or nothing got through in time.
 */
export async function sendAnswer(rest: REST, interaction: Answerable, body: Uint8Array, clock: Clock): Promise<Delivery> {
  const deadline = monotonicNow(clock) + tryForMs;
  return slotsOf(rest).run(async () =>
    monotonicNow(clock) < deadline ? tryToSend(rest, interaction, body, { clock, deadline }) : 'tooLate',
  );
}

async function tryToSend(
  rest: REST,
  interaction: Answerable,
  body: Uint8Array,
  { clock, deadline }: { readonly clock: Clock; readonly deadline: number },
): Promise<Delivery> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await post(rest, interaction, body);
      return 'answered';
    } catch (error) {
      if (error instanceof DiscordAPIError) {
        if (error.code === alreadyAnswered) return attempt === 1 ? 'answeredElsewhere' : 'answered';
        if (error.code === tooLate) return 'tooLate';
        throw error;
      }
      if (monotonicNow(clock) + pauseMs >= deadline) throw error;
      await pause(pauseMs * attempt, clock);
    }
  }
}

/** Pauses before the second, third and fourth try, in ms: the asker sees "thinking" for 15 minutes else. */
const latePausesMs = [250, 1_000, 2_500] as const;

/**
 * Puts a late answer in the place of the deferral. Doing so twice does no harm: what is lost on the way is tried again.
 *
 * @throws the last error when Discord refuses the answer, or nothing got through.
 */
export async function sendLateAnswer(
  rest: REST,
  { applicationId, token }: Pick<Answerable, 'token'> & { readonly applicationId: string },
  body: object,
  clock: Clock,
): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await rest.patch(Routes.webhookMessage(applicationId, token), { body, auth: false });
      return;
    } catch (error) {
      const pauseMs = latePausesMs[attempt];
      if (error instanceof DiscordAPIError || pauseMs === undefined) throw error;
      await pause(pauseMs, clock);
    }
  }
}

/** Connections for answers: without a bound a flood opens thousands, and each of them costs more than an answer. */
const maxInFlight = 48;
const slots = new WeakMap<REST, Slots>();

function slotsOf(rest: REST): Slots {
  const known = slots.get(rest) ?? createSlots(maxInFlight);
  slots.set(rest, known);
  return known;
}

async function post(rest: REST, { id, token }: Answerable, body: Uint8Array): Promise<void> {
  await rest.post(Routes.interactionCallback(id, token), { body, passThroughBody: true, headers: jsonHeaders, auth: false });
}

const jsonHeaders = { 'content-type': 'application/json' };
