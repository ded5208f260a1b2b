import type { GlossaryEntry } from './edition.ts';
import { GLOSSARY_KEYS, isListKey } from './glossary-keys.ts';
import { entryOf, normalizeKey, textOf, textsOf, type LocatedValue } from './located-value.ts';
import { toPlainValue } from './plain-words.ts';
import { createProblemLog, type ProblemLog } from './problem-log.ts';
import type { Problem } from './problem.ts';
import { readSourceText, type SourceText } from './source-text.ts';
import { readYamlTree } from './yaml-tree.ts';

export interface ParsedGlossary {
  /** Absent when the file cannot be read at all. */
  readonly entries?: readonly GlossaryEntry[];
  readonly problems: readonly Problem[];
}

const KEYS = GLOSSARY_KEYS;
const KNOWN_KEYS = new Set<string>(Object.values(KEYS).flat());

/**
 * Reads `glossary.yaml`: a list of `{ headword, aliases, definition, see also, hidden }`, such a list under `terms:`, or simply
 * `Headword: definition` lines. An entry that is wrong is left out, the others count.
 */
export function parseGlossary(file: { readonly path: string; readonly text: string }): ParsedGlossary {
  const source = readSourceText(file.text);
  const log = createProblemLog(file.path, source);
  const tree = readYamlTree(source.text, 0, log);
  if (tree === undefined) return { problems: log.problems };
  const entries: GlossaryEntry[] = [];
  const seen = new Set<string>();
  for (const { headword, value } of listEntries(tree)) {
    const entry = readEntry(headword, value, { file: file.path, source, log });
    if (entry === undefined) continue;
    if (seen.has(entry.headword.toLowerCase())) warnTwice(entry, value, log);
    seen.add(entry.headword.toLowerCase());
    entries.push(entry);
  }
  return { entries, problems: log.problems };
}

interface RawEntry {
  readonly headword: LocatedValue | undefined;
  readonly value: LocatedValue;
}

function listEntries(tree: LocatedValue): readonly RawEntry[] {
  if (tree.kind === 'text') return textOf(tree) === undefined ? [] : [{ headword: undefined, value: tree }];
  if (tree.kind === 'list') return tree.items.map(readItem);
  const listed = tree.entries.find(({ key, value }) => value.kind !== 'text' && isListKey(normalizeKey(key)));
  if (listed !== undefined) return listEntries(listed.value);
  return tree.entries.map(({ key, keyOffset, value }) => ({ headword: { kind: 'text', offset: keyOffset, text: key }, value }));
}

/** `- headword: ...` with the other fields, or `- Impeller: The wheel ...`. */
function readItem(value: LocatedValue): RawEntry {
  const [only, another] = value.kind === 'map' ? value.entries : [];
  if (only !== undefined && another === undefined && !KNOWN_KEYS.has(normalizeKey(only.key)))
    return { headword: { kind: 'text', offset: only.keyOffset, text: only.key }, value: only.value };
  return { headword: entryOf(value, KEYS.headword), value };
}

interface EntryContext {
  readonly file: string;
  readonly source: SourceText;
  readonly log: ProblemLog;
}

function readEntry(
  heading: LocatedValue | undefined,
  written: LocatedValue,
  { file, source, log }: EntryContext,
): GlossaryEntry | undefined {
  const named = heading === undefined ? undefined : toPlainValue(heading);
  const value = toPlainValue(written);
  const headword = textOf(named)?.replace(/\s+/gu, ' ');
  const definition = textOf(value.kind === 'text' ? value : entryOf(value, KEYS.definition))?.replace(/\s+/gu, ' ');
  const isHidden = readHidden(value, log);
  if (headword === undefined || (definition === undefined && !isHidden)) {
    const missing = headword === undefined ? 'headword' : 'definition';
    log.error('glossary.incomplete', named?.offset ?? value.offset, {
      what: headword === undefined ? 'An entry has no headword' : `"${headword.slice(0, 80)}" has no definition`,
      why: 'a term needs both, so this entry is left out',
      fix: `Write \`${missing}: ...\` in it`,
    });
    return undefined;
  }
  warnUnknown(value, log);
  return {
    headword,
    aliases: textsOf(entryOf(value, KEYS.aliases), /(?<!\s)\s*,\s*/),
    definition: definition ?? '',
    seeAlso: textsOf(entryOf(value, KEYS.seeAlso), /(?<!\s)\s*,\s*/),
    ...(isHidden ? { hidden: true } : {}),
    file,
    line: source.positionOf(named?.offset ?? value.offset).line,
  };
}

/** A value that cannot be read hides: what was meant to be hidden must not be shown by a slip. */
function readHidden(value: LocatedValue, log: ProblemLog): boolean {
  const written = entryOf(value, KEYS.hidden);
  if (written === undefined) return false;
  const text = textOf(written) ?? '';
  if (/^(?:false|no|off)$/iu.test(text)) return false;
  if (!/^(?:true|yes|on)$/iu.test(text)) {
    log.warning('glossary.hidden', written.offset, {
      what: `"${text.slice(0, 60)}" is neither true nor false`,
      why: 'the term is hidden until this is right',
      fix: 'Write `hidden: true` or `hidden: false`',
    });
  }
  return true;
}

function warnUnknown(value: LocatedValue, log: ProblemLog): void {
  if (value.kind !== 'map') return;
  for (const { key, keyOffset } of value.entries) {
    if (KNOWN_KEYS.has(normalizeKey(key)) || key.startsWith('x-')) continue;
    log.warning('glossary.unknownKey', keyOffset, {
      what: `\`${key.slice(0, 60)}\` is not a known field`,
      why: 'Newsdesk reads nothing from it',
      fix: 'Use headword, aliases, definition, seeAlso and hidden, or remove it',
    });
  }
}

function warnTwice({ headword }: GlossaryEntry, value: LocatedValue, log: ProblemLog): void {
  log.warning('glossary.twice', value.offset, {
    what: `"${headword.slice(0, 80)}" is explained twice`,
    why: 'both definitions are shown side by side',
    fix: 'Merge the two, unless both are meant',
  });
}
