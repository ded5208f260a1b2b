import { DiscordAPIError, REST } from 'discord.js';
import { commands } from '../../commands/index.ts';
import { loadConfig } from '../config/config.ts';
import { registerCommands } from '../platform/discord/register-commands.ts';
import { NewsdeskError, messageOf } from '../runtime/errors.ts';
import type { Output } from './output.ts';

/** Registers the commands at Discord as `serve` does when it starts, and says what changed. */
export async function register({ dryRun = false }: { readonly dryRun?: boolean }, output: Output): Promise<number> {
  const { discord } = loadConfig(process.env);
  if (!discord) {
    throw new NewsdeskError('Discord is not configured, so there is nowhere to register the commands.', {
      code: 'discord.missing',
      fix: 'Set DISCORD_TOKEN, as docs/configuration.md describes. Slack takes its commands from the manifest: newsdesk manifest.',
    });
  }
  const { token, apiUrl, guildId } = discord;
  const rest = new REST({ api: apiUrl, retries: 2 }).setToken(token.reveal());
  try {
    const applicationId = discord.applicationId ?? ((await rest.get('/applications/@me')) as { readonly id: string }).id;
    const diff = await registerCommands(rest, { applicationId, ...(guildId === undefined ? {} : { guildId }) }, commands, { dryRun });
    for (const [what, names] of Object.entries(diff))
      if (names.length > 0) output.print(`${what}: ${names.map((name: string) => `/${name}`).join(', ')}`);
    return 0;
  } catch (cause) {
    throw describeFailure(cause);
  }
}

/** Retrying cannot help: Discord was never reached, so nothing was changed. */
function describeFailure(cause: unknown): NewsdeskError {
  const reason = messageOf(cause);
  if (cause instanceof DiscordAPIError) {
    const fix =
      'Check DISCORD_TOKEN, DISCORD_APPLICATION_ID and DISCORD_GUILD_ID, and that the bot was invited with the scope applications.commands.';
    return new NewsdeskError(`Discord did not take the commands: ${reason}.`, { code: 'discord.registration', fix, cause });
  }
  return new NewsdeskError(`Discord could not be asked: ${reason}.`, {
    code: 'discord.unreachable',
    fix: 'Check that this machine reaches discord.com, and DISCORD_API_URL where it is set.',
    retry: 'later',
    cause,
  });
}
