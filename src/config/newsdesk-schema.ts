import { z } from 'zod';

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
  | { readonly kind: 'feed'; readonly fullText: boolean }
  | { readonly kind: 'wordpress'; readonly site?: string }
  | { readonly kind: 'ghost'; readonly key: string }
  | { readonly kind: 'ghost'; readonly site?: string }
  | { readonly kind: 'pages'; readonly pages: string | readonly string[]; readonly only?: readonly string[] };

export const SOURCE_KINDS = ['directory', 'feed', 'wordpress', 'ghost', 'pages'] as const;
const SHAPE = 'is none of `directory: PATH`, `feed: ADDRESS`, `wordpress: ADDRESS`, `ghost: ADDRESS` and `pages: ADDRESS`';
const remote = { name: nameSchema.optional(), every: everySchema.optional() };
/** A file that is named by its path, `./export.xml`. */
const fileSchemaOf = (extension: string) =>
  z
    .string('is not an address')
    .refine(
      (path) => !/^https?:/iu.test(path) && path.endsWith(extension),
      `is neither an address nor the path of an exported ${extension} file`,
    );
const siteSchema = urlSchema.optional();
const patternSchema = z.string('is not a pattern').startsWith('/', 'is not a pattern of paths: begin it with /, as in /blog/**');

const entrySchema = z.union(
  [
    z.strictObject({ directory: z.string('is not a path').min(1, 'is empty') }, SHAPE).transform(({ directory }) => ({
      kind: 'directory' as const,
      path: directory,
    })),
    z
      .strictObject({ feed: urlSchema, fullText: z.boolean('is neither true nor false').optional(), ...remote }, SHAPE)
      .transform(({ feed, fullText = false, ...common }) => ({ kind: 'feed' as const, url: feed, fullText, ...commonOf(common) })),
    z
      .strictObject(
        {
          wordpress: z.union([urlSchema, fileSchemaOf('.xml')], 'is neither an address nor the path of an .xml file'),
          site: siteSchema,
          ...remote,
        },
        SHAPE,
      )
      .transform(({ wordpress, site, ...common }) => ({
        kind: 'wordpress' as const,
        url: wordpress,
        ...siteOf(site),
        ...commonOf(common),
      })),
    z
      .strictObject(
        {
          ghost: urlSchema,
          key: z
            .string('is missing: it is the Content API key of Settings › Integrations')
            .regex(/^[\da-f]{26}$/iu, 'is not a Content API key: 26 digits and letters a to f'),
          ...remote,
        },
        SHAPE,
      )
      .transform(({ ghost, key, ...common }) => ({ kind: 'ghost' as const, url: ghost, key, ...commonOf(common) })),
    z
      .strictObject({ ghost: fileSchemaOf('.json'), site: siteSchema, ...remote }, SHAPE)
      .transform(({ ghost, site, ...common }) => ({ kind: 'ghost' as const, url: ghost, ...siteOf(site), ...commonOf(common) })),
    z
      .strictObject(
        {
          pages: z.union(
            [urlSchema, z.array(urlSchema, 'is neither an address nor a list of addresses').min(1, 'is empty')],
            'is neither an address nor a list of addresses',
          ),
          only: z.array(patternSchema, 'is not a list of patterns').optional(),
          ...remote,
        },
        SHAPE,
      )
      .transform(({ pages, only, ...common }) => ({
        kind: 'pages' as const,
        // A list has no address of its own.
        url: typeof pages === 'string' ? pages : new URL('/', pages[0]).href,
        pages,
        ...(only === undefined ? {} : { only }),
        ...commonOf(common),
      })),
  ],
  SHAPE,
);

interface Common {
  readonly name?: string | undefined;
  readonly every?: number | undefined;
}

function commonOf({ name, every }: Common): { readonly name?: string; readonly everyMs?: number } {
  return { ...(name === undefined ? {} : { name }), ...(every === undefined ? {} : { everyMs: every }) };
}

function siteOf(site: string | undefined): { readonly site?: string } {
  return site === undefined ? {} : { site };
}

const hostSchema = z.string('is not a host').regex(/^[^\s/@]+$/u, 'is not a host: write it without https:// and without a path');

/** The file as a whole. */
export const fileSchema = z.strictObject(
  {
    sources: z.array(entrySchema, 'is not a list').min(1, 'is empty: name at least one source'),
    allowHosts: z.array(hostSchema, 'is not a list of hosts').optional(),
  },
  'is not a map with `sources:`',
);
