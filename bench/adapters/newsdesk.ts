import type { BotOrder, DiscordAccess, SlackAccess } from './wire.ts';

/** The environment in which `newsdesk serve` connects to the local platform, with the sample publication. */
export function newsdeskVariables({ platform, access }: BotOrder): Readonly<Record<string, string>> {
  return {
    PORT: '0',
    DATABASE_URL: 'file::memory:',
    CONTENT_DIR: './content',
    QUESTIONS_PER_MINUTE: '0',
    ...accessVariables(platform, access),
  };
}

function accessVariables(platform: BotOrder['platform'], access: BotOrder['access']): Readonly<Record<string, string>> {
  if (platform === 'discord') {
    const { apiUrl, token } = access as DiscordAccess;
    return { DISCORD_API_URL: apiUrl, DISCORD_TOKEN: token };
  }
  const { apiUrl, botToken, appToken } = access as SlackAccess;
  return { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken };
}
