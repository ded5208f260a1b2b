import { asString, type JsonObject } from '../json.ts';
import type { UserSeed } from '../seed.ts';
import type { Workspace } from '../state/workspace.ts';
import { count, flag, refuse, requiredText, text, type ApiMethod } from './api-method.ts';
import { pageOf } from './page-of.ts';

/** The locale is told only to who asks for it (methods/users.info, `include_locale`). */
function toUserJson(workspace: Workspace, user: UserSeed, withLocale: boolean): JsonObject {
  const realName = user.realName ?? user.name;
  return {
    id: user.id,
    team_id: user.homeTeamId ?? workspace.id,
    name: user.name,
    real_name: realName,
    deleted: user.isDeleted === true,
    is_admin: user.isAdmin === true,
    is_owner: user.isOwner === true,
    is_primary_owner: false,
    is_restricted: user.isRestricted === true || user.isUltraRestricted === true,
    is_ultra_restricted: user.isUltraRestricted === true,
    is_bot: false,
    is_app_user: false,
    ...(user.isStranger === undefined ? {} : { is_stranger: user.isStranger }),
    ...(user.gridTeamIds === undefined ? {} : { enterprise_user: { id: user.id, teams: user.gridTeamIds } }),
    updated: 0,
    ...(withLocale ? { locale: user.locale ?? 'en-US' } : {}),
    tz: user.timeZone ?? 'Etc/UTC',
    profile: {
      real_name: realName,
      display_name: user.name,
      real_name_normalized: realName,
      display_name_normalized: user.name,
      team: user.homeTeamId ?? workspace.id,
    },
  };
}

function botUser(workspace: Workspace, withLocale: boolean): JsonObject {
  const seed: UserSeed = { id: workspace.botUserId, name: workspace.botName };
  return { ...toUserJson(workspace, seed, withLocale), is_bot: true, is_app_user: false };
}

export const directoryMethods: readonly ApiMethod[] = [
  {
    name: 'users.info',
    token: 'bot',
    scopes: ['users:read'],
    tier: 'tier4',
    args: { user: requiredText, include_locale: flag },
    run({ workspace, args }) {
      const id = asString(args['user']);
      const withLocale = args['include_locale'] === true;
      if (id === workspace.botUserId) return { ok: true, user: botUser(workspace, withLocale) };
      const user = workspace.users.get(id ?? '');
      return user === undefined ? refuse('user_not_found') : { ok: true, user: toUserJson(workspace, user, withLocale) };
    },
  },
  {
    name: 'users.list',
    token: 'bot',
    scopes: ['users:read'],
    tier: 'tier2',
    args: { limit: count, cursor: text, include_locale: flag, team_id: text },
    run({ workspace, args }) {
      const withLocale = args['include_locale'] === true;
      const everybody = [
        ...[...workspace.users.values()].map((user) => toUserJson(workspace, user, withLocale)),
        botUser(workspace, withLocale),
      ];
      const page = pageOf(everybody, args, { defaultLimit: 1000, maxLimit: 1000 });
      if (page.kind === 'refused') return refuse(page.error);
      return { ok: true, members: page.items, response_metadata: { next_cursor: page.nextCursor } };
    },
  },
  {
    name: 'usergroups.list',
    token: 'bot',
    scopes: ['usergroups:read'],
    tier: 'tier2',
    args: { include_count: flag, include_disabled: flag, include_users: flag, team_id: text },
    run({ workspace, args }) {
      const usergroups = [...workspace.usergroups.values()].map(({ id, handle, name, userIds }) => ({
        id,
        team_id: workspace.id,
        is_usergroup: true,
        name,
        handle,
        ...(args['include_count'] === true ? { user_count: userIds.length } : {}),
        ...(args['include_users'] === true ? { users: userIds } : {}),
      }));
      return { ok: true, usergroups };
    },
  },
  {
    name: 'usergroups.users.list',
    token: 'bot',
    scopes: ['usergroups:read'],
    tier: 'tier2',
    args: { usergroup: requiredText, include_disabled: flag, team_id: text },
    run({ workspace, args }) {
      const group = workspace.usergroups.get(asString(args['usergroup']) ?? '');
      return group === undefined ? refuse('no_such_subteam') : { ok: true, users: group.userIds };
    },
  },
  {
    name: 'bots.info',
    token: 'bot',
    scopes: ['users:read'],
    tier: 'tier3',
    args: { bot: text, team_id: text },
    run({ state, workspace, args }) {
      if (args['bot'] !== undefined && args['bot'] !== workspace.botId) return refuse('bot_not_found');
      const bot = {
        id: workspace.botId,
        deleted: false,
        name: workspace.botName,
        updated: 0,
        app_id: state.appId,
        user_id: workspace.botUserId,
      };
      return { ok: true, bot };
    },
  },
  {
    name: 'team.info',
    token: 'bot',
    scopes: ['team:read'],
    tier: 'tier3',
    args: { team: text, domain: text },
    run({ workspace, args }) {
      if (args['team'] !== undefined && args['team'] !== workspace.id) return refuse('team_not_found');
      return { ok: true, team: { id: workspace.id, name: workspace.name, domain: workspace.domain, email_domain: '', icon: {} } };
    },
  },
];
