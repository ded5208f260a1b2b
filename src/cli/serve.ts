import { commands } from '../../commands/index.ts';
import { loadConfig } from '../config/config.ts';
import { readWebhooks } from '../config/webhooks.ts';
import { markedStyle } from '../sandbox/marked-text.ts';
import { refuseUnknownUses } from '../command/rights/rights.ts';
import type { Output } from './output.ts';
import { judgePage } from './page/judge-page.ts';
import { createPromptLog, type PromptLog } from './prompt-log.ts';
import { openWebhooks } from './sources/open-webhooks.ts';
import { readRights, readSourceList } from './sources/read-source-list.ts';
import { type Service, startService } from './start-service.ts';

export interface ServeArguments {
  readonly content?: string;
  /** Show the page although a platform is configured, or although others can reach it. */
  readonly page?: boolean;
}

/**
 * Connects, answers, and stays until a signal. With no platform configured it brings up the local sandbox with its page, and where a
 * person sits at a terminal, a prompt to type commands in.
 *
 * @throws NewsdeskError when it cannot start; everything that was opened is closed again.
 */
export async function serve({ content, page = false }: ServeArguments, output: Output, exit: (code: number) => void): Promise<void> {
  const config = loadConfig(process.env);
  const isTrial = !config.discord && !config.slack;
  const list = readSourceList();
  const rights = readRights();
  refuseUnknownUses(rights?.rules ?? [], commands);
  const chats = isTrial && process.stdin.isTTY === true && process.stdout.isTTY === true;
  const log = chats ? createPromptLog(process.stderr) : undefined;
  const service = await startService({
    config,
    isTrial,
    page: judgePage({ isTrial, wanted: page, host: config.http.host }),
    dir: content ?? config.contentDir,
    // A directory that is named here is asked for by itself.
    sources: content === undefined ? list : undefined,
    rights: isTrial ? undefined : rights,
    // Nobody elsewhere is told of a trial.
    webhooks: isTrial || list === undefined ? undefined : openWebhooks(readWebhooks(list.webhooks, process.env), list),
    isInteractive: chats,
    ...(log === undefined ? {} : { log }),
  });
  if (log !== undefined) await chat(service, log, output, exit);
}

async function chat({ local, link, lifecycle }: Service, log: PromptLog, output: Output, exit: (code: number) => void): Promise<void> {
  if (local === undefined) return;
  const { startChat } = await import('./chat.ts');
  if (link !== undefined) output.print(`Discord and Slack as your readers will see them: ${link}\n`);
  const prompt = startChat({
    clients: local.clients(commands, markedStyle),
    commands,
    input: process.stdin,
    terminal: process.stdout,
    output,
    onEnd: () =>
      void lifecycle.close('the prompt was closed').then(() => {
        exit(0);
        process.exit(0);
      }),
  });
  log.follow(prompt);
  lifecycle.onClose('prompt', () => prompt.close());
}
