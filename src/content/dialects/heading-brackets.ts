import type { Edit } from './edited-text.ts';

const HEADING = /^(?:[ \t]*>)*[ \t]*#{1,6}[ \t][^\n]*\][ \t]*$/gmu;
const ID = /^\[#([\p{L}\p{N}_.:-]+)\]$/u;
/** Of Fumadocs: a heading that is not among the contents, one that is nowhere else, a step. */
const FLAG = /^\[(?:!toc|toc|step)\]$/u;

/** The meaning of brackets behind a heading: of Nextra an id, of Fumadocs a flag too. */
export type HeadingBrackets = 'ids' | 'idsAndFlags';

/** Ids of Fumadocs and Nextra, `## Stairs [#stairs]`, are written as `{#stairs}`, and flags are dropped. To other generators both are text, or links. */
export function readHeadingBrackets(text: string, isCode: (offset: number) => boolean, brackets: HeadingBrackets): readonly Edit[] {
  return Array.from(text.matchAll(HEADING)).flatMap(({ 0: line, index }): readonly Edit[] => {
    if (isCode(index)) return [];
    let words = line.trimEnd();
    let id: string | undefined;
    while (words.endsWith(']')) {
      const bracket = words.slice(words.lastIndexOf('['));
      const named = ID.exec(bracket)?.[1];
      if (named === undefined && !(brackets === 'idsAndFlags' && FLAG.test(bracket))) break;
      id ??= named;
      words = words.slice(0, -bracket.length).trimEnd();
    }
    const isSame = words.length === line.trimEnd().length;
    return isSame ? [] : [{ start: index + words.length, end: index + line.length, text: id === undefined ? '' : ` {#${id}}` }];
  });
}
