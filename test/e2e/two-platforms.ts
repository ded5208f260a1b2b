import { createAppEvents } from '../../src/app/app-events.ts';
import { type App, startApp } from '../../src/app/app.ts';
import { commands } from '../../commands/index.ts';
import type { ChatAnswer, ChatClient } from '../../src/cli/chat-client.ts';
import { type LocalPlatforms, startLocalPlatforms } from '../../src/cli/local-platforms.ts';
import type { RightsTable } from '../../src/config/rights-schema.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { createDirectorySource } from '../../src/sources/directory.ts';
import { defaultTransport, startHttpDoor, type Transport } from './over-http.ts';
import { identityStyle } from '../platform/transcripts.ts';
import { sharedParser } from '../sources/shared-parser.ts';

/** The whole program on the local platforms, as `npm start` brings it up. */
export interface TwoPlatforms {
  readonly app: App;
  readonly local: LocalPlatforms;
  readonly log: readonly string[];
  readonly clients: readonly ChatClient[];
  /** Types the same on both platforms; the answers in the order Discord, Slack. */
  ask(command: string, text: string): Promise<readonly ChatAnswer[]>;
  stop(): Promise<void>;
}

export async function startTwoPlatforms(
  contentDir: string,
  transport: Transport = defaultTransport,
  rightsFor: (local: LocalPlatforms) => RightsTable | undefined = () => undefined,
): Promise<TwoPlatforms> {
  const local = await startLocalPlatforms();
  const log: string[] = [];
  const logger = createLogger({
    level: 'debug',
    destination: { write: (line) => void log.push(line) },
    format: 'json',
    secrets: local.secrets,
  });
  const door = transport === 'http' ? await startHttpDoor(local, logger) : undefined;
  const app = await startApp({
    config: door?.config ?? local.config,
    source: createDirectorySource(contentDir, { clock: systemClock, parser: sharedParser }),
    rights: rightsFor(local),
    clock: systemClock,
    logger,
    events: {
      answers: createAppEvents(logger, createMetrics()),
      onFatal: (error) => void log.push(`FATAL ${error.message}`),
      ...(door && { onStarting: door.open }),
    },
  });
  await door?.save();
  const clients = local.clients(commands, identityStyle);
  return {
    app,
    local,
    log,
    clients,
    ask: (command, text) => Promise.all(clients.map((client) => client.send(command, text))),
    async stop() {
      await app.stop();
      await door?.close();
      await local.close();
    },
  };
}

export function textOf({ lines }: ChatAnswer): string {
  return lines.join('\n');
}
