import { parseArticle } from '../../src/content/parse-article.ts';
import { formatProblem } from '../../src/content/problem.ts';

/** The corpus's record of a file: its problems, a line each, and the article without the parts that follow from the rest. */
export function corpusEntry(path: string, text: string): { readonly problems: string; readonly article: unknown } {
  const { article, problems } = parseArticle({ path, text }, { baseUrl: 'https://example.com/articles' });
  const lines = problems.map((problem) => `${formatProblem(problem)}\n`).join('');
  if (article === undefined) return { problems: lines, article: null };
  const { hash: _, file, sections, definitions, ...rest } = article;
  return {
    problems: lines,
    article: {
      ...rest,
      format: file?.format,
      sections: sections.map(({ anchor, heading, headingPath, level, body }) => ({
        anchor,
        heading,
        headingPath,
        level,
        text: body.text.split('\n'),
        blocks: body.blocks.map((block) => describeBlock(block, body.text)),
        marks: body.marks.map((mark) => [mark.kind, body.text.slice(mark.start, mark.end), ...('url' in mark ? [mark.url] : [])]),
      })),
      definitions: definitions.map(({ headword, aliases, anchor, span }) => ({
        headword,
        aliases,
        anchor,
        explanation: sections.find((section) => section.anchor === anchor)?.body.text.slice(span.start, span.end),
      })),
    },
  };
}

function describeBlock(
  block: NonNullable<ReturnType<typeof parseArticle>['article']>['sections'][number]['body']['blocks'][number],
  text: string,
): string {
  const { kind, listDepth, quoteDepth, start, contentStart } = block;
  const detail = 'lang' in block && block.lang !== undefined ? ` ${block.lang}` : '';
  return `${kind}${detail} list:${listDepth} quote:${quoteDepth} ${JSON.stringify(text.slice(start, contentStart))}`;
}
