import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { messageOf, NewsdeskError } from '../runtime/errors.ts';
import { type NamedEntry, nameFeeds, RepeatedNameError } from './feed-names.ts';

/** The places that articles come from, as `newsdesk.yaml` lists them. */
export interface SourceList {
  readonly sources: readonly SourceEntry[];
  /** Hosts that may lie in a private network. */
  readonly allowHosts: readonly string[];
  /** Whether `/feed.xml` and `/feed.json` are served to everybody who reaches the port, or to nobody; absent if nothing is said. */
  readonly servesFeed?: boolean;
  readonly webhooks: readonly WebhookEntry[];
}

/** A program elsewhere that is told of articles. */
export interface WebhookEntry {
  /** Unique among webhooks. */
  readonly name: string;
  readonly url: string;
  /** The name of the variable that holds its secret. */
  readonly secretVariable: string;
}

export type SourceEntry = DirectoryEntry | FeedEntry | PushEntry;

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

/** Articles that a CMS or a job sends. */
export interface PushEntry {
  readonly kind: 'push';
  /** Unique in the file among pushes. */
  readonly name: string;
}

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
/** The longest pause between two requests, in ms. */
const MAX_EVERY_MS = UNITS.d;
/** Of pauses, in ms: a feed asked more often would be asked too often. */
const MIN_EVERY_MS = 60_000;

const everySchema = z
  .union([z.string(), z.number()], 'not a time such as 15m')
  .transform((value, context) => {
    const [, number, ...units] =
      /^\s*(\d+(?:\.\d+)?)\s*(?:(s)(?:ec(?:onds?)?)?|(m)(?:in(?:utes?)?)?|(h)(?:ours?)?|(d)(?:ays?)?)?\s*$/iu.exec(String(value)) ?? [];
    if (number === undefined) {
      context.addIssue({ code: 'custom', message: `“${value}” is not a time: write for example 15m or 1h` });
      return z.NEVER;
    }
    return Number(number) * UNITS[(units.find((unit) => unit !== undefined)?.toLowerCase() ?? 'm') as keyof typeof UNITS];
  })
  .refine((ms) => ms >= MIN_EVERY_MS, 'is less than a minute: a feed is asked once a minute at most')
  .refine((ms) => ms <= MAX_EVERY_MS, 'is more than a day: write at most 1d');

const urlSchema = z
  .string('is not an address')
  .refine((url) => /^https?:\/\/\S+$/iu.test(url) && URL.canParse(url), 'is not an address: write it as https://example.com/feed.xml')
  .refine(
    (url) => !URL.canParse(url) || (new URL(url).username === '' && new URL(url).password === ''),
    'holds a name or a password, which is not sent',
  );
const nameSchema = z
  .string('is not a name')
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u, 'is not a name: letters, digits, - and _, at most 40')
  .refine((name) => name.toLowerCase() !== 'node_modules', 'is a name that is left alone');

const SHAPE = 'is none of `directory: PATH`, `feed: ADDRESS` and `push: NAME`';
const entrySchema = z.union(
  [
    z.strictObject({ directory: z.string('is not a path').min(1, 'is empty') }, SHAPE),
    z.strictObject({ feed: urlSchema, name: nameSchema.optional(), every: everySchema.optional() }, SHAPE),
    z.strictObject({ push: nameSchema }, SHAPE),
  ],
  SHAPE,
);

function refuseRepeatedPushes({ value, issues }: z.core.ParsePayload<readonly z.infer<typeof entrySchema>[]>): void {
  const taken = new Set<string>();
  for (const [index, entry] of value.entries()) {
    if (!('push' in entry)) continue;
    const name = entry.push.toLowerCase();
    if (taken.has(name))
      issues.push({ code: 'custom', input: undefined, path: [index, 'push'], message: `is a second push called ${name}` });
    taken.add(name);
  }
}

const hostSchema = z.string('is not a host').regex(/^[^\s/@]+$/u, 'is not a host: write it without https:// and without a path');

const webhookSchema = z.strictObject(
  {
    url: urlSchema,
    secret: z
      .string('is not the name of a variable: write for example SHOP_WEBHOOK_SECRET')
      .regex(
        /^[A-Z][A-Z\d_]{2,63}$/u,
        'is not the name of a variable: write for example SHOP_WEBHOOK_SECRET, and the secret itself into .env',
      ),
    name: nameSchema.optional(),
  },
  'is not `url: ADDRESS` with `secret: VARIABLE`',
);

const fileSchema = z.strictObject(
  {
    sources: z.array(entrySchema, 'is not a list').min(1, 'is empty: name at least one source').check(refuseRepeatedPushes),
    allowHosts: z.array(hostSchema, 'is not a list of hosts').optional(),
    webhooks: z.array(webhookSchema, 'is not a list').optional(),
    serveFeed: z.boolean('is neither true nor false').optional(),
  },
  'is not a map with `sources:`',
);

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
        // A field that is missing is told where it should stand.
        const node = document.getIn(at, true) ?? document.getIn(at.slice(0, -1), true) ?? document.contents;
        const offset = (node as { range?: readonly number[] } | null)?.range?.[0] ?? 0;
        return `${path}:${lines.linePos(offset).line}: ${at.join('.') || 'the file'} ${message}`;
      }),
    );
  }
  const names = namesOf(
    parsed.data.sources.filter((entry) => 'feed' in entry),
    path,
    'feeds',
  )[Symbol.iterator]();
  const sources = parsed.data.sources.map((entry): SourceEntry => {
    if ('directory' in entry) return { kind: 'directory', path: entry.directory };
    if ('push' in entry) return { kind: 'push', name: entry.push };
    const name = names.next().value ?? '';
    return { kind: 'feed', url: entry.feed, name, ...(entry.every === undefined ? {} : { everyMs: entry.every }) };
  });
  const { allowHosts = [], serveFeed, webhooks = [] } = parsed.data;
  const hooks = webhooks.map(({ url, secret, name }) => ({ feed: url, secretVariable: secret, name }));
  const hookNames = namesOf(hooks, path, 'webhooks');
  return {
    sources,
    allowHosts,
    webhooks: hooks.map(({ feed: url, secretVariable }, index) => ({ name: hookNames[index] ?? '', url, secretVariable })),
    ...(serveFeed === undefined ? {} : { servesFeed: serveFeed }),
  };
}

/** An alias without its anchor is found only here. */
function valueOf(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw wrong([`${path}: ${messageOf(error)}`]);
  }
}

function namesOf(entries: readonly NamedEntry[], path: string, kind: string): readonly string[] {
  try {
    return nameFeeds(entries);
  } catch (error) {
    if (error instanceof RepeatedNameError) throw wrong([`${path}: two ${kind} are called ${error.repeated}`]);
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
  return key === 'directory' || key === 'feed' || key === 'push';
}

function wrong(problems: readonly string[]): NewsdeskError {
  return new NewsdeskError(problems.join('\n'), {
    code: 'config.sources',
    fix: 'Correct newsdesk.yaml; docs/sources.md says what it may hold.',
  });
}
