import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { emptyFanOut, makeDelivery, NOON } from '../announce/fixtures.ts';

/**
 * Writes one delivery after another, and says the number of each once it is written. Runs until it is killed; by itself, with
 * `fatal`: right after that one is written and before it is said.
 */
const [path = '', first = '0', fatal = '-1'] = process.argv.slice(2);
if (path === '--warm') process.exit(0);
const storage = await openSqlite(path, { exclusive: true });
process.send?.('open');
for (let index = Number(first); ; index += 1) {
  await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery(`a${index}`, 'c1')] }, NOON);
  if (index === Number(fatal)) process.kill(process.pid, 'SIGKILL');
  process.send?.(index);
}
