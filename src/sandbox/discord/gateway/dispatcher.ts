import { isJson } from '../json.ts';
import { shardOf } from '../snowflake.ts';
import { createHolds, type Hold, type Outgoing } from './holds.ts';
import { intentBits, mayReceive } from './intents.ts';
import { deliver, type GatewaySession } from './session.ts';

/** The receivers of an event: every session of the shard that asked for its kind. */
export interface Dispatcher {
  dispatch(event: string, data: unknown, guildId: string | undefined): void;
  /** Keeps events back: all, or those of one name such as `INTERACTION_CREATE`. */
  hold(event?: string): Hold;
  /** Sends each such event this many times, as Discord may around a resume, until `stop` is called. */
  repeat(copies: number, event?: string): { stop(): void };
}

export function createDispatcher(sessions: () => Iterable<GatewaySession>, botId: string): Dispatcher {
  const holds = createHolds(send);
  const repeats = new Set<{ readonly copies: number; readonly event: string | undefined }>();

  function copiesOf(event: string): number {
    let copies = 1;
    for (const repeat of repeats) if (repeat.event === undefined || repeat.event === event) copies = Math.max(copies, repeat.copies);
    return copies;
  }

  function send({ event, data, guildId }: Outgoing): void {
    const copies = copiesOf(event);
    let text: string | undefined;
    for (const session of sessions()) {
      const [shardId, shardCount] = session.shard;
      if (shardOf(guildId, shardCount) !== shardId || !mayReceive(session.intents, event, guildId !== undefined)) continue;
      // Serialized once for all sessions, and not at all when none listens.
      text ??= JSON.stringify(data);
      const frame = isHidden(session, event, data, botId) ? JSON.stringify(withoutContent(data)) : text;
      for (let copy = 0; copy < copies; copy += 1) deliver(session, event, frame);
    }
  }

  return {
    dispatch(event, data, guildId) {
      const outgoing = { event, data, guildId };
      if (!holds.take(outgoing)) send(outgoing);
    },
    hold: (event) => holds.add(event),
    repeat(copies, event) {
      const repeat = { copies, event };
      repeats.add(repeat);
      return { stop: () => void repeats.delete(repeat) };
    },
  };
}

/** Without MessageContent a bot reads its own messages, those in direct channels and those that mention it. */
function isHidden(session: GatewaySession, event: string, data: unknown, botId: string): boolean {
  if (event !== 'MESSAGE_CREATE' && event !== 'MESSAGE_UPDATE') return false;
  if ((session.intents & intentBits.MessageContent) !== 0 || !isJson(data) || data['guild_id'] === undefined) return false;
  const author = data['author'];
  if (!isJson(author) || author['id'] === botId) return false;
  const mentions = Array.isArray(data['mentions']) ? data['mentions'] : [];
  return !mentions.some((user) => isJson(user) && user['id'] === botId);
}

function withoutContent(data: unknown): unknown {
  return isJson(data) ? { ...data, content: '', embeds: [], attachments: [], components: [] } : data;
}
