import type { LocatedValue } from './located-value.ts';
import type { ProblemLog } from './problem-log.ts';
import { readYamlTree } from './yaml-tree.ts';

/** More front matter than any article has, in UTF-16 code units. */
const MAX_LENGTH = 64 * 1024;

/** The block between two `---` lines at the top of a file. */
export interface FrontMatter {
  /** Undefined when there is none, or it cannot be read. */
  readonly tree: LocatedValue | undefined;
  /** Where the article's own text begins. */
  readonly end: number;
  /** The file must be left out: what it says about drafts and embargoes is not known. */
  readonly broken: boolean;
}

const OPENING = /^---[ \t]*\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\n|$(?![^]))/gm;
const OTHER_LANGUAGE = /^(?:---[ \t]*([a-z]+)|(\+\+\+))[ \t]*\n/i;

export function readFrontMatter(text: string, log: ProblemLog): FrontMatter {
  const other = OTHER_LANGUAGE.exec(text);
  if (other !== null) return skipOtherLanguage(text, other, log);
  const opening = OPENING.exec(text);
  if (opening === null) return { tree: undefined, end: 0, broken: false };
  const start = opening[0].length;
  CLOSING.lastIndex = start;
  const closing = CLOSING.exec(text);
  if (closing === null || closing.index < start) return readUnclosed(text, start, log);
  const yaml = text.slice(start, closing.index);
  const end = closing.index + closing[0].length;
  if (yaml.length > MAX_LENGTH) {
    log.error('frontMatter.tooLarge', 0, {
      what: `The front matter has ${yaml.length} characters`,
      why: `at most ${MAX_LENGTH} are read`,
      fix: 'Move the article itself below the second `---`',
    });
    return { tree: undefined, end, broken: true };
  }
  if (yaml.trim() === '') return { tree: undefined, end, broken: false };
  // Two rules with prose between them are Markdown, not front matter.
  if (!/^[^\s:#][^:\n]*:(?:\s|$)/m.test(yaml) && !/[{}[\]&*!:]/.test(yaml)) return { tree: undefined, end: 0, broken: false };
  const tree = readYamlTree(yaml, start, log);
  if (tree !== undefined && tree.kind !== 'map') {
    log.error('frontMatter.notAMap', start, {
      what: 'The front matter is no list of names and values',
      why: 'every line of it must have the form `name: value`',
      fix: 'Write for example `title: The title`',
    });
    return { tree: undefined, end, broken: true };
  }
  return { tree, end, broken: tree === undefined };
}

function readUnclosed(text: string, start: number, log: ProblemLog): FrontMatter {
  const firstBlock = text.slice(start).split(/\n[ \t]*\n/, 1)[0] ?? '';
  if (!/^(?:title|date|draft|slug|tags?|authors?|layout|description|embargo|visibility|status)[ \t]*:/im.test(firstBlock)) {
    return { tree: undefined, end: 0, broken: false };
  }
  log.error('frontMatter.unclosed', 0, {
    what: 'The front matter is not closed',
    why: 'its end cannot be told from the article, so an embargo in it could be missed',
    fix: 'Put a line with `---` below its last value',
  });
  return { tree: undefined, end: 0, broken: true };
}

/** `---js`, `---toml` and `+++`: nothing in it is run or read. */
function skipOtherLanguage(text: string, opening: RegExpExecArray, log: ProblemLog): FrontMatter {
  const start = opening[0].length;
  const fence = opening[2] ?? '---';
  const closing = new RegExp(`^${fence.replaceAll('+', '\\+')}[ \\t]*(?:\\n|$(?![^]))`, 'gm');
  closing.lastIndex = start;
  const match = closing.exec(text);
  if (match === null) return { tree: undefined, end: 0, broken: false };
  log.error('frontMatter.language', 0, {
    what: `The front matter is written in ${opening[1] ?? 'TOML'}`,
    why: 'only YAML between two lines of `---` is read, and a draft or an embargo could be missed',
    fix: 'Rewrite it as YAML, for example `title: The title`',
  });
  return { tree: undefined, end: match.index + match[0].length, broken: true };
}
