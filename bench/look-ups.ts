import { act } from '../commands/act.ts';
import type { CommandContext } from '../commands/context.ts';
import { commands } from '../commands/index.ts';
import type { Asker, Dispatch } from '../src/command/command.ts';
import { isForm } from '../src/command/command.ts';
import { createDispatch } from '../src/command/dispatch.ts';
import { openEditionServer } from '../src/desk/edition-server.ts';
import { renderDiscord } from '../src/platform/discord/render.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { createCorpus } from './look-ups/corpus.ts';
import { lookUpKinds, type LookUp } from './look-ups/kinds.ts';
import { measureHostile, measureMining, measureTermBuild } from './look-ups/mining.ts';
import minisearch from './search/minisearch-engine.ts';

// node bench/look-ups.ts [--sections 1000,10000,34000,100000] [--each 60] [--kinds term:] [--bound MS]
// How long mining takes beside reading and the terms of an edition to build, then milliseconds for one question of each kind, answered and rendered, beside MiniSearch searching for two words in the same corpus. With --kinds, only those whose name begins so; with --bound, ends with status 1 when a kind's p99 is above so many milliseconds.
const read = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const sizes = read('sections', '1000,10000,34000,100000').split(',').map(Number);
const each = Number(read('each', '60'));
const kinds = read('kinds', '');
const bound = Number(read('bound', 'Infinity'));
const asker: Asker = { platform: 'terminal', channelId: 'C1', userId: 'U1', managesChannel: false };

let tooSlow = 0;
const { unit, ms: hostileMs } = measureHostile();
print(`mining 200 kB that are made to take long: ${ms(hostileMs)} ms at most, over ${JSON.stringify(unit)}`);
for (const size of sizes) await measure(size);
process.exit(tooSlow === 0 ? 0 : 1);

async function measure(size: number): Promise<void> {
  const corpus = createCorpus(size);
  const { readMs, mineMs, definitions } = measureMining(corpus.edition);
  const buildMs = measureTermBuild(corpus.edition);
  print(
    `mining ${ms(mineMs)} ms beside ${ms(readMs)} ms of reading (${((100 * mineMs) / readMs).toFixed(1)} %), ${definitions} definitions; terms built in ${ms(buildMs)} ms`,
  );
  const desk = openEditionServer(corpus.edition, systemClock, { warm: true });
  const dispatch = createDispatch<CommandContext>({
    commands,
    act,
    context: (_, words) => ({ ...desk.served(), commands: [], words }),
    createIncidentId: () => 'none',
    onIncident: ({ cause }) => {
      throw cause;
    },
  });
  const peer = peerMs(corpus.sections);
  print(`${size} sections, ${corpus.edition.articles.length} articles, ${corpus.terms.length} terms; MiniSearch p50 ${ms(peer)}`);
  print(`${'milliseconds'.padEnd(36)} ${['first', 'p50', 'p99', 'max', 'p50/peer'].map((head) => head.padStart(9)).join('')}`);
  for (const { name, ask } of lookUpKinds(corpus, 7).filter((kind) => kind.name.startsWith(kinds))) {
    const times: number[] = [];
    for (let n = 0; n < each; n += 1) times.push(await work(dispatch, ask(n)));
    const [first = 0] = times;
    const later = times.slice(1).sort((a, b) => a - b);
    const [p50, p99, max] = [quantile(later, 0.5), quantile(later, 0.99), later.at(-1) ?? 0];
    if (p99 > bound) tooSlow += 1;
    print(
      `${name.padEnd(36)} ${[first, p50, p99, max].map((time) => ms(time).padStart(9)).join('')}${(p50 / peer).toFixed(2).padStart(9)}`,
    );
  }
  desk.close();
}

/** Milliseconds for one answer, rendered as it would be sent. */
async function work(dispatch: Dispatch, { command, options, typing }: LookUp): Promise<number> {
  const began = performance.now();
  if (typing === undefined) {
    const answer = await dispatch.run({ command, options, asker });
    if (!isForm(answer)) JSON.stringify(renderDiscord(answer, { page: 1 }).payload);
  } else {
    await dispatch.suggest({ command }, typing, options[typing] ?? '', options, asker);
  }
  return performance.now() - began;
}

/** The median of the named peer's searches: two words, all of them, with slips forgiven. */
function peerMs(sections: Parameters<typeof minisearch.build>[0]): number {
  const engine = minisearch.build(sections);
  const times: number[] = [];
  for (let n = 0; n < 25; n += 1) {
    const words = sections[(n * 6151) % sections.length]?.body.toLowerCase().match(/[a-z]{3,}/gu) ?? [];
    const began = performance.now();
    engine.search(words.slice(1, 3).join(' '), 10);
    times.push(performance.now() - began);
  }
  return quantile(
    times.sort((a, b) => a - b),
    0.5,
  );
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

function ms(value: number): string {
  return value.toFixed(2);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
