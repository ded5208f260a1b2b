import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../../runtime/clock.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { childEnvironment } from '../child-environment.ts';
import { explainFeedFault, type FeedFault } from './feed-faults.ts';
import type { Readings } from './readers.ts';

export interface ReadRequest {
  readonly id: number;
  readonly kind: keyof Readings;
  readonly text: string;
  readonly address: string;
}

export type ReadReply =
  | { readonly id: number; readonly reading: Readings[keyof Readings] }
  | { readonly id: number; readonly fault: FeedFault };

/** Reads the texts of strangers in a process of its own, so that none, however it was made, can end, stop or slow this one. */
export interface FeedReader {
  /** @throws {NewsdeskError} `feed.none`, `feed.entities`, `feed.unreadable`; `feed.slow` if it takes more than `deadlineMs` or its memory. */
  read<Kind extends keyof Readings>(kind: Kind, text: string, address: string): Promise<Readings[Kind]>;
  close(): void;
}

/** Of the wall, for one feed: the largest real ones of 5 MB take half a second. */
const DEADLINE_MS = 15_000;
/** The process ends if nothing is read for so long, in ms: with feeds that seldom change it would lie idle for hours. */
const IDLE_MS = 10_000;
const HEAP_MB = 256;

export function createFeedReader({ clock, deadlineMs = DEADLINE_MS }: { readonly clock: Clock; readonly deadlineMs?: number }): FeedReader {
  let child: ChildProcess | undefined;
  let lastId = 0;
  let turn: Promise<unknown> = Promise.resolve();
  let cancelIdle = (): void => {};
  let isClosed = false;
  let giveUp = (): void => {};

  function stop(): void {
    cancelIdle();
    child?.removeAllListeners();
    child?.kill('SIGKILL');
    child = undefined;
  }

  function ask(kind: keyof Readings, text: string, address: string): Promise<ReadReply> {
    if (isClosed) return Promise.reject(slowFeed(address, deadlineMs));
    cancelIdle();
    child ??= fork(workerPath(), [], {
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      env: childEnvironment(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const reader = child;
    const id = (lastId += 1);
    return new Promise((resolve, reject) => {
      const finish = (then: () => void): void => {
        cancelDeadline();
        giveUp = () => {};
        reader.removeListener('message', onMessage);
        reader.removeListener('exit', onExit);
        reader.removeListener('error', onExit);
        then();
      };
      const fail = (): void => {
        if (child === reader) stop();
        finish(() => reject(slowFeed(address, deadlineMs)));
      };
      const onMessage = (reply: ReadReply): void => {
        if (reply.id !== id) return;
        cancelIdle = clock.after(IDLE_MS, stop);
        finish(() => resolve(reply));
      };
      const onExit = (): void => fail();
      giveUp = fail;
      const cancelDeadline = clock.after(deadlineMs, fail);
      reader.on('message', onMessage);
      reader.on('exit', onExit);
      reader.on('error', onExit);
      reader.send({ id, kind, text, address } satisfies ReadRequest, () => {});
    });
  }

  return {
    async read<Kind extends keyof Readings>(kind: Kind, text: string, address: string) {
      const asked = turn.then(() => ask(kind, text, address));
      turn = asked.catch(() => undefined);
      const reply = await asked;
      if ('fault' in reply) throw explainFeedFault(reply.fault, address);
      return reply.reading as Readings[Kind];
    },
    close() {
      isClosed = true;
      giveUp();
      stop();
    },
  };
}

function slowFeed(address: string, deadlineMs: number): NewsdeskError {
  return new NewsdeskError(`${address} took more than ${deadlineMs / 1000} s or ${HEAP_MB} MB to be read`, {
    code: 'feed.slow',
    fix: 'Let the feed hold fewer articles; a feed of the newest twenty is enough.',
  });
}

/** The program beside this module: TypeScript while developing, JavaScript once compiled. */
function workerPath(): string {
  return fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './feed-worker.ts' : './feed-worker.js', import.meta.url));
}
