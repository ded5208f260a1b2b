import { boolean, type Check, enumOf, list, type Problem, shape, string, url } from './blocks/schema.ts';
import { isJsonObject, type JsonObject, objectsIn } from './json.ts';

/** Limits: reference/app-manifest, and the type comments of `@slack/web-api` 8.2 (manifest). */
const anything: Check = () => {};
const scopes = list(string({ pattern: /^[a-z._-]+(:[a-z._-]+){0,2}$/ }), { max: 255 });
const events = list(string({ pattern: /^[a-z_]+(\.[a-z_]+)?$/ }), { max: 100 });

const command = shape(
  { command: string({ max: 32, pattern: /^\/[^\s/A-Z]+$/ }), description: string({ max: 2000 }) },
  { usage_hint: string({ max: 1000 }), should_escape: boolean, url: url() },
);
const shortcut = shape({
  type: enumOf('global', 'message'),
  name: string({ max: 24 }),
  callback_id: string({ max: 255 }),
  description: string({ max: 150 }),
});

/** reference/app-manifest and `@slack/web-api` 8.2: 300 characters, four prompts. */
const prompts = list(shape({ title: string(), message: string() }), { max: 4 });
const agentView = shape(
  {},
  { agent_description: string({ max: 300 }), suggested_prompts: prompts, actions: list(shape({ name: string(), description: string() })) },
);

const features = shape(
  {},
  {
    app_home: shape({}, { home_tab_enabled: boolean, messages_tab_enabled: boolean, messages_tab_read_only_enabled: boolean }),
    bot_user: shape({ display_name: string({ max: 80 }) }, { always_online: boolean }),
    slash_commands: list(command, { max: 50 }),
    shortcuts: list(shortcut, { max: 10 }),
    unfurl_domains: list(string({ pattern: /^[^/\s:]+\.[^/\s:]+$/ }), { max: 5 }),
    agent_view: agentView,
    assistant_view: shape({ assistant_description: string() }, { suggested_prompts: prompts }),
  },
);

const manifestShape = shape(
  { display_information: shape({ name: string({ max: 35 }) }, displayFields()) },
  {
    _metadata: anything,
    features,
    functions: anything,
    oauth_config: shape(
      {},
      {
        redirect_urls: list(url(), { max: 1000 }),
        scopes: shape({}, { bot: scopes, user: scopes, bot_optional: scopes, user_optional: scopes }),
        token_management_enabled: boolean,
      },
    ),
    settings: shape(
      {},
      {
        allowed_ip_address_ranges: list(string(), { max: 50 }),
        event_subscriptions: shape({}, { bot_events: events, user_events: events, request_url: url(), metadata_subscriptions: anything }),
        incoming_webhooks: anything,
        interactivity: shape({ is_enabled: boolean }, { request_url: url(), message_menu_options_url: url() }),
        org_deploy_enabled: boolean,
        socket_mode_enabled: boolean,
        token_rotation_enabled: boolean,
        function_runtime: string(),
      },
    ),
  },
);

function displayFields(): Readonly<Record<string, Check>> {
  return {
    description: string({ max: 140 }),
    long_description: string({ min: 175, max: 4000 }),
    background_color: string({ pattern: /^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/ }),
  };
}

/** The scope without which Slack does not let an app subscribe to an event: reference/events. */
const scopeOfEvent: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  link_shared: 'links:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  channel_archive: 'channels:read',
  channel_deleted: 'channels:read',
  channel_rename: 'channels:read',
  reaction_added: 'reactions:read',
  team_join: 'users:read',
};

/** The faults that would keep an app manifest from being accepted, or its parts from working; empty if there are none. */
export function findManifestProblems(manifest: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  manifestShape(manifest, '', problems);
  if (problems.length > 0 || !isJsonObject(manifest)) return problems;
  findFeatureProblems(at(manifest, 'features'), botScopesOf(manifest), problems);
  findEventProblems(manifest, problems);
  return problems;
}

function findFeatureProblems(declared: JsonObject, granted: readonly string[], problems: Problem[]): void {
  const commands = objectsIn(declared['slash_commands']);
  const shortcuts = objectsIn(declared['shortcuts']);
  findRepeated(commands, 'command', '/features/slash_commands', problems);
  findRepeated(shortcuts, 'callback_id', '/features/shortcuts', problems);
  const views = ['agent_view', 'assistant_view'].filter((view) => declared[view] !== undefined);
  if (views.length > 1)
    problems.push({ pointer: '/features/assistant_view', message: 'an app has an `agent_view` or an `assistant_view`, not both' });
  if (views.length > 0 && !granted.includes('assistant:write'))
    problems.push({ pointer: '/oauth_config/scopes/bot', message: `${views.join()} requires the scope: assistant:write` });
  if (commands.length + shortcuts.length > 0 && !granted.includes('commands')) {
    problems.push({ pointer: '/oauth_config/scopes/bot', message: 'slash commands and shortcuts require the scope: commands' });
  }
}

function findRepeated(items: readonly JsonObject[], key: string, pointer: string, problems: Problem[]): void {
  const seen = new Set<unknown>();
  for (const [index, item] of items.entries()) {
    if (seen.has(item[key])) problems.push({ pointer: `${pointer}/${index}/${key}`, message: `"${String(item[key])}" already exists` });
    seen.add(item[key]);
  }
}

function findEventProblems(manifest: JsonObject, problems: Problem[]): void {
  const settings = at(manifest, 'settings');
  const pointer = '/settings/event_subscriptions';
  const subscribed = strings(at(settings, 'event_subscriptions')['bot_events']);
  const granted = botScopesOf(manifest);
  for (const [index, event] of subscribed.entries()) {
    const needed = scopeOfEvent[event];
    if (needed !== undefined && !granted.includes(needed)) {
      problems.push({ pointer: `${pointer}/bot_events/${index}`, message: `event ${event} requires the scope: ${needed}` });
    }
  }
  const hasUrl = at(settings, 'event_subscriptions')['request_url'] !== undefined;
  if (subscribed.length > 0 && settings['socket_mode_enabled'] !== true && !hasUrl) {
    problems.push({ pointer, message: 'events require Socket Mode or a `request_url`' });
  }
}

function botScopesOf(manifest: JsonObject): readonly string[] {
  return strings(at(at(manifest, 'oauth_config'), 'scopes')['bot']);
}

function at(value: JsonObject, key: string): JsonObject {
  const child = value[key];
  return isJsonObject(child) ? child : {};
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
