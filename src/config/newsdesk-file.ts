import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { messageOf, NewsdeskError } from '../runtime/errors.ts';
import { type NamedEntry, nameFeeds, RepeatedNameError } from './feed-names.ts';
import { fileSchema, type RemoteFields, SOURCE_KINDS } from './newsdesk-schema.ts';

/** The places that articles come from, as `newsdesk.yaml` lists them. */
export interface SourceList {
  readonly sources: readonly (DirectoryEntry | RemoteEntry)[];
  /** Hosts that may lie in a private network. */
  readonly allowHosts: readonly string[];
}

export interface DirectoryEntry {
  readonly kind: 'directory';
  readonly path: string;
}

/** A source that is asked again and again, and whose articles are kept as files. */
export type RemoteEntry = RemoteFields & {
  /** The address, or the path of an exported file. */
  readonly url: string;
  /** Unique in the file. */
  readonly name: string;
  readonly everyMs?: number;
};

/**
 * Reads `newsdesk.yaml`. `path` is for messages.
 *
 * @throws {NewsdeskError} `config.sources` with every problem, each with its line.
 */
export function readNewsdeskFile(text: string, path: string): SourceList {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) throw wrong([`${path}:${lines.linePos(broken.pos[0]).line}: ${broken.message}`]);
  const parsed = fileSchema.safeParse(valueOf(document, path) ?? {});
  if (!parsed.success) {
    throw wrong(
      flatten(parsed.error.issues).map(({ at, message }) => {
        const node = document.getIn(at, true) ?? document.contents;
        const offset = (node as { range?: readonly number[] } | null)?.range?.[0] ?? 0;
        return `${path}:${lines.linePos(offset).line}: ${at.join('.') || 'the file'} ${message}`;
      }),
    );
  }
  const remotes = parsed.data.sources.filter((entry) => entry.kind !== 'directory');
  const names = namesOf(remotes, path)[Symbol.iterator]();
  const sources = parsed.data.sources.map((entry): DirectoryEntry | RemoteEntry =>
    entry.kind === 'directory' ? entry : { ...entry, name: names.next().value ?? '' },
  );
  return { sources, allowHosts: parsed.data.allowHosts ?? [] };
}

/** An alias without its anchor is found only here. */
function valueOf(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw wrong([`${path}: ${messageOf(error)}`]);
  }
}

function namesOf(entries: readonly NamedEntry[], path: string): readonly string[] {
  try {
    return nameFeeds(entries);
  } catch (error) {
    if (error instanceof RepeatedNameError) throw wrong([`${path}: ${error.message}`]);
    throw error;
  }
}

interface FlatIssue {
  readonly at: readonly (string | number)[];
  readonly message: string;
}

/** Of a choice between shapes the one that was meant has the fewest faults. */
function flatten(issues: readonly z.core.$ZodIssue[], at: readonly PropertyKey[] = []): readonly FlatIssue[] {
  return issues.flatMap((issue): readonly FlatIssue[] => {
    const path = [...at, ...issue.path];
    const place = path.map((part) => (typeof part === 'number' ? part : String(part)));
    if (issue.code === 'invalid_union') {
      const meant = issue.errors.filter(
        (inner) => !inner.some(({ code, path: own }) => code === 'unrecognized_keys' || (own.length === 1 && isMissing(own[0]))),
      );
      const [best] = meant.toSorted((a, b) => a.length - b.length);
      return best === undefined ? [{ at: place, message: issue.message }] : flatten(best, path);
    }
    if (issue.code === 'unrecognized_keys')
      return [{ at: place, message: `has \`${issue.keys.join('`, `')}\`, which is not a setting here` }];
    return [{ at: place, message: issue.message }];
  });
}

function isMissing(key: PropertyKey | undefined): boolean {
  return SOURCE_KINDS.some((kind) => kind === key);
}

function wrong(problems: readonly string[]): NewsdeskError {
  return new NewsdeskError(problems.join('\n'), {
    code: 'config.sources',
    fix: 'Correct newsdesk.yaml; docs/sources.md says what it may hold.',
  });
}
