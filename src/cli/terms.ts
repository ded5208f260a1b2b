import type { Article } from '../content/article.ts';
import type { MinedDefinition } from '../content/mined-definition.ts';
import { isForMembers } from '../content/teaser.ts';
import { visibleEdition } from '../content/visible-edition.ts';
import { systemClock } from '../runtime/clock.ts';
import { minedOf } from '../glossary/mining/mined-of.ts';
import { count } from '../runtime/count.ts';
import { visibleText } from '../runtime/visible-text.ts';
import type { Output } from './output.ts';
import { openKeptSource } from './sources/open-kept-source.ts';

export interface TermsArguments {
  readonly json?: boolean;
  /** Only what is not sure enough to answer as a definition. */
  readonly doubtful?: boolean;
}

/** A mined definition with where it stands. */
interface ListedDefinition extends Omit<MinedDefinition, 'section'> {
  readonly article: string;
  readonly title: string;
  readonly file?: string;
  readonly heading: string;
}

/** Of a definition so much stands on a line; `--json` has all of it. UTF-16 code units. */
const MAX_LINE = 200;

/** Lists what the articles define, by name: 0 always. @throws NewsdeskError when the content cannot be read. */
export async function terms(dir: string | undefined, { json = false, doubtful = false }: TermsArguments, output: Output): Promise<number> {
  const source = openKeptSource(dir);
  try {
    // As /term answers: nothing of what is held back, and of what is for members only the teaser.
    const { edition, held } = visibleEdition(await source.load(), systemClock.now());
    const { articles, publication } = edition;
    const all = articles.flatMap(listedIn);
    const collator = new Intl.Collator(publication.lang, { sensitivity: 'base', numeric: true });
    const listed = all.filter(({ sure }) => !doubtful || !sure).sort((a, b) => collator.compare(a.headword, b.headword));
    if (json) output.print(JSON.stringify(listed, null, 2));
    else {
      for (const definition of listed) output.print(lineOf(definition));
      const sure = all.filter((definition) => definition.sure).length;
      output.say(
        `${count(sure, 'definition')} and ${count(all.length - sure, 'doubtful explanation')} in ${count(articles.length, 'article')}.${leftOut(held.length + articles.filter(isForMembers).length)}`,
      );
    }
    return 0;
  } finally {
    await source.close();
  }
}

function leftOut(articles: number): string {
  if (articles === 0) return '';
  return ` ${count(articles, 'article')} ${articles === 1 ? 'is' : 'are'} left out, as /term does: for members only, or not to be read now.`;
}

function listedIn(article: Article): readonly ListedDefinition[] {
  const { slug, title, file, sections } = article;
  return minedOf(article).map(({ section, ...definition }) => ({
    ...definition,
    article: slug,
    title,
    ...(file === undefined ? {} : { file: file.path }),
    heading: sections[section]?.heading ?? '',
  }));
}

function lineOf({ headword, aliases = [], text, form, confidence, sure, file, article }: ListedDefinition): string {
  const names = [headword, ...aliases].join(', ');
  const words = text.replace(/\s+/gu, ' ');
  const shown = words.length > MAX_LINE ? `${words.slice(0, MAX_LINE)}…` : words;
  return visibleText(`${names}: ${shown} (${form}, ${sure ? 'sure' : 'doubtful'} ${confidence.toFixed(2)}, ${file ?? article})`);
}
