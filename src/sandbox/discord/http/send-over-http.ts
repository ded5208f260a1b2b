import { answerInteraction } from '../answer-interaction.ts';
import type { Context } from '../context.ts';
import type { InteractionState, InteractionStore } from '../interactions.ts';
import { isJson, type Json } from '../json.ts';
import type { InteractionsEndpoint } from './endpoint.ts';

export interface HttpSide {
  readonly context: Context;
  readonly interactions: InteractionStore;
  readonly endpoint: InteractionsEndpoint;
  /** `http://127.0.0.1:1234`, for uploaded files. */
  readonly origin: () => string;
}

/** Sends an interaction to the endpoint, and plays the answer that comes back in the body: 202 means that the callback brings it. */
export async function sendOverHttp({ context, interactions, endpoint, origin }: HttpSide, state: InteractionState, payload: Json) {
  const { status, body } = await endpoint.deliver(payload);
  if (status === 202) return;
  const answer = status === 200 ? parse(body) : undefined;
  try {
    if (answer === undefined || state.phase !== 'waiting') throw new Error('There is no answer.');
    answerInteraction(context, interactions, state, { body: answer, files: [], origin: origin() });
  } catch {
    // Discord tells nobody why: the asker reads that the application did not respond.
    interactions.giveUp(state);
  }
}

function parse(body: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
