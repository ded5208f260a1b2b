import { parse, TomlError } from 'smol-toml';
import type { LocatedEntry, LocatedValue } from '../located-value.ts';
import type { ProblemLog } from '../problem-log.ts';
import { locatePlain } from './plain-value.ts';

/**
 * Reads TOML as texts, lists and maps. `offset` is where `toml` begins in the file. Undefined if it is faulty: the log says where and why.
 * A value inside a table stands at the line of the table's first mention, because the parser gives no positions.
 */
export function readTomlTree(toml: string, offset: number, log: ProblemLog): LocatedValue | undefined {
  let table: Record<string, unknown>;
  try {
    table = parse(toml);
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    log.error('toml.syntax', offset + offsetOf(toml, cause.line, cause.column), {
      what: 'The TOML cannot be read',
      why: cause.message.split('\n')[0]?.replace(/^Invalid TOML document: /u, '') ?? 'its form is wrong',
      fix: 'Correct this line; a text stands in quotes, a list in brackets',
    });
    return undefined;
  }
  const entries = Object.entries(table).map(([key, value]): LocatedEntry => {
    const keyOffset = offset + offsetOfKey(toml, key);
    return { key, keyOffset, value: locatePlain(value, keyOffset) };
  });
  return { kind: 'map', offset, entries };
}

function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
}

function offsetOfKey(toml: string, key: string): number {
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return Math.max(0, toml.search(new RegExp(`^[^\\S\\n]*(?:\\[+)?["']?${escaped}["']?[^\\S\\n]*[=.\\]]`, 'mu')));
}
