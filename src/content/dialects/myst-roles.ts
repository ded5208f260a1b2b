import type { Edit } from './edited-text.ts';

/** `{ref}` and the words behind it, in backticks: `{ref}` has no meaning to Markdown, the rest is code. */
const ROLE = /(?<!\\)\{([a-z][\w:+.-]{0,40})\}(`{1,3})((?:[^`\n]|\n(?![ \t]*\n)){1,400}?)\2(?!`)/giu;
/** `words <target>` */
const WITH_TARGET = /^([^]*\S)\s*<([^<>\n]+)>$/u;
/** `(target)=` on a line of its own. */
const TARGET = /^[ \t]*\(([^()\n]{1,200})\)=[ \t]*$/gmu;
const HEADING = /^\s*#{1,6}[ \t]+(.+?)[ \t]*#*$/mu;

/** Roles whose words are code: of code, keys and files, and all of a programming language's domain. */
const CODE =
  /^(?:code|kbd|file|samp|command|program|option|envvar|class|func|meth|mod|attr|data|exc|obj|const|keyword|token|confval|makevar|mimetype|(?:py|c|cpp|js|rst|rs|go):[\w-]+)$/u;
const ICONS = /^(?:octicon|fa[bsr]?|fa-\w+|material-[\w-]+|bdg(?:-[\w-]+)?-icon)$/u;
const LABELS = /^(?:ref|numref|any|std:(?:ref|label|numref)|eq)$/u;

/** Roles of MyST: `` {term}`Ebb <ebb tide>` `` is its words, `` {doc}`mill` `` a link, `` {ref}`target` `` the heading with that target. */
export function readMystRoles(text: string, isCode: (offset: number) => boolean): readonly Edit[] {
  const targets = readTargets(text);
  return Array.from(text.matchAll(ROLE)).flatMap(({ index, 0: whole, 1: role = '', 3: inner = '' }): readonly Edit[] =>
    isCode(index)
      ? []
      : [{ start: index, end: index + whole.length, text: write(role.toLowerCase(), inner.replace(/\s+/gu, ' ').trim(), targets) }],
  );
}

function write(role: string, inner: string, targets: ReadonlyMap<string, string>): string {
  if (role === 'math') return `$${inner}$`;
  if (CODE.test(role)) return `\`${shortName(WITH_TARGET.exec(inner)?.[1] ?? inner)}\``;
  if (ICONS.test(role)) return '';
  if (/^(?:sub|subscript)$/u.test(role)) return `<sub>${inner}</sub>`;
  if (/^(?:sup|superscript)$/u.test(role)) return `<sup>${inner}</sup>`;
  if (/cite/u.test(role)) return `\\[${inner}\\]`;
  const [, words, target] = WITH_TARGET.exec(inner) ?? [];
  if (role === 'doc') return writeDocument(words, target ?? inner);
  if (words !== undefined) return words;
  if (LABELS.test(role)) return targets.get(inner) ?? wordsOf(inner);
  return inner.replace(/^!/u, '');
}

/** A document is named without its extension; an absolute one by its place in the sources, to which no address leads. */
function writeDocument(words: string | undefined, path: string): string {
  const shown = words ?? wordsOf(path.replace(/^.*\//u, ''));
  return path.startsWith('/') ? shown : `[${shown}](<${path.replace(/\.md$/u, '')}.md>)`;
}

/** `~os.path.join` is shown as `join`, and `!join` is no link. */
function shortName(name: string): string {
  return name.startsWith('~') ? name.replace(/^.*[.~]/u, '') : name.replace(/^!/u, '');
}

function wordsOf(label: string): string {
  return label.replace(/^.*:/u, '').replace(/[-_]+/gu, ' ');
}

/** The headings below `(target)=`, by target. */
function readTargets(text: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const { index, 0: line, 1: label = '' } of text.matchAll(TARGET)) {
    const below = text.slice(index + line.length, index + line.length + 400).replace(/^(?:\s*\([^()\n]*\)=[ \t]*\n)+/u, '\n');
    const heading = /^\s*#/u.test(below) ? HEADING.exec(below)?.[1] : undefined;
    if (heading !== undefined) targets.set(label, heading.replace(/(?<!\s)\s*\{[^{}]*\}$/u, ''));
  }
  return targets;
}

/** Lines that only a build reads: targets, remarks (`% ...`) and breaks between cells (`+++`). */
export function readMystLines(text: string, isCode: (offset: number) => boolean): readonly Edit[] {
  return Array.from(text.matchAll(/(?<=^[ \t>]{0,40})(?:\([^()\n]{1,200}\)=[ \t]*|%[^\n]*|\+\+\+(?:[ \t][^\n]*)?)$/gmu))
    .filter(({ index }) => !isCode(index))
    .map(({ index, 0: line }) => ({ start: index, end: index + line.length, text: '' }));
}
