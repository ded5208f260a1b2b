import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import { indentValues } from './indent-values.ts';
import { isSameValue, type LocatedEntry, type LocatedValue } from './located-value.ts';
import type { ProblemLog } from './problem-log.ts';

/** More values than any front matter or glossary has; an alias bomb is cut off here. */
const MAX_VALUES = 50_000;
const MAX_DEPTH = 64;

/**
 * Reads YAML as texts, lists and maps. `offset` is where `yaml` begins in the file, for positions. Undefined when it
 * is faulty: the log says where and why. Tags run nothing, and `__proto__` is a key like any other. A key that stands twice in a map is a
 * fault, unless `mayRepeat` or both say the same, item by item: then the last one counts.
 */
export function readYamlTree(
  yaml: string,
  offset: number,
  log: ProblemLog,
  mayRepeat?: (key: string) => boolean,
): LocatedValue | undefined {
  // The failsafe schema keeps every scalar as written: a tag `2026`, a country `no` and a date stay texts.
  const uniqueKeys = mayRepeat === undefined;
  const parse = (text: string) => parseDocument(text, { schema: 'failsafe', prettyErrors: false, logLevel: 'silent', uniqueKeys });
  const asIs = parse(yaml);
  const [error] = asIs.errors;
  if (error?.code === 'RESOURCE_EXHAUSTION') {
    logLimit('it is nested too deep', offset, log);
    return undefined;
  }
  const indented = error === undefined ? undefined : indentValues(yaml);
  const document = indented === undefined ? asIs : parse(indented.text);
  if (error !== undefined && (indented === undefined || document.errors.length > 0)) {
    logSyntax(error.message.split('\n')[0] ?? error.code, offset + error.pos[0], log);
    return undefined;
  }
  const toFile = (at: number): number => offset + (indented?.toWritten(at) ?? at);
  try {
    return createConverter(toFile, log, mayRepeat)(document.contents, 0);
  } catch (cause) {
    if (cause instanceof YamlRepeatError) {
      logSyntax(cause.message, cause.offset, log);
      return undefined;
    }
    if (!(cause instanceof YamlLimitError)) throw cause;
    logLimit(cause.message, offset, log);
    return undefined;
  }
}

function logSyntax(why: string, at: number, log: ProblemLog): void {
  log.error('yaml.syntax', at, {
    what: 'The YAML cannot be read',
    why,
    fix: 'Correct this line; quote a text that holds a colon followed by a space, and indent with spaces',
  });
}

function logLimit(why: string, offset: number, log: ProblemLog): void {
  log.error('yaml.limit', offset, {
    what: 'The YAML is too large when read',
    why,
    fix: 'Write the values out without aliases, fewer and less deep',
  });
}

class YamlLimitError extends Error {
  override readonly name = 'YamlLimitError';
}

/** A key stands twice and says two things. */
class YamlRepeatError extends Error {
  override readonly name = 'YamlRepeatError';
  readonly offset: number;

  constructor(offset: number) {
    super('Map keys must be unique');
    this.offset = offset;
  }
}

function createConverter(
  toFile: (offset: number) => number,
  log: ProblemLog,
  mayRepeat: (key: string) => boolean = () => false,
): (node: unknown, depth: number) => LocatedValue {
  // An alias stands behind its anchor. Resolving it by search would take the length of the document each time.
  const anchors = new Map<string, unknown>();
  let values = 0;
  const startOf = (range: readonly [number, number, number] | null | undefined): number => toFile(range?.[0] ?? 0);

  function convert(node: unknown, depth: number): LocatedValue {
    if (++values > MAX_VALUES) throw new YamlLimitError(`it has more than ${MAX_VALUES} values`);
    if (depth > MAX_DEPTH) throw new YamlLimitError(`it is nested more than ${MAX_DEPTH} deep`);
    if (isAlias(node)) return convert(anchors.get(node.source), depth + 1);
    if (isNode(node) && 'anchor' in node && typeof node.anchor === 'string') anchors.set(node.anchor, node);
    if (isMap(node))
      return {
        kind: 'map',
        offset: startOf(node.range),
        entries: lastOfEach(
          node.items.map((pair) => convertPair(pair, depth + 1)),
          log,
          mayRepeat,
        ),
      };
    if (isSeq(node)) return { kind: 'list', offset: startOf(node.range), items: node.items.map((item) => convert(item, depth + 1)) };
    if (isScalar(node)) return { kind: 'text', offset: startOf(node.range), text: String(node.value ?? '') };
    return { kind: 'text', offset: toFile(0), text: '' };
  }

  function convertPair(pair: { readonly key: unknown; readonly value: unknown }, depth: number): LocatedEntry {
    const key = convert(pair.key, depth);
    return { key: key.kind === 'text' ? key.text : '', keyOffset: key.offset, value: convert(pair.value, depth) };
  }

  return convert;
}

function lastOfEach(entries: readonly LocatedEntry[], log: ProblemLog, mayRepeat: (key: string) => boolean): readonly LocatedEntry[] {
  const last = new Map(entries.map((entry) => [entry.key, entry]));
  return entries.filter((entry) => {
    const counts = last.get(entry.key);
    if (counts === entry) return true;
    if (!mayRepeat(entry.key) && !isSameValue(entry.value, counts?.value)) throw new YamlRepeatError(counts?.keyOffset ?? entry.keyOffset);
    log.warning('yaml.repeated', entry.keyOffset, {
      what: `\`${entry.key.slice(0, 60)}\` stands here twice`,
      why: 'the last one counts',
      fix: 'Delete the line that is not meant',
    });
    return false;
  });
}
