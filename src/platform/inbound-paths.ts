/** Discord's events about installations have an address of their own: their PING has another type than that of interactions. */
export const discordEventsPath = '/discord/events';

/** The addresses that platforms send to, below the public address of the bot. They are saved at the platforms, so they never change. */
export const inboundPaths = { slack: '/slack/events', discord: '/discord/interactions' } as const;

/** The addresses of people who install the Slack app: they begin at the first, and Slack sends them to the other one. */
export const installPaths = { begin: '/slack/install', redirect: '/slack/oauth_redirect' } as const;
