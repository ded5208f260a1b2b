import type { CommandContext } from './context.ts';

type Served = Pick<CommandContext, 'edition' | 'glossary'>;

/** Letters first, then words: a sorted list begins with marks and paths (`$HOME`, `/*url`), and these show nobody how to ask. */
const plainName = /^\p{L}[\p{L}\p{M}\p{N} '’-]+$/u;

/** An example of another publication would find nothing in this one. */
const own: Readonly<Record<string, (served: Served) => string | undefined>> = {
  news: ({ edition: { articles } }) => articles[0]?.title,
  article: ({ edition: { articles } }) => articles[0]?.title,
  term: ({ glossary }) => {
    const headwords = glossary.list().map(({ headword }) => headword);
    return headwords.find((each) => plainName.test(each)) ?? headwords[0];
  },
};

/**
 * The words for an example behind a command: the title of the newest article of the publication, or its first term that is written in letters;
 * of other commands the first of `examples`. Undefined if there is none.
 */
export function exampleFor(command: string, served: Served, examples: readonly string[] = []): string | undefined {
  const find = own[command];
  return find === undefined ? examples.find((each) => each !== '') : find(served);
}
