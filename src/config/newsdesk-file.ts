import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { NewsdeskError } from '../runtime/errors.ts';

/** The places that articles come from, as `newsdesk.yaml` lists them. */
export interface SourceList {
  readonly sources: readonly (DirectoryEntry | FeedEntry)[];
  /** Hosts that may lie in a private network. */
  readonly allowHosts: readonly string[];
}

export interface DirectoryEntry {
  readonly kind: 'directory';
  readonly path: string;
}

export interface FeedEntry {
  readonly kind: 'feed';
  readonly url: string;
  /** Unique in the file. */
  readonly name: string;
  readonly everyMs?: number;
}

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
/** Of pauses, in ms: a feed asked more often would be asked too often. */
const MIN_EVERY_MS = 60_000;

const everySchema = z
  .union([z.string(), z.number()], 'not a time such as 15m')
  .transform((value, context) => {
    const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([smhd])?\w*\s*$/iu.exec(String(value)) ?? [];
    if (number === undefined) {
      context.addIssue({ code: 'custom', message: `“${value}” is not a time: write for example 15m or 1h` });
      return z.NEVER;
    }
    return Number(number) * UNITS[(unit?.toLowerCase() ?? 'm') as keyof typeof UNITS];
  })
  .refine((ms) => ms >= MIN_EVERY_MS, 'is less than a minute: a feed is asked once a minute at most');

const urlSchema = z
  .string('is not an address')
  .refine((url) => /^https?:\/\/\S+$/iu.test(url) && URL.canParse(url), 'is not an address: write it as https://example.com/feed.xml');
const nameSchema = z
  .string('is not a name')
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u, 'is not a name: letters, digits, - and _, at most 40');

const entrySchema = z.union(
  [
    z.strictObject({ directory: z.string().min(1) }),
    z.strictObject({ feed: urlSchema, name: nameSchema.optional(), every: everySchema.optional() }),
  ],
  'is neither `directory: PATH` nor `feed: ADDRESS`',
);

const fileSchema = z.strictObject({
  sources: z.array(entrySchema, 'is not a list').min(1, 'is empty: name at least one source'),
  allowHosts: z.array(z.string(), 'is not a list of hosts').optional(),
});

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
  const parsed = fileSchema.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    throw wrong(
      flatten(parsed.error.issues).map(({ at, message }) => {
        const node = document.getIn(at, true) ?? document.contents;
        const offset = (node as { range?: readonly number[] } | null)?.range?.[0] ?? 0;
        return `${path}:${lines.linePos(offset).line}: ${at.join('.') || 'the file'} ${message}`;
      }),
    );
  }
  const names = new Set<string>();
  const sources = parsed.data.sources.map((entry): DirectoryEntry | FeedEntry => {
    if ('directory' in entry) return { kind: 'directory', path: entry.directory };
    const name = entry.name ?? freeName(new URL(entry.feed).hostname.replace(/^www\./u, '').replace(/[^\p{L}\p{N}]+/gu, '-'), names);
    if (entry.name !== undefined && names.has(name)) throw wrong([`${path}: two feeds are called ${name}`]);
    names.add(name);
    return { kind: 'feed', url: entry.feed, name, ...(entry.every === undefined ? {} : { everyMs: entry.every }) };
  });
  return { sources, allowHosts: parsed.data.allowHosts ?? [] };
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
  return key === 'directory' || key === 'feed';
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(name)) return name;
  }
}

function wrong(problems: readonly string[]): NewsdeskError {
  return new NewsdeskError(problems.join('\n'), {
    code: 'config.sources',
    fix: 'Correct newsdesk.yaml; docs/sources.md says what it may hold.',
  });
}
