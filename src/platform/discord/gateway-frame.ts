import { GatewayDispatchEvents, GatewayOpcodes, type GatewayReceivePayload } from 'discord-api-types/v10';

/** A frame that the library can act on, or the kind of frame that it cannot: a name of Discord's own, never what the frame says. */
export type ReadFrame =
  | { readonly kind: 'frame'; readonly frame: GatewayReceivePayload }
  | { readonly kind: 'malformed'; readonly what: string /** The connection cannot begin without it. */; readonly isHandshake: boolean };

type Fields = Readonly<Record<string, unknown>>;

/** Between two heartbeats, in ms: Discord's own is 41,250. Zero or text would make a timer without a pause of it. */
const heartbeats = { shortestMs: 50, longestMs: 3_600_000 };

const eventNames: ReadonlySet<string> = new Set(Object.values(GatewayDispatchEvents));

/** Looks at what the connection itself rests on. What an event says is for its handler to read. */
export function readGatewayFrame(frame: unknown): ReadFrame {
  if (!isFields(frame)) return malformed('frame');
  switch (frame['op']) {
    case GatewayOpcodes.Hello:
      return check(isFields(frame['d']) && isHeartbeat(frame['d']['heartbeat_interval']), frame, 'hello');
    case GatewayOpcodes.InvalidSession:
      return check(typeof frame['d'] === 'boolean', frame, 'invalid session');
    case GatewayOpcodes.Dispatch:
      return readDispatch(frame);
    case GatewayOpcodes.Heartbeat:
    case GatewayOpcodes.HeartbeatAck:
    case GatewayOpcodes.Reconnect:
      return { kind: 'frame', frame: frame as unknown as GatewayReceivePayload };
    default:
      // A number that Discord adds one day is ignored by the library; what is not a number is not a frame.
      return check(Number.isInteger(frame['op']), frame, 'frame');
  }
}

/** The name of an event for a log and a label: Discord's own, or a word for all others. */
export function eventName(name: unknown): string {
  return typeof name === 'string' && eventNames.has(name) ? name : 'unknown event';
}

function readDispatch(frame: Fields): ReadFrame {
  const { t: name, d: data } = frame;
  if (typeof name !== 'string' || !Number.isInteger(frame['s'])) return malformed(eventName(name));
  if (name === GatewayDispatchEvents.Ready) return check(isReady(data), frame, name);
  // Its data may be anything: the resumption is what counts.
  return check(name === GatewayDispatchEvents.Resumed || isFields(data) || Array.isArray(data), frame, eventName(name));
}

/** Everything in it is needed: who we are, where we are, and how to come back. */
function isReady(data: unknown): boolean {
  if (!isFields(data)) return false;
  const { user, application, guilds, session_id: sessionId, resume_gateway_url: url } = data;
  return (
    isFields(user) &&
    typeof user['id'] === 'string' &&
    isFields(application) &&
    typeof application['id'] === 'string' &&
    Array.isArray(guilds) &&
    guilds.every((guild) => isFields(guild) && typeof guild['id'] === 'string') &&
    typeof sessionId === 'string' &&
    typeof url === 'string' &&
    isGatewayAddress(url)
  );
}

function isGatewayAddress(url: string): boolean {
  return URL.canParse(url) && ['ws:', 'wss:'].includes(new URL(url).protocol);
}

function isHeartbeat(interval: unknown): boolean {
  return typeof interval === 'number' && interval >= heartbeats.shortestMs && interval <= heartbeats.longestMs;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function check(holds: boolean, frame: Fields, what: string): ReadFrame {
  return holds ? { kind: 'frame', frame: frame as unknown as GatewayReceivePayload } : malformed(what);
}

function malformed(what: string): ReadFrame {
  return { kind: 'malformed', what, isHandshake: what === 'hello' || what === GatewayDispatchEvents.Ready };
}
