import { askEntry } from '../../command/ask-entry.ts';
import { lookUpEntry } from '../../command/look-up-entry.ts';
import type { AnyCommand } from '../../command/command.ts';
import { signatureOf } from '../../command/usage.ts';
import { appDescription } from '../app-description.ts';
import { wordsFor } from '../../words/words-for.ts';

/** Slack's limit for the name of an app and of its bot user, in characters. */
export const maxAppNameLength = 35;
/** Slack: descriptions 140 characters, commands 32, command descriptions 2,000, hints 1,000 (manifest reference). */
const hintLimit = 1_000;
/** Slack: five domains an app (manifest reference, `unfurl_domains`). */
const maxDomains = 5;

/** A type, not an interface: it is handed on as plain JSON. */
export type SlackManifest = {
  readonly display_information: { readonly name: string; readonly description: string };
  readonly features: {
    /** Offers questions in the messages of the app. */
    readonly agent_view: { readonly agent_description: string };
    /** Without it nobody can write to the bot. */
    readonly app_home: {
      readonly home_tab_enabled: boolean;
      readonly messages_tab_enabled: boolean;
      readonly messages_tab_read_only_enabled: boolean;
    };
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean };
    readonly slash_commands: readonly SlashCommandManifest[];
    readonly shortcuts: readonly ShortcutManifest[];
    /** The hosts below whose links a preview is shown; absent if none is known. */
    readonly unfurl_domains?: readonly string[];
  };
  readonly oauth_config: { readonly redirect_urls?: readonly string[]; readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url?: string; readonly message_menu_options_url?: string };
    readonly org_deploy_enabled: boolean;
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: boolean;
  };
};

type SlashCommandManifest = {
  readonly command: string;
  /** Absent with Socket Mode. */
  readonly url?: string;
  readonly description: string;
  readonly usage_hint?: string;
  readonly should_escape: boolean;
};

type ShortcutManifest = {
  readonly type: 'message' | 'global';
  readonly name: string;
  readonly callback_id: string;
  readonly description: string;
};

/**
 * Answers travel back with the acknowledgement and through `response_url`: neither needs a scope to write. Announcements do; the
 * histories are read after an answer was lost, so that nothing is posted twice, `users:read` tells guests from members, and
 * `usergroups:read` lists whom a subscription may ping, and tells who is an editor by a group; `channels:read` and `groups:read` tell beforehand
 * where nothing can be posted; `links:read` and `links:write` show previews below links of the publication, and
 * `assistant:write` offers questions in the messages of the app.
 */
export const manifestScopes = [
  'app_mentions:read',
  'assistant:write',
  'commands',
  'chat:write',
  'chat:write.public',
  'channels:history',
  'channels:read',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'links:read',
  'links:write',
  'usergroups:read',
  'users:read',
] as const;

export interface ManifestSettings {
  /** Links of these domains get previews. */
  readonly domains?: readonly string[];
  /** Slack sends everything there over HTTP; without it, it goes through Socket Mode. */
  readonly requestUrl?: string | undefined;
  /** Slack sends people who install the app back there: it is one app for many workspaces, and for organizations. */
  readonly redirectUrl?: string | undefined;
}

/** The app as Slack wants it described: paste it at "Create New App, From a manifest". `name` has `maxAppNameLength` characters at most. */
export function createManifest(
  commands: readonly AnyCommand<never>[],
  name: string,
  { domains = [], requestUrl, redirectUrl }: ManifestSettings = {},
): SlackManifest {
  const sent = requestUrl === undefined ? {} : { request_url: requestUrl };
  return {
    display_information: { name, description: appDescription },
    features: {
      agent_view: { agent_description: appDescription },
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: name, always_online: true },
      slash_commands: commands.map((command) => slashCommand(command, requestUrl)),
      shortcuts: [shortcut('message', lookUpEntry), shortcut('global', askEntry)],
      ...(domains.length === 0 ? {} : { unfurl_domains: domains.slice(0, maxDomains) }),
    },
    oauth_config: { ...(redirectUrl === undefined ? {} : { redirect_urls: [redirectUrl] }), scopes: { bot: manifestScopes } },
    settings: {
      // One opens a start page, two tell of links and who opens them, two are questions in mentions and direct messages; the others tell at once that the app was removed or its token taken back.
      event_subscriptions: { ...sent, bot_events: botEvents(domains.length > 0, redirectUrl !== undefined) },
      interactivity: { is_enabled: true, ...sent, ...(requestUrl === undefined ? {} : { message_menu_options_url: requestUrl }) },
      org_deploy_enabled: redirectUrl !== undefined,
      socket_mode_enabled: requestUrl === undefined,
      token_rotation_enabled: false,
    },
  };
}

function shortcut(
  type: ShortcutManifest['type'],
  { name, callbackId, description }: typeof lookUpEntry | typeof askEntry,
): ShortcutManifest {
  return { type, name, callback_id: callbackId, description };
}

/** Slack takes the event of links from apps with domains alone; only an organization takes workspaces away from an app that it installed. */
function botEvents(hasDomains: boolean, isForMany: boolean): readonly string[] {
  const links = hasDomains ? ['entity_details_requested', 'link_shared'] : [];
  const teams = isForMany ? ['team_access_revoked'] : [];
  return ['app_home_opened', 'app_mention', 'app_uninstalled', ...links, 'message.im', ...teams, 'tokens_revoked'];
}

function slashCommand(command: AnyCommand<never>, url?: string): SlashCommandManifest {
  const hint = signatureOf(command, wordsFor([]))
    .replace(/^\S+\s*/u, '')
    .slice(0, hintLimit);
  return {
    command: `/${command.name}`,
    ...(url === undefined ? {} : { url }),
    description: command.description,
    ...(hint === '' ? {} : { usage_hint: hint }),
    should_escape: false,
  };
}
