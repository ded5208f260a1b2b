import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { newsdeskVariables } from './newsdesk.ts';
import type { BotOrder, FromBot, ToBot } from './wire.ts';

export interface BotProcess {
  /** From the process being started to commands being answered, in ms. */
  readonly startMs: number;
  usage(): Promise<{ readonly cpuMs: number; readonly residentBytes: number }>;
  stop(): Promise<void>;
}

/** Starts one bot in a process of its own and resolves when it is ready. `profileDir` takes its CPU profile when it ends. */
export async function startBotProcess(order: BotOrder, profileDir?: string): Promise<BotProcess> {
  const startedAt = performance.now();
  const profile = profileDir === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profileDir, '--cpu-prof-name', nameOf(order)];
  const child =
    order.kind === 'newsdesk' ? launchNewsdesk(order, profile) : fork(new URL('./bot.ts', import.meta.url), forkOptions(profile));
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  function ask<K extends FromBot['kind']>(question: ToBot, expected: K): Promise<Extract<FromBot, { kind: K }>> {
    return new Promise((resolve, reject) => {
      const onMessage = (message: FromBot): void => settle(() => accept(message));
      const onExit = (code: number | null): void => settle(() => reject(new Error(`${nameOf(order)} ended with ${code}`)));
      const accept = (message: FromBot): void => {
        if (message.kind === expected) resolve(message as Extract<FromBot, { kind: K }>);
        else reject(new Error(message.kind === 'failed' ? message.message : `${nameOf(order)} said ${message.kind}`));
      };
      const settle = (act: () => void): void => {
        child.off('message', onMessage);
        child.off('exit', onExit);
        act();
      };
      child.on('message', onMessage);
      child.on('exit', onExit);
      child.send(question);
    });
  }

  async function stop(): Promise<void> {
    if (child.connected) child.disconnect();
    const kill = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await exited;
    clearTimeout(kill);
  }

  try {
    if (order.kind === 'newsdesk') await untilReady(child);
    else await ask({ kind: 'order', order }, 'ready');
  } catch (error) {
    await stop();
    throw error;
  }
  return { startMs: performance.now() - startedAt, usage: () => ask({ kind: 'usage' }, 'usage'), stop };
}

/** Newsdesk as `npm start` starts it, with nothing beside it but what tells its usage. */
function launchNewsdesk(order: BotOrder, profile: readonly string[]): ChildProcess {
  const usage = new URL('./usage.ts', import.meta.url).href;
  const options = forkOptions(['--max-semi-space-size=8', '--import', usage, ...profile], newsdeskVariables(order));
  return fork(new URL('../../bin/newsdesk.js', import.meta.url), ['serve'], options);
}

function forkOptions(execArgv: readonly string[], variables: Readonly<Record<string, string>> = {}): Parameters<typeof fork>[2] {
  return {
    execArgv: [...execArgv],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info', ...variables },
  };
}

/** Newsdesk logs that it is ready. */
async function untilReady(child: ChildProcess): Promise<void> {
  if (!child.stdout) throw new TypeError('The log of Newsdesk is not read.');
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line.includes('"ready"')) resolve();
    });
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`Newsdesk ended with ${code}`);
  });
  await Promise.race([ready, ended]);
}

function nameOf({ platform, kind }: BotOrder): string {
  return `${platform}-${kind}.cpuprofile`;
}
