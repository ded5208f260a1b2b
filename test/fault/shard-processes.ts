import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { bundleWorker } from './bundle-worker.ts';
import { createOutageLog, type OutageLog } from './outage-log.ts';
import type { ShardWorkerOptions } from './shard-worker.ts';

/** A process of the bot. */
export interface ShardProcess extends Pick<OutageLog, 'ran'> {
  readonly name: string;
  readonly started: Promise<void>;
  /** Ends it as an orchestrator does; resolves with its status. */
  end(): Promise<number | null>;
  kill(): Promise<void>;
  /** SIGSTOP, and SIGCONT after so many ms. */
  freeze(forMs: number): Promise<void>;
  /** Every command that it was told of: when first, by the interaction's id. */
  readTold(): Promise<ReadonlyMap<string, number>>;
}

/** After a pause, in ms. */
const EXCUSED_MS = 10_000;

export interface ShardProcesses {
  start(): ShardProcess;
  readonly all: readonly ShardProcess[];
  /** Faults that processes reported, and those that ended without being asked to. */
  readonly troubles: readonly string[];
  close(): Promise<void>;
}

export function createShardProcesses(directory: string, shared: Omit<ShardWorkerOptions, 'log' | 'name'>): ShardProcesses {
  const all: ShardProcess[] = [];
  const children = new Set<ChildProcess>();
  const troubles: string[] = [];

  function start(): ShardProcess {
    const name = `p${all.length}`;
    const log = `${directory}/${name}.log`;
    const outages = createOutageLog();
    let child: ChildProcess | undefined;
    const started = Promise.withResolvers<void>();
    const exited = Promise.withResolvers<number | null>();
    // Nobody has to wait for it.
    started.promise.catch(() => {});

    async function spawnIt(): Promise<void> {
      const { script, env } = await bundleWorker('shard-worker.ts');
      const spawned = spawn(process.execPath, [script, JSON.stringify({ ...shared, log, name })], {
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        env,
      });
      child = spawned;
      children.add(spawned);
      let said = '';
      spawned.stderr?.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-2_000)));
      spawned.on('message', (message: unknown) => {
        if (message === 'ready') spawned.send('go');
        else if (message === 'started') started.resolve();
        // Calls that were under way when it was stopped have run out of time when it goes on.
        else if (life.ran(Date.now() - EXCUSED_MS, Date.now())) troubles.push(`${name}: ${String(message)}`);
      });
      spawned.once('exit', (code, signal) => {
        children.delete(spawned);
        if (code !== 0 && signal !== 'SIGKILL') troubles.push(`${name} ended with ${code ?? String(signal)}: ${said}`);
        started.reject(new Error(`${name} ended`));
        exited.resolve(code);
      });
    }
    void spawnIt();

    const life: ShardProcess = {
      name,
      started: started.promise,
      end() {
        child?.kill('SIGTERM');
        return exited.promise;
      },
      async kill() {
        outages.begin();
        child?.kill('SIGKILL');
        await exited.promise;
      },
      async freeze(forMs) {
        const endOutage = outages.begin();
        child?.kill('SIGSTOP');
        await new Promise((resolve) => setTimeout(resolve, forMs));
        child?.kill('SIGCONT');
        endOutage();
      },
      ran: outages.ran,
      async readTold() {
        const text = await readFile(log, 'utf8').catch(() => '');
        const told = new Map<string, number>();
        for (const line of text.split('\n')) {
          const [at, cause = ''] = line.split(' ');
          const id = cause.replace('discord:', '');
          if (id !== '' && !told.has(id)) told.set(id, Number(at));
        }
        return told;
      },
    };
    all.push(life);
    return life;
  }

  return {
    start,
    all,
    troubles,
    async close() {
      const ending = [...children].map((child) => new Promise((resolve) => child.once('exit', resolve)));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(ending);
    },
  };
}
