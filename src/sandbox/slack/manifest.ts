import { objectsIn } from './json.ts';

/** The parts of an app manifest that decide what Slack sends to the app and what the app may do. */
export interface SlackManifest {
  readonly features?: {
    readonly slash_commands?: readonly { readonly command: string; readonly [key: string]: unknown }[];
    readonly shortcuts?: readonly { readonly callback_id: string; readonly type: 'global' | 'message'; readonly [key: string]: unknown }[];
    readonly unfurl_domains?: readonly string[];
    readonly [key: string]: unknown;
  };
  readonly oauth_config?: {
    readonly scopes?: { readonly bot?: readonly string[]; readonly [key: string]: unknown };
    readonly [key: string]: unknown;
  };
  readonly settings?: {
    readonly event_subscriptions?: { readonly bot_events?: readonly string[]; readonly [key: string]: unknown };
    readonly [key: string]: unknown;
  };
  readonly [key: string]: unknown;
}

/** The scopes of an app without a manifest here: all that a method of the sandbox asks for. */
const everyScope = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'links:read',
  'links:write',
  'mpim:history',
  'mpim:read',
  'mpim:write',
  'reactions:write',
  'team:read',
  'usergroups:read',
  'users:read',
];

export function botScopes(manifest: SlackManifest | undefined): readonly string[] {
  return manifest === undefined ? everyScope : (manifest.oauth_config?.scopes?.bot ?? []);
}

export function hasCommand(manifest: SlackManifest | undefined, command: string): boolean {
  return manifest === undefined || objectsIn(manifest.features?.slash_commands).some((entry) => entry['command'] === command);
}

export function hasShortcut(manifest: SlackManifest | undefined, callbackId: string, type: 'global' | 'message'): boolean {
  if (manifest === undefined) return true;
  return objectsIn(manifest.features?.shortcuts).some((entry) => entry['callback_id'] === callbackId && entry['type'] === type);
}

/** Whether the app subscribed to an event such as `app_mention` or `message.channels`. */
export function isSubscribed(manifest: SlackManifest | undefined, event: string): boolean {
  return manifest === undefined || (manifest.settings?.event_subscriptions?.bot_events ?? []).includes(event);
}

/** Whether the app is an agent, and not one of the older assistants. */
export function hasAgentView(manifest: SlackManifest | undefined): boolean {
  return manifest === undefined || manifest.features?.['agent_view'] !== undefined;
}

export function unfurlDomains(manifest: SlackManifest | undefined): readonly string[] | 'all' {
  return manifest === undefined ? 'all' : (manifest.features?.unfurl_domains ?? []);
}
