/** An envelope that listeners can work with, a message of the connection itself, or the kind of what is neither. */
export type ReadEnvelope =
  | { readonly kind: 'envelope' | 'connection' }
  /** `what` is a word of Slack's, never what was sent. `envelopeId` is set where Slack is to be told not to send it again. */
  | { readonly kind: 'malformed'; readonly what: string; readonly envelopeId?: string };

type Fields = Readonly<Record<string, unknown>>;
/** The part of an envelope that is the same over a socket and over HTTP. */
export type EnvelopePayload = Fields;
export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api';

/** An event's name becomes one of the socket client's own events: with these an event would close or connect it (socket-mode 3.1). */
const ownEvents: ReadonlySet<string> = new Set([
  'authenticated',
  'close',
  'connected',
  'connecting',
  'disconnected',
  'disconnecting',
  'error',
  'events_api',
  'interactive',
  'outgoing_message',
  'reconnecting',
  'slack_event',
  'slash_commands',
  'ws_message',
]);

/** Looks at one message of a socket: everything that Bolt and the listeners read without asking has to be there, in its type. */
export function readEnvelope(data: unknown): ReadEnvelope {
  if (typeof data !== 'string') return malformed('binary frame');
  const message = parse(data);
  if (!isFields(message)) return malformed('frame');
  const { type, envelope_id: envelopeId, payload } = message;
  if (type === 'hello' || type === 'disconnect') return { kind: 'connection' };
  if (type !== 'slash_commands' && type !== 'interactive' && type !== 'events_api') return malformed('unknown message', envelopeId);
  if (typeof envelopeId !== 'string' || !isFields(payload)) return malformed(type);
  const wrong = nameOfMalformed(type, payload);
  if (wrong === undefined) return { kind: 'envelope' };
  // Nobody waits for an event, and unacknowledged it would come again.
  return type === 'events_api' ? malformed(wrong, envelopeId) : malformed(wrong);
}

/** Slack's word for the kind of a payload that listeners could not work with; undefined if they can. */
export function nameOfMalformed(type: EnvelopeType, payload: EnvelopePayload): string | undefined {
  switch (type) {
    case 'slash_commands':
      return isCommand(payload) ? undefined : type;
    case 'interactive':
      return isInteraction(payload) ? undefined : interactionName(payload['type']);
    case 'events_api':
      return isEvent(payload) ? undefined : type;
  }
}

function isCommand(payload: Fields): boolean {
  const texts = ['command', 'text', 'user_id', 'channel_id', 'team_id', 'trigger_id', 'response_url'];
  return texts.every((name) => typeof payload[name] === 'string') && isAddress(payload['response_url']);
}

function isEvent(payload: Fields): boolean {
  const { event } = payload;
  if (!isFields(event) || typeof event['type'] !== 'string' || ownEvents.has(event['type'])) return false;
  if (!isAbsentOr(payload['authorizations'], (list) => Array.isArray(list) && list.every(isFields))) return false;
  const { channel, item } = event;
  return isAbsentOr(channel, (value) => typeof value === 'string' || isFields(value)) && (item === undefined || isFields(item));
}

const interactions = ['block_actions', 'block_suggestion', 'view_submission', 'view_closed', 'shortcut', 'message_action'] as const;
type Interaction = (typeof interactions)[number];

function interactionName(type: unknown): Interaction | 'interactive' {
  return interactions.find((known) => known === type) ?? 'interactive';
}

function isInteraction(payload: Fields): boolean {
  const { user, team, channel, response_url: url, trigger_id: trigger } = payload;
  const name = interactionName(payload['type']);
  // An interaction of a kind that nobody listens to needs no more than Bolt reads.
  if (!hasId(user) || !isAbsentOr(team, hasId) || !isAbsentOr(channel, hasId) || !isAbsentOr(url, isAddress)) return false;
  switch (name) {
    case 'block_actions':
      return isText(trigger) && isList(payload['actions'], isAction) && isAbsentOr(payload['container'], isFields);
    case 'block_suggestion':
      return isText(payload['action_id']) && isText(payload['value']) && isAbsentOr(payload['view'], isView);
    case 'view_submission':
      return isText(trigger) && isView(payload['view']) && hasState(payload['view'] as Fields);
    case 'view_closed':
      return isView(payload['view']);
    case 'message_action':
      return isText(trigger) && isText(payload['callback_id']) && isFields(payload['message']) && isAddress(url) && hasId(channel);
    case 'shortcut':
      return isText(trigger) && isText(payload['callback_id']);
    case 'interactive':
      return isText(payload['type']);
  }
}

function isAction(action: unknown): boolean {
  return isFields(action) && isText(action['action_id']) && isText(action['type']);
}

function isView(view: unknown): boolean {
  return isFields(view) && isAbsentOr(view['private_metadata'], isText) && isAbsentOr(view['callback_id'], isText);
}

/** Every input by its block, and in it by its action. */
function hasState({ state }: Fields): boolean {
  if (!isFields(state) || !isFields(state['values'])) return false;
  return Object.values(state['values']).every((block) => isFields(block) && Object.values(block).every(isInput));
}

function isInput(input: unknown): boolean {
  if (!isFields(input) || !isText(input['type'])) return false;
  const { selected_option: option, selected_options: options, value } = input;
  return isAbsentOr(option, isOption) && isAbsentOr(options, (list) => isList(list, isOption, 0)) && isAbsentOr(value, isText);
}

function isOption(option: unknown): boolean {
  return isFields(option) && isAbsentOr(option['value'], isText);
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isAddress(value: unknown): boolean {
  return isText(value) && URL.canParse(value);
}

function hasId(value: unknown): boolean {
  return isFields(value) && isText(value['id']);
}

function isList(value: unknown, holds: (item: unknown) => boolean, atLeast = 1): boolean {
  return Array.isArray(value) && value.length >= atLeast && value.every(holds);
}

/** Slack leaves a field out, or says null. */
function isAbsentOr(value: unknown, holds: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || holds(value);
}

function malformed(what: string, envelopeId?: unknown): ReadEnvelope {
  return { kind: 'malformed', what, ...(typeof envelopeId === 'string' ? { envelopeId } : {}) };
}
