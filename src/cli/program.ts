import { Command, InvalidArgumentError } from 'commander';
import type { InitArguments } from './init.ts';
import type { AskArguments } from './ask.ts';
import type { CheckArguments } from './check.ts';
import { addConnectCommands } from './connect/connect-commands.ts';
import type { DeliveriesArguments } from './deliveries.ts';
import type { InstallationsArguments } from './installations/installations.ts';
import type { LiveArguments } from './doctor/live.ts';
import type { ManifestArguments } from './manifest.ts';
import type { Output } from './output.ts';
import type { PreviewArguments } from './preview.ts';
import { QueryCommand } from './query-command.ts';
import { readVersion } from './read-version.ts';
import type { QuestionsArguments } from './questions/list-questions.ts';
import type { ServeArguments } from './serve.ts';
import type { SubscriptionsArguments } from './subscriptions/subscriptions.ts';
import type { TermsArguments } from './terms.ts';

/** Runs a verb and gives the process's exit code; the modules of a verb are read only when it is asked for. */
export function createProgram(output: Output, exit: (code: number) => void): Command {
  const program = new Command('newsdesk')
    .description("Answers a publication's readers in Discord and Slack with its own article sections.")
    .version(readVersion())
    // Arguments behind a verb are the verb's: `-Voltage` in a query is not `-V`.
    .enablePositionalOptions()
    .exitOverride();

  program
    .command('serve')
    .description('connect to the platforms that are configured, or to a local sandbox, and answer')
    .option('--content <dir>', 'the content directory (CONTENT_DIR)')
    .option('--page', 'show the page also when a platform is configured, or when HOST is not this machine alone')
    .action(async (options: ServeArguments) => {
      const { serve } = await import('./serve.ts');
      await serve(options, output, exit);
    });

  const asking = new QueryCommand('ask').copyInheritedSettings(program);
  program.addCommand(asking);
  asking
    .description('answer a query here: exit code 0 with hits, 1 with none, 2 on an error')
    .argument('<query...>', 'words, "phrases", -word, in:, topic:, by:, since:, until:')
    .option('--content <dir>', 'the content directory (CONTENT_DIR)')
    .option('--json', 'for programs')
    .option('--limit <n>', 'hits at most', parseLimit, 5)
    .option('--exact', 'take the words as typed')
    .option('--explain', 'say how each score came about')
    .action(async (query: string[], options: AskArguments) => {
      const { ask } = await import('./ask.ts');
      exit(await ask(query.join(' '), options, output));
    });

  program
    .command('check')
    .description('name every problem of the content: exit code 1 if there is an error')
    .argument('[dir or address]', 'the content directory (CONTENT_DIR), or the address of a feed or a page')
    .option('--all', 'print each problem, however many there are')
    .option('--errors', 'only errors')
    .option('--json', 'for programs')
    .option('--sarif', 'for forges, which show problems beside the lines of a change')
    .option('--allow-private', 'fetch an address of this machine or of its network')
    .action(async (dir: string | undefined, options: CheckArguments) => {
      const { check } = await import('./check.ts');
      exit(await check(dir, options, output));
    });

  program
    .command('init')
    .description('write newsdesk.yaml for directories and sites; how a site is read is found by looking at it')
    .argument('<target...>', 'directories, and addresses of sites or feeds')
    .option('--allow-private', 'addresses may lie on this machine or in a private network')
    .action(async (targets: readonly string[], options: InitArguments) => {
      const { init } = await import('./init.ts');
      exit(await init(targets, options, output));
    });

  program
    .command('sources')
    .description('list where articles come from, and how each feed is: exit code 1 if one cannot be read')
    .option('--json', 'for programs')
    .action(async (options: { readonly json?: boolean }) => {
      const { listSources } = await import('./sources/list-sources.ts');
      exit(await listSources(options, output));
    });

  const terms = program
    .command('terms')
    .description('list what the articles define, with the form and the source of each')
    .argument('[dir]', 'the content directory (CONTENT_DIR)')
    .option('--json', 'for programs')
    .option('--doubtful', 'only what is not sure enough to answer as a definition')
    .action(async (dir: string | undefined, options: TermsArguments) => {
      const { terms: listTerms } = await import('./terms.ts');
      exit(await listTerms(dir, options, output));
    });
  terms
    .command('export')
    .description('write glossary.yaml with the terms that editors changed in chat')
    .argument('[file]', 'another file, or - for standard output (glossary.yaml of the content)')
    .action(async (file: string | undefined) => {
      const { exportTerms } = await import('./glossary/export-terms.ts');
      exit(await exportTerms(file, output));
    });
  terms
    .command('import')
    .description('make the terms of a file those of the editors in chat: exit code 1 if one is left out')
    .argument('<file>', 'for example what newsdesk terms export wrote')
    .action(async (file: string) => {
      const { importTerms } = await import('./glossary/import-terms.ts');
      exit(await importTerms(file, output));
    });

  program
    .command('preview')
    .description('show an article as Discord and Slack will show it, draft or not, and follow what is saved')
    .argument('<file>', 'for example content/interconnects.md')
    .option('--open', 'open it in the browser')
    .option('--content <dir>', 'the content directory (CONTENT_DIR), if the file lies in it')
    .option('--page', 'show it also when HOST is not this machine alone')
    .action(async (file: string, options: PreviewArguments) => {
      const { preview } = await import('./preview.ts');
      await preview(file, options, output);
    });

  program
    .command('manifest')
    .description('print the Slack app manifest, to paste at api.slack.com/apps')
    .option('--name <name>', 'what the app is called', 'Newsdesk')
    .option('--url <address>', 'the public address of the bot (https://...), for an app that sends over HTTP')
    .option('--workspaces', 'for an app that any workspace may install, with --url')
    .action(async (options: ManifestArguments) => {
      const { manifest } = await import('./manifest.ts');
      manifest(options, output);
    });

  program
    .command('register')
    .description('bring the commands registered at Discord up to date, and say what changed')
    .option('--dry-run', 'say what would change, and change nothing')
    .action(async (options: { dryRun?: boolean }) => {
      const { register } = await import('./register.ts');
      exit(await register(options, output));
    });

  addConnectCommands(program, output, exit);

  program
    .command('subscriptions')
    .description('list the channels that get announcements; change all or some of them, import and export')
    .option('--json', 'print an export')
    .option('--import <file>', 'add those of an export; channels that are there get its settings')
    .option('--platform <name>', 'only those of discord or slack')
    .option('--matching <text>', 'only those whose id or settings, as listed, hold this text')
    .option('--set <settings>', 'change these settings in all that are listed, for example "quiet=22:00-07:00 zone=Europe/Berlin"')
    .option('--dry-run', 'with --set, --import or --remove: say what would change, and change nothing')
    .option('--remove <id>', 'end one, by the id that the list shows')
    .action(async (options: SubscriptionsArguments) => {
      const { subscriptions } = await import('./subscriptions/subscriptions.ts');
      exit(await subscriptions(options, output));
    });

  program
    .command('installations')
    .description('list the workspaces that installed the Slack app; remove one with everything that is kept for it')
    .option('--json', 'for programs')
    .option('--remove <id>', 'take the app out of a workspace or organization, and delete everything that is kept for it, now')
    .action(async (options: InstallationsArguments) => {
      const { installations } = await import('./installations/installations.ts');
      exit(await installations(options, output));
    });

  program
    .command('deliveries')
    .description('list what was and was not posted, with attempts and times; decide about what is unknown')
    .option('--status <state>', 'waiting, pending, sending, delivered, unknown, dead or canceled')
    .option('--limit <n>', 'at most so many, newest first', parseLimit, 20)
    .option('--json', 'for programs')
    .option('--why <slug>', 'an article: why it was posted, or was not posted, in each channel')
    .option('--is-there <number>', 'an unknown one: the message is there')
    .option('--post-again <number>', 'an unknown one: it is not there, post it again')
    .action(async (options: DeliveriesArguments) => {
      const { deliveries } = await import('./deliveries.ts');
      exit(await deliveries(options, output));
    });

  program
    .command('questions')
    .description('list questions that had no good answer, most asked first, and what answers them by now; nobody is named')
    .option('--content <dir>', 'the content directory (CONTENT_DIR)')
    .option('--limit <n>', 'groups at most', parseLimit, 20)
    .option('--json', 'for programs')
    .option('--alias <question>', 'make it another name of a term, with --of')
    .option('--of <term>', 'the term that answers it')
    .option('--define <question>', 'make it a term, with --as')
    .option('--as <text>', 'the definition')
    .option('--forget <question>', 'keep this one no longer')
    .action(async (options: QuestionsArguments) => {
      const { questions } = await import('./questions/list-questions.ts');
      exit(await questions(options, output));
    });

  program
    .command('doctor')
    .description('look at everything Newsdesk needs, and say what to do: exit code 1 where something is wrong')
    .option('--json', 'for programs')
    .option('--live', 'measure at the real platform, in a channel for tests, what its documents leave open')
    .option('--channel <id>', 'with --live: the channel for tests, at Discord or Slack')
    .option('--other-channel <id>', 'with --live, at Discord: does a nonce count in another channel too?')
    .option('--waits <seconds>', 'with --live: after how many seconds each message is repeated (1,30,60,120,300 unless told)')
    .action(async ({ live, ...options }: LiveArguments & { readonly live?: boolean }) => {
      if (live === true) {
        const { doctorLive } = await import('./doctor/live.ts');
        exit(await doctorLive(options, output));
        return;
      }
      const { doctor } = await import('./doctor/doctor.ts');
      exit(await doctor(options, output));
    });

  program
    .command('backup')
    .description('write everything that is kept into one file, while Newsdesk runs')
    .argument('<file>', 'for example newsdesk.backup.gz')
    .action(async (file: string) => {
      const { backup } = await import('./backup.ts');
      await backup(file, output);
    });

  program
    .command('restore')
    .description('read a backup into the configured database, while Newsdesk does not run')
    .argument('<file>', 'what newsdesk backup wrote')
    .option('--replace', 'throw away what is in the database')
    .action(async (file: string, options: { replace?: boolean }) => {
      const { restore } = await import('./backup.ts');
      await restore(file, options, output);
    });

  nameHelp(program, 'newsdesk');
  return program;
}

/** After an error of a verb, the help of that verb is named. */
function nameHelp(command: Command, path: string): void {
  command.showHelpAfterError(`Run ${path} --help for what it takes.`);
  for (const verb of command.commands) nameHelp(verb, `${path} ${verb.name()}`);
}

/** More is not an answer any more; the index gives them, a reader does not read them. */
const maxLimit = 100;

function parseLimit(value: string): number {
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit)
    throw new InvalidArgumentError(`Give a whole number from 1 to ${maxLimit}.`);
  return limit;
}
