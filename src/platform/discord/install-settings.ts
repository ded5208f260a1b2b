import type { APIApplication } from 'discord-api-types/v10';
import { appDescription } from '../app-description.ts';
import { neededPermissions } from './examine-channels.ts';

/** The context of an installation to a server, as a key of `integration_types_config`. */
const guildInstall = '0';
/** `applications.commands` shows the commands; `bot` lets it post. */
const installScopes = ['applications.commands', 'bot'] as const;
/** The context of an installation to a person's own account. */
const userInstall = '1';
const userScopes = ['applications.commands'] as const;
/** The permissions that Newsdesk has a use for, and no other, as Discord tells them: one number in text. Discord's description takes a number, which JavaScript holds exactly. */
export const installPermissions = String(neededPermissions.reduce((sum, { bit }) => sum | bit, 0n));
/** For the app directory; Discord takes five of at most 20 characters. */
const appTags = ['news', 'articles', 'search', 'glossary'];

export interface ApplicationChange {
  /** The body for "Edit Current Application". */
  readonly body: Readonly<Record<string, unknown>>;
  /** The names of its parts, for people. Empty if nothing is to be changed. */
  readonly parts: readonly string[];
}

/** Whether people can add the application to their own account. */
export function isForPeople({ integration_types_config: config }: Pick<APIApplication, 'integration_types_config'>): boolean {
  return config?.[userInstall] !== undefined;
}

/**
 * The change that brings an application to the settings Newsdesk needs: how it is installed to a server, exactly; that people can add it to
 * their account, unless `people` is false; description and tags only if they are empty. One request replaces all contexts, so what is there
 * for people is repeated.
 */
export function planApplication(application: APIApplication, { people = true } = {}): ApplicationChange {
  const config = application.integration_types_config ?? {};
  const current = config[guildInstall]?.oauth2_install_params;
  const isSet =
    current !== undefined &&
    current.permissions === installPermissions &&
    current.scopes.toSorted().join(' ') === installScopes.toSorted().join(' ');
  const addsPeople = people && !isForPeople(application);
  const wanted = {
    ...inNumbers(config),
    [guildInstall]: { oauth2_install_params: { scopes: installScopes, permissions: Number(installPermissions) } },
    ...(addsPeople ? { [userInstall]: { oauth2_install_params: { scopes: userScopes, permissions: 0 } } } : {}),
  };
  const changes = [
    ...(isSet ? [] : [['install settings', 'integration_types_config', wanted] as const]),
    ...(addsPeople ? [['user install', 'integration_types_config', wanted] as const] : []),
    ...(application.description === '' ? [['description', 'description', appDescription] as const] : []),
    ...((application.tags ?? []).length === 0 ? [['tags', 'tags', appTags] as const] : []),
  ];
  return { body: Object.fromEntries(changes.map(([, field, value]) => [field, value])), parts: changes.map(([part]) => part) };
}

/** Contexts as Discord tells them, as it takes them. */
function inNumbers(config: NonNullable<APIApplication['integration_types_config']>): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(config).map(([context, { oauth2_install_params: params, ...rest }]) => [
      context,
      { ...rest, ...(params === undefined ? {} : { oauth2_install_params: { ...params, permissions: Number(params.permissions) } }) },
    ]),
  );
}

/** The page on which somebody adds the bot to a server. It names scopes and permissions itself, so it works before they are set as well. */
export function installLink(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('scope', installScopes.join(' '));
  link.searchParams.set('permissions', installPermissions);
  return link.href;
}

/** The page on which a person adds the application to their own account. */
export function userInstallLink(applicationId: string): string {
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('integration_type', userInstall);
  link.searchParams.set('scope', userScopes.join(' '));
  return link.href;
}
