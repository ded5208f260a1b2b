import type { Inbound, InboundAnswer } from '../../../runtime/inbound.ts';
import type { RawInteraction } from '../read-interaction.ts';
import { createSignedDoor, type SignedDoorOptions } from './signed-door.ts';

export interface HttpReceiverOptions extends Pick<SignedDoorOptions, 'publicKey' | 'clock'> {
  /** False while nobody answers. */
  readonly isOpen: () => boolean;
  /** Takes an interaction, and returns at once. */
  readonly onInteraction: (interaction: RawInteraction) => void;
}

/** The type of the question whether somebody is there, and of its answer (interactions/receiving-and-responding). */
const ping = 1;

/**
 * The door for interactions. A request is answered with 202 and no body, and the interaction by the callback endpoint, as one of the
 * gateway is: Discord says there why it refuses an answer, and of a body that it refuses it says nothing.
 */
export function createInteractionReceiver({ publicKey, clock, isOpen, onInteraction }: HttpReceiverOptions): Inbound {
  return createSignedDoor({
    publicKey,
    clock,
    answer(interaction) {
      // Discord asks when the address is saved, which may be long before the bot is there.
      if (interaction['type'] === ping) return { status: 200, body: `{"type":${ping}}` };
      if (!isOpen()) return closed;
      onInteraction(interaction);
      return { status: 202 };
    },
  });
}

const closed: InboundAnswer = { status: 503, refusal: 'inbound.starting' };
