import { OF_QUESTION, OF_SENTENCE, RANKING, READING_WEIGHTS } from '../../src/search/ranking-weights.ts';
import { WEIGHTS } from '../../src/search/search-state.ts';
import newsdesk, { type BenchSection } from './adapter.ts';
import { gain, makeTopics, type TopicSearch } from './natural-topics.ts';
import { type BenchQuery, QueryMaker } from './queries.ts';
import { readSections } from './read-sections.ts';
import { successAtOne, type Tally, tallyAnswers } from './tally-answers.ts';
import { listWeights, readWeight, type WeightAt, type Weights, withWeight } from './with-weight.ts';

// node bench/search/weigh.ts [sections | sections.jsonl.gz] [queries a type] [seeds]
// Every weight of the search at none, half, the same and double: Success@1 of key words (S@1), nDCG@10 of sentences, and the type of query that
// changes most between half and double. A weight that is right stands where neither half nor double is better.
const [source = '1000', perType = '20', seeds = '3'] = process.argv.slice(2);
const sections = readSections(source);
const groups: readonly (readonly [name: string, weights: Weights])[] = [
  ['RANKING', RANKING],
  ['OF_SENTENCE', OF_SENTENCE],
  ['OF_QUESTION', OF_QUESTION],
  ['READING_WEIGHTS', READING_WEIGHTS],
  ['WEIGHTS', WEIGHTS],
];

interface Quality {
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly success: number;
  readonly sentences: number;
}

const queries = Array.from({ length: Number(seeds) }, (_, seed) => new QueryMaker(sections, seed + 1).make(Number(perType))).flat();
const topicSearch = makeTopics(sections, 15 * Number(perType), 1);
const columns = ['none', 'half', 'same', 'double'];
print('', ['', ...columns.map((name) => `S@1 ${name}`), ...columns.map((name) => `nDCG ${name}`), 'changes most']);
for (const [group, weights] of groups) {
  for (const at of listWeights(weights)) {
    const value = readWeight(at);
    const [none, half, same, double] = [0, value / 2, value, value * 2].map((other) =>
      measureWith(at, other, sections, queries, topicSearch),
    ) as [Quality, Quality, Quality, Quality];
    const all = [none, half, same, double];
    print(`${group}.${at.name}${at.index === undefined ? '' : `[${at.index}]`}`, [
      String(value),
      ...all.map(({ success }) => success.toFixed(3)),
      ...all.map(({ sentences }) => sentences.toFixed(3)),
      changesMost(half, double),
    ]);
  }
}

function measureWith(
  at: WeightAt,
  value: number,
  docs: readonly BenchSection[],
  asked: readonly BenchQuery[],
  { texts, topics }: TopicSearch,
): Quality {
  return withWeight(at, value, () => {
    const engine = newsdesk.build(docs);
    const tallies = tallyAnswers(asked, (query) => engine.search(query, 10));
    const ofTexts = newsdesk.build(texts);
    const sentences = topics.reduce((sum, { q, rel }) => sum + gain(ofTexts.search(q, 10), rel), 0) / topics.length;
    return { tallies, success: successAtOne(tallies), sentences };
  });
}

/** The type of query whose Success@1 differs most between the two. */
function changesMost(half: Quality, double: Quality): string {
  const changes = [...half.tallies].map(
    ([type, { first, count }]) => [type, ((double.tallies.get(type)?.first ?? 0) - first) / count] as const,
  );
  const [type, change] = changes.reduce((most, one) => (Math.abs(one[1]) > Math.abs(most[1]) ? one : most));
  return change === 0 ? '' : `${type} ${change > 0 ? '+' : ''}${change.toFixed(3)}`;
}

function print(name: string, cells: readonly string[]): void {
  process.stdout.write(`${name.padEnd(32)}${cells.map((cell) => cell.padEnd(12)).join('')}\n`);
}
