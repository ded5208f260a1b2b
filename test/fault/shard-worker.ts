import { randomUUID } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import pg from 'pg';
import { createOnce } from '../../src/announce/once.ts';
import { createDispatch } from '../../src/command/dispatch.ts';
import type { AnyCommand } from '../../src/command/command.ts';
import { createDiscordPlatform } from '../../src/platform/discord/discord-platform.ts';
import { composeNotice } from '../../src/reply/compose-notice.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLifecycle } from '../../src/runtime/lifecycle.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { followProcessEvents } from '../../src/runtime/process-events.ts';
import { createSharedClock } from '../../src/runtime/shared-clock.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';

export interface ShardWorkerOptions {
  readonly databaseUrl: string;
  readonly token: string;
  readonly apiUrl: string;
  readonly shardCount: number;
  /** A line for each command that this process was told of: when, and its id. */
  readonly log: string;
  readonly name: string;
}

/** A process of the bot with one command, which does something once. It loads everything, says `ready`, and connects when it is told `go`. */
if (process.argv[2] === '--warm') process.exit(0);
const { databaseUrl, token, apiUrl, shardCount, log, name } = JSON.parse(process.argv[2] ?? '{}') as ShardWorkerOptions;
process.once('disconnect', () => process.exit(0));
process.once('message', () => void run());
process.send?.('ready');

async function run(): Promise<void> {
  const logger = createLogger({ level: 'fatal', destination: 'stderr', secrets: [] });
  const lifecycle = createLifecycle({ logger });
  followProcessEvents(lifecycle, logger);
  const storage = await openPostgres(databaseUrl, { maxConnections: 4 });
  if (storage.readClock === undefined) throw new Error('PostgreSQL tells the time.');
  const clock = await createSharedClock({ read: storage.readClock, local: systemClock });
  const witness = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const once = createOnce(storage.effects, clock);
  const told = openSync(log, 'a');
  const commands: readonly AnyCommand<string | undefined>[] = [
    {
      name: 'act',
      description: 'Does something once',
      examples: [''],
      options: {},
      audience: 'asker',
      async handler(_: object, cause: string | undefined) {
        // A process that is killed has written this line: it is the system's by then.
        writeSync(told, `${Date.now()} ${cause ?? ''}\n`);
        await once(cause, 'act', async () => {
          await witness.query('insert into witness (cause, process) values ($1, $2)', [cause, name]);
        });
        return composeNotice(`Done by ${name}.`);
      },
    },
  ];
  const platform = createDiscordPlatform({
    token,
    apiUrl,
    shardCount,
    commands,
    dispatch: createDispatch<string | undefined>({
      commands,
      act: () => composeNotice('Nothing.'),
      hear: async () => composeNotice(`Heard by ${name}.`),
      context: (asker) => asker.cause,
      createIncidentId: () => randomUUID(),
      onIncident: ({ cause }) => process.send?.(`trouble: ${String(cause)}`),
    }),
    clock,
    logger,
    sharing: { shards: storage.shards, processes: storage.processes, owner: randomUUID(), isSole: false },
    onAnswered: () => {},
    onUndelivered: () => {},
    onFatal: (error) => process.send?.(`trouble: ${String(error)}`),
  });
  lifecycle.onClose('storage', () => storage.close());
  lifecycle.onClose('witness', () => witness.end());
  lifecycle.onClose('clock', async () => clock.stop());
  lifecycle.onClose('platform', () => platform.stop(), 8_000);
  await platform.start();
  process.send?.('started');
}
