import { parseArgs } from 'node:util';
import { countBy, tryPublication } from './publications/try-publication.ts';

/**
 * Reads whole publications as Newsdesk does, and counts what is lost and which signs of their generators are left in titles, deks and passages.
 * Text that is code is not counted.
 *
 *     node bench/publications.ts [--show N] DIR...
 */
const { values, positionals } = parseArgs({ options: { show: { type: 'string', default: '0' } }, allowPositionals: true });
for (const dir of positionals) {
  const { generator, files, articles, leftOut, lost, raw, seconds, slowest } = await tryPublication(dir);
  console.log(`${dir}: ${generator}, ${files} files, ${articles} articles, ${seconds.toFixed(1)} s`);
  for (const [reason, number] of Object.entries(leftOut)) console.log(`  left out: ${number} ${reason}`);
  console.log(`  lost: ${lost.length}${lost.length === 0 ? '' : ` (${lost.slice(0, 4).join(', ')})`}`);
  console.log(`  raw: ${raw.length} ${JSON.stringify(countBy(raw.map(({ pattern }) => pattern)))}`);
  console.log(`  slowest: ${slowest.path}, ${slowest.ms.toFixed(0)} ms`);
  for (const [pattern, finds] of Map.groupBy(raw, (find) => find.pattern))
    for (const { file, place, text } of finds.slice(0, Number(values.show))) console.log(`    ${pattern} ${place} ${file}: ${text}`);
}
