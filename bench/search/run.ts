import { spawnSync } from 'node:child_process';
import path from 'node:path';

// node bench/search/run.ts [--sections 1000,10000 | --file sections.jsonl.gz] [--queries queries.jsonl.gz] [--seed 1] [--per-type 40]
// Newsdesk beside MiniSearch, each alone in a process, on the same generated sections and labeled queries.
const arg = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? (process.argv[at + 1] ?? fallback) : fallback;
};
const sources = arg('file', arg('sections', '1000,10000')).split(',');

process.stdout.write(
  `${['sections', 'engine', 'S@1', 'S@5', 'typo', 'none', 'p50 ms', 'p99 ms', 'suggest p99', 'build s', 'heap MB'].map((head) => head.padEnd(12)).join('')}\n`,
);
for (const source of sources) {
  for (const engine of ['newsdesk', 'minisearch']) {
    const args = [
      '--expose-gc',
      '--no-warnings',
      '--max-old-space-size=8000',
      path.join(import.meta.dirname, 'measure.ts'),
      engine,
      source,
      arg('seed', '1'),
      arg('per-type', '40'),
      arg('queries', ''),
    ];
    const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'pipe'] });
    if (status !== 0) process.stdout.write(`${engine} failed: ${String(stderr).slice(-400)}\n`);
  }
}
