import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../commands/index.ts';
import { startApp } from '../src/app.ts';
import { createAppEvents } from '../src/app-events.ts';
import { startLocalPlatforms } from '../src/cli/local-platforms.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { createLogger } from '../src/runtime/logger.ts';
import { createMetrics } from '../src/runtime/metrics.ts';
import { markedStyle } from '../src/sandbox/marked-text.ts';
import { createDirectorySource } from '../src/sources/directory.ts';
import { drawAnswer } from './answer-picture.ts';

/** Asks the sample publication on both local platforms and draws what each of them shows, for the README. */
async function run(root: string): Promise<void> {
  const local = await startLocalPlatforms();
  const logger = createLogger({ level: 'error', destination: 'stderr' });
  const source = createDirectorySource(join(root, 'content'), { clock: systemClock });
  const events = createAppEvents(logger, createMetrics());
  const app = await startApp({
    config: local.config,
    source,
    clock: systemClock,
    logger,
    events,
    onFatal: (error) => logger.fatal({ error }, 'cannot draw'),
  });
  const images = join(root, 'docs', 'images');
  mkdirSync(images, { recursive: true });
  const [command, text] = ['news', 'colosus cooling'];
  for (const partner of local.partners(commands, markedStyle)) {
    const { lines } = await partner.send(command, text);
    const menu = lines.findIndex((line) => line.includes('▾'));
    // The menu is closed until somebody opens it.
    const shown = menu === -1 ? lines : lines.slice(0, menu + 1);
    const file = join(images, `${partner.name.toLowerCase()}-answer.svg`);
    writeFileSync(file, drawAnswer(partner.name, `/${command} ${text}`, shown, '#2f6feb'));
    console.log(`drew ${file}`);
  }
  await app.stop();
  await local.close();
}

await run(join(import.meta.dirname, '..'));
