import { z } from 'zod';
import { rightsSchema } from './rights-schema.ts';

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

/** The settings that each kind of source has. */
export type RemoteFields =
  | { readonly kind: 'feed'; readonly fullText?: boolean }
  | { readonly kind: 'wordpress'; readonly site?: string }
  | { readonly kind: 'ghost'; readonly key: string }
  | { readonly kind: 'ghost'; readonly site?: string }
  | { readonly kind: 'pages'; readonly pages: string | readonly string[]; readonly only?: readonly string[] };

const SOURCE_KINDS = ['directory', 'feed', 'wordpress', 'ghost', 'pages', 'push'] as const;
const SHAPE = 'is none of `directory: PATH`, `feed: ADDRESS`, `wordpress: ADDRESS`, `ghost: ADDRESS`, `pages: ADDRESS` and `push: NAME`';
const remote = { name: nameSchema.optional(), every: everySchema.optional() };
/** A file that is named by its path, `./export.xml`. */
function exportedFile(extension: string) {
  return z.string().endsWith(extension, `is neither an address nor the path of an exported ${extension} file`);
}
const siteSchema = urlSchema.optional();
const patternSchema = z.string('is not a pattern').startsWith('/', 'is not a pattern of paths: begin it with /, as in /blog/**');
const keySchema = z
  .string('is missing: it is the Content API key of Settings › Integrations')
  .regex(/^[\da-f]{26}$/iu, 'is not a Content API key: it has 26 digits and letters from a to f');

const directory = z
  .strictObject({ directory: z.string('is not a path').min(1, 'is empty') })
  .transform(({ directory: path }) => ({ kind: 'directory' as const, path }));
const push = z.strictObject({ push: nameSchema }).transform(({ push: name }) => ({ kind: 'push' as const, name }));
const feed = z
  .strictObject({ feed: urlSchema, fullText: z.boolean('is neither true nor false').optional(), ...remote })
  .transform(({ feed: url, fullText, ...common }) => ({
    kind: 'feed' as const,
    url,
    ...(fullText === true ? { fullText } : {}),
    ...commonOf(common),
  }));
const wordpress = z
  .strictObject({ wordpress: urlSchema, ...remote })
  .transform(({ wordpress: url, ...common }) => ({ kind: 'wordpress' as const, url, ...commonOf(common) }));
const wordpressExport = z
  .strictObject({ wordpress: exportedFile('.xml'), site: siteSchema, ...remote })
  .transform(({ wordpress: url, site, ...common }) => ({ kind: 'wordpress' as const, url, ...siteOf(site), ...commonOf(common) }));
const ghost = z
  .strictObject({ ghost: urlSchema, key: keySchema, ...remote })
  .transform(({ ghost: url, key, ...common }) => ({ kind: 'ghost' as const, url, key, ...commonOf(common) }));
const ghostExport = z
  .strictObject({ ghost: exportedFile('.json'), site: siteSchema, ...remote })
  .transform(({ ghost: url, site, ...common }) => ({ kind: 'ghost' as const, url, ...siteOf(site), ...commonOf(common) }));
const pagesFields = { only: z.array(patternSchema, 'is not a list of patterns').optional(), ...remote };
const sitemap = z
  .strictObject({ pages: urlSchema, ...pagesFields })
  .transform(({ pages, ...rest }) => ({ kind: 'pages' as const, url: pages, pages, ...onlyOf(rest), ...commonOf(rest) }));
const pageList = z
  .strictObject({ pages: z.array(urlSchema).min(1, 'is empty'), ...pagesFields })
  // A list has no address of its own.
  .transform(({ pages, ...rest }) => ({
    kind: 'pages' as const,
    url: new URL('/', pages[0]).href,
    pages,
    ...onlyOf(rest),
    ...commonOf(rest),
  }));

/** The schema of an entry, by the key that says its kind. */
function schemaOf(entry: Record<string, unknown>) {
  const [kind, ...others] = SOURCE_KINDS.filter((key) => key in entry);
  const value = entry[kind ?? ''];
  const isPath = typeof value === 'string' && /^[./~]|^[^:]*\.\w+$/u.test(value);
  switch (others.length === 0 ? kind : undefined) {
    case undefined:
      return undefined;
    case 'directory':
      return directory;
    case 'push':
      return push;
    case 'feed':
      return feed;
    case 'wordpress':
      return isPath ? wordpressExport : wordpress;
    case 'ghost':
      return isPath ? ghostExport : ghost;
    case 'pages':
      return Array.isArray(value) ? pageList : sitemap;
  }
}

const entrySchema = z.record(z.string(), z.unknown(), SHAPE).transform((entry, context) => {
  const schema = schemaOf(entry);
  if (schema === undefined) {
    context.addIssue({ code: 'custom', message: SHAPE });
    return z.NEVER;
  }
  const read = schema.safeParse(entry);
  if (read.success) return read.data;
  for (const issue of read.error.issues) context.addIssue({ code: 'custom', path: issue.path, message: messageOf(issue) });
  return z.NEVER;
});

function refuseRepeatedPushes({ value, issues }: z.core.ParsePayload<readonly z.infer<typeof entrySchema>[]>): void {
  const taken = new Set<string>();
  for (const [index, entry] of value.entries()) {
    if (entry.kind !== 'push') continue;
    const name = entry.name.toLowerCase();
    if (taken.has(name))
      issues.push({ code: 'custom', input: undefined, path: [index, 'push'], message: `is a second push called ${name}` });
    taken.add(name);
  }
}

/** A problem in words that follow the name of its place. */
export function messageOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'unrecognized_keys' ? `has \`${issue.keys.join('`, `')}\`, which is not a setting here` : issue.message;
}

interface Common {
  readonly name?: string | undefined;
  readonly every?: number | undefined;
}

function commonOf({ name, every }: Common): { readonly name?: string; readonly everyMs?: number } {
  return { ...(name === undefined ? {} : { name }), ...(every === undefined ? {} : { everyMs: every }) };
}

function onlyOf({ only }: { readonly only?: readonly string[] | undefined }): { readonly only?: readonly string[] } {
  return only === undefined ? {} : { only };
}

function siteOf(site: string | undefined): { readonly site?: string } {
  return site === undefined ? {} : { site };
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

/** The file as a whole. */
export const fileSchema = z.strictObject(
  {
    sources: z.array(entrySchema, 'is not a list').min(1, 'is empty: name at least one source').check(refuseRepeatedPushes),
    allowHosts: z.array(hostSchema, 'is not a list of hosts').optional(),
    webhooks: z.array(webhookSchema, 'is not a list').optional(),
    serveFeed: z.boolean('is neither true nor false').optional(),
    rights: rightsSchema.optional(),
  },
  'is not a map with `sources:`',
);

/** A file that says nothing about sources: the directory of the environment is read, as without the file. */
export const rightsFileSchema = z.strictObject({ rights: rightsSchema });
