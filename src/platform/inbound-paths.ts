/** The addresses that platforms send to, below the public address of the bot. They are saved at the platforms, so they never change. */
export const inboundPaths = { slack: '/slack/events', discord: '/discord/interactions' } as const;
