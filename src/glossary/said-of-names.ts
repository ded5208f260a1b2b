import type { Article, Section } from '../content/article.ts';
import type { MinedDefinition, MinedForm } from '../content/mined-definition.ts';
import { minedOf } from './mining/mined-of.ts';
import { foldName } from '../search/fold-name.ts';

/** One article's explanation of one name, ready to be put beside others. */
export interface SaidOfName {
  readonly headword: string;
  readonly key: string;
  readonly aliases: readonly string[];
  readonly text: string;
  /** The text by its words alone: a comma more is no other definition. */
  readonly words: string;
  readonly section: Section;
  readonly start: number;
  readonly end: number;
  readonly form: MinedForm;
  readonly isSure: boolean;
}

const remembered = new WeakMap<Article, readonly SaidOfName[]>();

/**
 * Of each name that an article explains: its first sure explanation, beside it what spells the name out, and where there is neither the
 * surest of the rest. Made once for an article, however many editions it is in.
 */
export function saidOfNames(article: Article): readonly SaidOfName[] {
  const known = remembered.get(article);
  if (known !== undefined) return known;
  const perName = Map.groupBy(minedOf(article), ({ headword }) => foldName(headword));
  const said = [...perName].flatMap(([key, all]) => (key === '' ? [] : chosenOf(all).map((mined) => saidIn(article, key, mined))));
  remembered.set(article, said);
  return said;
}

function chosenOf(all: readonly MinedDefinition[]): readonly MinedDefinition[] {
  const sure = all.filter((mined) => mined.sure);
  const spelledOut = sure.find(({ form }) => form === 'abbreviation');
  const explained = sure.find(({ form }) => form !== 'abbreviation');
  if (explained !== undefined) return spelledOut === undefined ? [explained] : [explained, spelledOut];
  const unsure = all.filter((mined) => !mined.sure).reduce<MinedDefinition | undefined>(surer, undefined);
  return [...(spelledOut === undefined ? [] : [spelledOut]), ...(unsure === undefined ? [] : [unsure])];
}

/** Of equals the first. */
function surer(best: MinedDefinition | undefined, mined: MinedDefinition): MinedDefinition {
  return best === undefined || mined.confidence > best.confidence ? mined : best;
}

function saidIn(
  { sections }: Article,
  key: string,
  { headword, aliases = [], text, section, start, end, form, sure }: MinedDefinition,
): SaidOfName {
  return { headword, key, aliases, text, words: wordsOf(text), section: sections[section] as Section, start, end, form, isSure: sure };
}

export function wordsOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}
