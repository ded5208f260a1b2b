import { type ArticleInput, createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import type { Edition, GlossaryEntry } from '../../src/content/edition.ts';
import { mineDefinitions } from '../../src/glossary/mining/mine-definitions.ts';
import type { BenchSection } from '../search/adapter.ts';
import { generateSections } from '../search/generated-sections.ts';
import { Random } from '../search/random.ts';

/** One section in so many explains a term, and one article in so many is signed by each author. */
const SECTIONS_PER_TERM = 12;
const AUTHORS = 400;
const TOPICS = 120;
/** Names that articles use and none explains: as many as a corpus of this size has. */
const SECTIONS_PER_NAME = 9;

export interface LookUpCorpus {
  readonly edition: Edition;
  readonly sections: readonly BenchSection[];
  readonly terms: readonly string[];
  /** Names inside sentences, with a capital letter. */
  readonly names: readonly string[];
}

/** Made-up articles with explained terms, names, topics and authors: what each look-up has to do with. */
export function createCorpus(count: number, seed = 1): LookUpCorpus {
  const random = new Random(seed);
  const sections = generateSections(count, seed);
  const word = (): string => capitalize(random.pick(random.pick(sections).body.split(' ')).replaceAll('.', ''));
  const terms = Array.from({ length: Math.ceil(count / SECTIONS_PER_TERM) }, () => `${word()} ${word().toLowerCase()}`);
  const names = Array.from({ length: Math.ceil(count / SECTIONS_PER_NAME) }, () => (random.next() < 0.5 ? word() : `${word()} ${word()}`));
  const groups = Map.groupBy(sections, ({ article }) => article);
  const inputs = Array.from(groups, ([slug, group], index): ArticleInput => {
    const [first] = group as [BenchSection];
    return {
      slug,
      title: first.title,
      publishedAt: first.date,
      bylines: [`Author ${capitalize(names[index % Math.min(AUTHORS, names.length)] ?? '')}`],
      topics: [`topic ${terms[index % Math.min(TOPICS, terms.length)]}`],
      sections: group.map(({ id, heading, body }) => ({ id, heading, text: enrich(body, terms, names, random) })),
    };
  });
  const glossary = terms
    .filter((_, index) => index % 3 === 0)
    .slice(0, 2_000)
    .map(
      (headword): GlossaryEntry => ({
        headword,
        aliases: [],
        definition: `A ${headword} in a few words.`,
        seeAlso: [],
        file: 'glossary.yaml',
        line: 1,
      }),
    );
  // If files are read, the parser's process mines them.
  const articles = inputs.map(createArticle).map((article) => ({ ...article, mined: mineDefinitions(article) }));
  return { edition: createEdition({ articles, glossary }), sections, terms, names };
}

/** A few terms and names into a body: the first of each far more often than the last. */
function enrich(body: string, terms: readonly string[], names: readonly string[], random: Random): string {
  const pick = (from: readonly string[]): string => from[Math.floor(from.length * random.next() ** 3)] ?? '';
  const told =
    random.next() < 1 / SECTIONS_PER_TERM ? ` ${pick(names)} is a machine that ${random.pick(body.split(' '))} runs by night.` : '';
  return `${body} The mill beside ${pick(names)} was built by ${pick(names)} with a ${pick(terms).toLowerCase()} near the gate.${told}`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
