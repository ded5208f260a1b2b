import { type ChildProcess, spawn } from 'node:child_process';
import { bundleWorker } from './bundle-worker.ts';
import type { WorkerOptions } from './worker-options.ts';

export interface WorkerProcess {
  readonly pid: number;
  /** Resolves when it has begun to deliver. */
  start(): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when it has heard that it is to stop, or has ended. */
  stopping(): Promise<void>;
  readonly exited: Promise<number | null>;
}

export interface WorkerPool {
  /** A process that has loaded everything and waits to be started. */
  take(): Promise<WorkerProcess>;
  /** The faults that workers have reported. */
  readonly troubles: string[];
  close(): Promise<void>;
}

/** Keeps `standby` processes loaded, so that a kill costs no start-up time. Ends those it started, by their own handle. */
export function createWorkerPool(options: WorkerOptions, standby: number): WorkerPool {
  const waiting: Promise<WorkerProcess>[] = [];
  const children = new Set<ChildProcess>();
  const troubles: string[] = [];
  let closed = false;

  async function spawnWorker(): Promise<WorkerProcess> {
    const { script, env } = await bundleWorker('worker.ts');
    const child = spawn(process.execPath, [script, JSON.stringify(options)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env,
    });
    children.add(child);
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const exited = new Promise<number | null>((resolve) => {
      child.once('exit', (code) => {
        children.delete(child);
        if (code !== null && code !== 0) troubles.push(`exit ${code}: ${stderr.slice(0, 2_000)}`);
        resolve(code);
      });
    });
    const hear = (word: string): Promise<void> =>
      new Promise((resolve) => {
        const listen = (message: unknown): void => {
          if (message !== word) return;
          child.off('message', listen);
          resolve();
        };
        child.on('message', listen);
        void exited.then(() => resolve());
      });
    child.on('message', (message: unknown) => {
      if (typeof message === 'string' && message.startsWith('trouble')) troubles.push(message);
    });
    const ready = hear('ready');
    return ready.then(() => ({
      pid: child.pid ?? 0,
      start() {
        const started = hear('started');
        if (child.connected) child.send('go');
        return started;
      },
      kill: (signal) => void child.kill(signal),
      stopping: () => hear('stopping'),
      exited,
    }));
  }

  function fill(): void {
    while (!closed && waiting.length < standby) waiting.push(spawnWorker());
  }

  fill();
  return {
    troubles,
    async take() {
      const next = waiting.shift() ?? spawnWorker();
      fill();
      return next;
    },
    async close() {
      closed = true;
      await Promise.allSettled(waiting);
      const ending = [...children].map((child) => new Promise((resolve) => child.once('exit', resolve)));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(ending);
    },
  };
}
