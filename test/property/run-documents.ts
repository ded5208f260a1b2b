import { parseArgs } from 'node:util';
import { renderDiscord } from '../../src/platform/discord/render.ts';
import { renderSlack } from '../../src/platform/slack/render.ts';
import { renderTerminal } from '../../src/platform/terminal/render.ts';
import { createDocument } from './documents.ts';
import { findBrokenDiscordLaws, findBrokenSlackLaws, findBrokenTerminalLaws } from './laws.ts';

/**
 * Sends generated documents through every renderer and reads them back: `node test/property/run-documents.ts --count 100000`.
 * `--from` names the first seed, `--only` one renderer. Ends with status 1 when a law is broken.
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    from: { type: 'string', default: '1' },
    only: { type: 'string' },
    show: { type: 'string', default: '5' },
  },
});
const count = Number(values.count);
const from = Number(values.from);
const began = performance.now();
let failed = 0;
let pages = 0;
for (let seed = from; seed < from + count; seed += 1) {
  const document = createDocument(seed, 12);
  const width = 20 + (seed % 100);
  const broken: string[] = [];
  if (values.only === undefined || values.only === 'discord') {
    broken.push(
      ...findBrokenDiscordLaws(document, (reply, options) => {
        pages += 1;
        return renderDiscord(reply, options);
      }),
    );
  }
  if (values.only === undefined || values.only === 'slack')
    broken.push(...findBrokenSlackLaws(document, (reply, options) => renderSlack(reply, options) as never));
  if (values.only === undefined || values.only === 'terminal') {
    const style = seed % 2 === 0;
    broken.push(...findBrokenTerminalLaws(document, (reply) => renderTerminal(reply, { color: style, links: style, width }), width, style));
  }
  const done = seed - from + 1;
  if (done % 5000 === 0) process.stderr.write(`${done} documents, ${failed} broken, ${seconds()} s\n`);
  if (broken.length === 0) continue;
  failed += 1;
  if (failed <= Number(values.show)) process.stdout.write(`seed ${seed}: ${broken.slice(0, 3).join('\n  ')}\n`);
}
process.stdout.write(`${count} documents, ${pages} Discord pages, ${failed} broken, ${seconds()} s\n`);
process.exitCode = failed === 0 ? 0 : 1;

function seconds(): string {
  return ((performance.now() - began) / 1000).toFixed(1);
}
