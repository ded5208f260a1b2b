import { z } from 'zod';
import { MAX_ARTICLE_BYTES } from '../../content/article-limits.ts';

/** Bytes of HTML or Markdown: below the limit of an article's file, with its front matter. */
export const MAX_TEXT_BYTES = MAX_ARTICLE_BYTES - 16 * 1_024;
/** UTF-16 units: longer ones are texts, not titles and summaries. */
const MAX_TITLE = 300;
const MAX_DEK = 1_000;
const MAX_NAME = 200;
const MAX_NAMES = 100;
const MAX_ADDRESS = 2_000;

const line = (max: number, fix: string) =>
  z
    .string(`is not a text: ${fix}`)
    .transform((text) => text.replace(/\s+/gu, ' ').trim())
    .refine((text) => text !== '', `is empty: ${fix}`)
    .refine((text) => text.length <= max, `has more than ${max} characters: shorten it`);

const names = (fix: string) =>
  z.array(line(MAX_NAME, fix), `is not a list: ${fix}`).max(MAX_NAMES, `has more than ${MAX_NAMES} entries: leave some out`);

const address = line(MAX_ADDRESS, 'write https://example.com/article')
  .refine((url) => /^https?:\/\/\S+$/iu.test(url) && URL.canParse(url), 'is not an address: write https://example.com/article')
  .refine((url) => !URL.canParse(url) || new URL(url).username === '', 'holds a name or a password: readers would see it');

const moment = z.union(
  [z.iso.datetime({ offset: true }), z.iso.date()],
  'is not a date: write 2026-11-02T09:30:00Z, with a zone, or 2026-11-02',
);

const text = (fix: string) =>
  z
    .string(`is not a text: ${fix}`)
    .refine((written) => written.isWellFormed(), 'has half a character in it: cut texts between characters')
    .refine((written) => Buffer.byteLength(written) <= MAX_TEXT_BYTES, `has more than ${MAX_TEXT_BYTES} bytes: push it in parts`);

/** Front matter in the text would be shown to readers, and may hold the article back. */
const markdown = text('write Markdown')
  .transform((written) => written.replace(/^\uFEFF/u, ''))
  .refine(
    (written) => !/^\s*(---|\+\+\+)[^\S\n]*\n[^]*?\n\1[^\S\n]*(?:\n|$)/u.test(written),
    'begins with front matter: send its fields as fields of `article`, and the text alone here',
  );

const alt = z.string('is not a text: describe the picture').transform((words) => words.replace(/\s+/gu, ' ').trim());

const identity = { id: line(MAX_NAME, 'write the id of your CMS').optional(), url: address.optional() };
const hasIdentity = ({ id, url }: { readonly id?: string | undefined; readonly url?: string | undefined }): boolean =>
  id !== undefined || url !== undefined;
const NO_IDENTITY = 'has neither `id` nor `url`: name at least one, so that it is known again';

const namedSchema = z.strictObject(identity, 'is not a map with `id` or `url`').refine(hasIdentity, NO_IDENTITY);

const articleSchema = z
  .strictObject(
    {
      ...identity,
      title: line(MAX_TITLE, 'write the title'),
      html: text('write HTML').optional(),
      markdown: markdown.optional(),
      dek: line(MAX_DEK, 'write one sentence').optional(),
      publishedAt: moment.optional(),
      updatedAt: moment.optional(),
      authors: names('write ["A. Heron"]').optional(),
      topics: names('write ["cooling"]').optional(),
      image: z.strictObject({ url: address, alt: alt.optional() }, 'is not {"url": ..., "alt": ...}').optional(),
      lang: z
        .string('is not a text: write en or pt-BR')
        .regex(/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/iu, 'is not a language: write en or pt-BR')
        .optional(),
      corrections: names('write a sentence for each').optional(),
      status: z.enum(['published', 'draft'], 'is neither "published" nor "draft"').optional(),
      visibility: z.enum(['public', 'members'], 'is neither "public" nor "members"').optional(),
    },
    'is not a map with `title`',
  )
  .refine(hasIdentity, NO_IDENTITY)
  .refine(({ html, markdown: md }) => html === undefined || md === undefined, 'has both `html` and `markdown`: send one of them')
  .refine(
    ({ html, markdown: md, status, visibility }) =>
      status === 'draft' || visibility === 'members' || `${html ?? ''}${md ?? ''}`.trim() !== '',
    'has no text: send it as `html` or `markdown`',
  );

const source = z.string('is not a text: write the name of a push in newsdesk.yaml').optional();

/** The body of a push. Names that it does not know are refused: a misspelled `visibility` would make everybody read what members pay for. */
export const pushMessageSchema = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('publish'), source, article: articleSchema, announce: z.boolean('is not true or false').optional() }),
    z.strictObject({ type: z.literal('update'), source, article: articleSchema }),
    z.strictObject({ type: z.literal('retract'), source, article: namedSchema, reason: line(MAX_DEK, 'write one sentence').optional() }),
    z.strictObject({ type: z.literal('delete'), source, article: namedSchema }),
  ],
  'is not one of publish, update, retract and delete',
);

export type PushMessage = z.infer<typeof pushMessageSchema>;
export type PushedArticle = z.infer<typeof articleSchema>;
/** An article as it is named by a message that does not bring it. */
export type NamedArticle = z.infer<typeof namedSchema>;

export type MessageReading =
  | { readonly kind: 'read'; readonly message: PushMessage }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** Reads the body of a push; else each problem, with what is wrong and how to mend it. */
export function readPushMessage(body: Uint8Array): MessageReading {
  const written = parseBody(body);
  if (written === undefined) return wrong(['the body is not JSON in UTF-8: send {"type": "publish", "article": {...}}']);
  const parsed = pushMessageSchema.safeParse(written.value);
  if (parsed.success) return { kind: 'read', message: parsed.data };
  return wrong(parsed.error.issues.map(describeIssue));
}

function wrong(problems: readonly string[]): MessageReading {
  return { kind: 'wrong', problems };
}

function parseBody(body: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return undefined;
  }
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const place = issue.path.length === 0 ? 'the body' : issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return `${place} has \`${issue.keys.join('`, `')}\`, which nothing reads: see docs/sources.md`;
  // The library's own words, of a body or an article that is not a map.
  const isPlain = issue.message.startsWith('Invalid input') || (issue.code === 'invalid_type' && issue.path.length === 0);
  return `${place} ${isPlain ? 'is not a map: send {"type": "publish", "article": {...}}' : issue.message}`;
}
