import { refuse, type ApiMethod } from './api-method.ts';

export const authMethods: readonly ApiMethod[] = [
  {
    name: 'api.test',
    token: 'none',
    tier: 'free',
    args: {},
    run(args) {
      const { error, token: _token, ...rest } = args;
      return typeof error === 'string' ? refuse(error, { args: { error, ...rest } }) : { ok: true, args: rest };
    },
  },
  {
    name: 'auth.test',
    token: 'bot',
    scopes: [],
    tier: 'free',
    args: {},
    run: ({ workspace, state, organizationId }) => ({
      ok: true,
      url: `https://${workspace.domain}.slack.com/`,
      team: workspace.name,
      user: workspace.botName,
      team_id: workspace.id,
      user_id: workspace.botUserId,
      bot_id: workspace.botId,
      app_id: state.appId,
      ...(workspace.enterprise === undefined ? {} : { enterprise_id: workspace.enterprise.id }),
      is_enterprise_install: organizationId !== undefined,
    }),
  },
  {
    name: 'apps.connections.open',
    token: 'app',
    scopes: ['connections:write'],
    tier: 'free',
    args: {},
    run: ({ openSocket }) => ({ ok: true, url: openSocket() }),
  },
];
