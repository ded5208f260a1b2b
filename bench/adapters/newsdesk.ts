import type { BotOrder, DiscordAccess, SlackAccess } from './wire.ts';

/** The whole program, as `newsdesk serve` runs it: health server, log and watched content included. */
export async function startNewsdesk({ platform, access }: BotOrder): Promise<void> {
  Object.assign(process.env, { PORT: '0', DATABASE_URL: 'file::memory:', CONTENT_DIR: './content', ...variables(platform, access) });
  const [{ serve }, { createOutput }] = await Promise.all([import('../../src/cli/serve.ts'), import('../../src/cli/output.ts')]);
  await serve({}, createOutput(process.stdout, process.stderr), (code) => {
    process.exitCode = code;
  });
}

function variables(platform: BotOrder['platform'], access: BotOrder['access']): Readonly<Record<string, string>> {
  if (platform === 'discord') {
    const { apiUrl, token } = access as DiscordAccess;
    return { DISCORD_API_URL: apiUrl, DISCORD_TOKEN: token };
  }
  const { apiUrl, botToken, appToken } = access as SlackAccess;
  return { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken };
}
