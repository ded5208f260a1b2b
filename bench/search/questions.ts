import path from 'node:path';
import newsdesk from './adapter.ts';
import minisearch from './minisearch-engine.ts';
import { readJsonLines, readSections } from './read-sections.ts';

// node bench/search/questions.ts sections.jsonl.gz [tuned,kept,later]
// Questions in people's own words over the public sections of the search bench (its medium set: a question whose answer is not among the
// given sections is left out, so the small set can be given, too). Half of them were looked at while tuning, the other half was kept aside;
// `later` are 86 more, for most of which one section alone is labeled, and which were looked at, too.
// Right are the sections that answer, judged by reading. Of questions without an answer, one counts as answered when hits come with no word
// about what they are without.
const [source = '', halves = 'tuned,kept,later'] = process.argv.slice(2);

interface Question {
  readonly q: string;
  /** Ids of every section that answers. */
  readonly right: readonly number[];
  /** Without an answer: whether the archive is about such things. */
  readonly kind?: 'near' | 'far';
}

const sections = readSections(source);
const index = newsdesk.build(sections).index;
const other = minisearch.build(sections);
for (const half of halves.split(',')) measure(half, readJsonLines<Question>(path.join(import.meta.dirname, 'questions', `${half}.jsonl`)));

function measure(half: string, questions: readonly Question[]): void {
  const answerable = questions.filter(({ right }) => right.some((id) => id < sections.length));
  const unanswerable = questions.filter(({ right }) => right.length === 0);
  const ranks = (find: (q: string) => readonly number[]) => answerable.map(({ q, right }) => find(q).findIndex((id) => right.includes(id)));
  const line = (name: string, found: readonly number[]): string =>
    `${name.padEnd(12)}S@1 ${share(found, (rank) => rank === 0)}  S@5 ${share(found, (rank) => rank >= 0 && rank < 5)}`;
  const bold = (kind: Question['kind']) => unanswerable.filter((question) => question.kind === kind && isAnsweredBoldly(question.q)).length;
  const own = ranks((q) => idsOf(q));
  process.stdout.write(
    `${half}: ${answerable.length} questions with an answer, ${unanswerable.length} without, ${sections.length} sections\n` +
      `${line('newsdesk', own)}  answered as if answered: ${bold('near')} near, ${bold('far')} far\n` +
      `${line(
        'minisearch',
        ranks((q) => other.search(q, 10)),
      )}\n`,
  );
}

function idsOf(query: string): number[] {
  const outcome = index.search(query, { limit: 10 });
  return outcome.kind === 'hits' ? outcome.hits.map(({ section }) => Number(section.id)) : [];
}

function isAnsweredBoldly(query: string): boolean {
  const outcome = index.search(query);
  return outcome.kind === 'hits' && outcome.missing.length === 0 && !outcome.isApart;
}

function share(ranks: readonly number[], isRight: (rank: number) => boolean): string {
  return (ranks.filter(isRight).length / ranks.length).toFixed(3);
}
