import type { Inbound, InboundAnswer } from '../../../runtime/inbound.ts';
import type { InstallationKeeper } from '../installation-keeper.ts';
import { createSignedDoor, type SignedDoorOptions } from './signed-door.ts';

export interface EventReceiverOptions extends Pick<SignedDoorOptions, 'publicKey' | 'clock'> {
  readonly keeper: InstallationKeeper;
  /** The database did not take it: Discord sends the event again, for ten minutes. */
  readonly onTrouble: (error: unknown) => void;
}

/** The types of what is sent (events/webhook-events, "Webhook Types"): a question whether somebody is there, and an event. */
const types = { ping: 0, event: 1 } as const;
/** The integration type of a person's own account (resources/application). */
const userInstall = 1;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The door for events about installations: `APPLICATION_AUTHORIZED` and `APPLICATION_DEAUTHORIZED`. Whatever was taken is answered with 204, and so is
 * an event of another kind: Discord turns an address off that refuses too often.
 */
export function createEventReceiver({ publicKey, clock, keeper, onTrouble }: EventReceiverOptions): Inbound {
  async function take(event: Fields): Promise<void> {
    const data = fieldsOf(event['data']);
    const at = Date.parse(String(event['timestamp']));
    const moment = Number.isNaN(at) ? clock.now() : at;
    const person = textOf(fieldsOf(data['user'])['id']);
    if (event['type'] === 'APPLICATION_DEAUTHORIZED' && person !== undefined) return keeper.leave(person, moment);
    if (event['type'] !== 'APPLICATION_AUTHORIZED') return;
    const guild = fieldsOf(data['guild']);
    const id = data['integration_type'] === userInstall ? person : textOf(guild['id']);
    if (id !== undefined) await keeper.arrive(id, textOf(guild['name']) ?? '', moment);
  }

  return createSignedDoor({
    publicKey,
    clock,
    async answer({ type, event }) {
      if (type === types.ping) return taken;
      if (type !== types.event) return { status: 400, refusal: 'inbound.malformed' };
      try {
        await take(fieldsOf(event));
        return taken;
      } catch (error) {
        onTrouble(error);
        return unkept;
      }
    },
  });
}

/** Discord wants a media type beside the empty body. */
const taken: InboundAnswer = { status: 204, type: 'application/json' };
const unkept: InboundAnswer = { status: 503, refusal: 'inbound.unkept' };

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
