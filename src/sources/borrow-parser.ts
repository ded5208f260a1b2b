import type { ArticleParser } from './article-parser.ts';

/** A parser that others use as well: `close` drops only the files that were asked for here, and rejects them with `parser.dropped`. */
export function borrowParser(parser: ArticleParser): ArticleParser {
  const closing = new AbortController();
  return {
    parse: (file, options, turn = {}) =>
      parser.parse(file, options, {
        ...turn,
        signal: turn.signal === undefined ? closing.signal : AbortSignal.any([turn.signal, closing.signal]),
      }),
    prepare: () => parser.prepare(),
    async close() {
      closing.abort();
    },
  };
}
