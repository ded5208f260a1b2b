import { type Command, InvalidArgumentError } from 'commander';
import type { Output } from '../output.ts';
import type { ConnectDiscordArguments } from './connect-discord.ts';
import type { ConnectSlackArguments } from './connect-slack.ts';

/** Time for a person to choose a server, in s. */
const defaultWait = 600;
/** A day: longer is a mistyped number. */
const maxWait = 86_400;

/** `newsdesk connect discord` and its kin, one subcommand a platform. */
export function addConnectCommands(program: Command, output: Output, exit: (code: number) => void): void {
  const connect = program
    .command('connect')
    .description('connect a platform: check tokens, set the app up, write .env; as often as you like');

  connect
    .command('discord')
    .description('connect an application of Discord by its bot token: exit code 1 with --check if something differs')
    .option('--token <token>', 'the bot token; else DISCORD_TOKEN, or it is asked for, hidden')
    .option('--wait <seconds>', 'how long to wait for the first server', parseWait, defaultWait)
    .option('--no-wait', 'do not wait for the first server')
    .option('--no-user-install', 'do not let people add the app to their own account')
    .option('--check', 'say what differs, and change nothing')
    .action(async (options: ConnectDiscordArguments) => {
      const [{ connectDiscord }, { createConnectContext }] = await Promise.all([
        import('./connect-discord.ts'),
        import('./connect-context.ts'),
      ]);
      exit(await connectDiscord(options, createConnectContext(output)));
    });

  connect
    .command('slack')
    .description('connect an app of Slack by its two tokens; without one, print the link that creates the app')
    .option('--bot-token <token>', 'the bot token (xoxb-); else SLACK_BOT_TOKEN, or it is asked for, hidden')
    .option('--app-token <token>', 'the app-level token (xapp-); else SLACK_APP_TOKEN, or it is asked for, hidden')
    .option('--name <name>', 'what the app is called that the link creates', 'Newsdesk')
    .option('--check', 'say what differs, and change nothing')
    .action(async (options: ConnectSlackArguments) => {
      const [{ connectSlack }, { createConnectContext }] = await Promise.all([
        import('./connect-slack.ts'),
        import('./connect-context.ts'),
      ]);
      exit(await connectSlack(options, createConnectContext(output)));
    });
}

function parseWait(value: string): number {
  const seconds = Number(value);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > maxWait)
    throw new InvalidArgumentError(`Give a whole number of seconds from 1 to ${maxWait}.`);
  return seconds;
}
