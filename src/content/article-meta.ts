import type { ArticleImage, Credit, IsoDate, Slug, Visibility } from './article.ts';
import { collectFields } from './collect-fields.ts';
import type { FrontMatterField, FrontMatterFields } from './front-matter-keys.ts';
import { epochOfIsoDate } from './iso-date.ts';
import { isoOfEpoch, type Moment, readMoment } from './moment.ts';
import { entryOf, textOf, textsOf, type LocatedValue } from './located-value.ts';
import { toPlainValue, toPlainWords } from './plain-words.ts';
import type { ProblemLog } from './problem-log.ts';
import { toSlug } from './slug.ts';
import { readTopics } from './topics.ts';
import { readWhoMayRead, type WhoMayRead } from './withholding/who-may-read.ts';

/** The facts of front matter about an article. */
export interface ArticleMeta {
  readonly title?: string;
  readonly dek?: string;
  readonly bylines: readonly string[];
  readonly topics: readonly string[];
  readonly publishedAt?: IsoDate;
  readonly updatedAt?: IsoDate;
  readonly slug?: Slug;
  /** `slug:` says so; else it comes from a permalink. */
  readonly hasOwnSlug?: true;
  /** As written: absolute, or a path below the publication's base URL. */
  readonly url?: string;
  /** The image's URL as written. */
  readonly image?: ArticleImage;
  readonly lang?: string;
  /** The readers cannot be told: the log has an error, and the file must be left out. */
  readonly isDoubtful: boolean;
  /** The field that keeps the article from everybody; absent if none does. */
  readonly heldBy?: string;
  readonly visibility: Visibility;
  /** The dates that decide from when until when it may be read. */
  readonly opens?: Moment;
  readonly closes?: Moment;
  /** The latest of these dates that was written without a zone, in milliseconds since the epoch. */
  readonly localUntil?: number;
  readonly credit?: Credit;
  readonly formerSlugs: readonly Slug[];
  readonly corrections: readonly string[];
  readonly retraction?: string;
  /** `announce: false`. */
  readonly isQuiet: boolean;
}

const YES = /^(?:true|yes|y|on|1)$/i;
const NO = /^(?:false|no|n|off|0)$/i;
/** The fields of front matter that readers read. */
const WORDS: ReadonlySet<FrontMatterField> = new Set([
  'title',
  'dek',
  'bylines',
  'imageAlt',
  'source',
  'publication',
  'corrections',
  'retraction',
] as const);

/**
 * Reads front matter. A value that is wrong is a warning and left out, save where it decides who may read the article:
 * then it is an error, and the file must be left out. `isPlain`: its words hold neither Markdown nor references.
 */
export function readArticleMeta(
  tree: LocatedValue | undefined,
  zone: string,
  log: ProblemLog,
  { isForeign = false, isPlain = false }: { readonly isForeign?: boolean; readonly isPlain?: boolean } = {},
): ArticleMeta {
  const access = readWhoMayRead(tree, zone, log);
  const { heldBy, opens, closes, publishedAt, doubted } = access;
  const written = collectFields(tree, { told: doubted, isForeign }, log);
  const fields = new Map([...written].map(([field, value]) => [field, WORDS.has(field) && !isPlain ? toPlainValue(value) : value]));
  const reader = createFieldReader(fields, zone, log);
  const local = [opens, closes, access.embargo].flatMap((moment) => (moment?.isLocal ? [moment.at] : []));
  const url = readUrl(fields);
  const slug = readSlug(fields, log);
  const image = readImage(fields);
  const credit = readCredit(fields);
  const retraction = readRetraction(fields);
  return {
    ...reader.text('title'),
    ...withoutStatement(reader.text('dek')),
    // `byline: By Mara Quist` says the word that the field's name says already.
    bylines: textsOf(fields.get('bylines'), /(?<!\s)(?:\s*[,;]\s*|\s+and\s+)/i).map((name) => name.replace(/^by:?\s+(?=\S)/iu, '')),
    topics: readTopics(tree?.kind === 'map' ? tree.entries : [], toPlainWords),
    ...(publishedAt === undefined ? {} : { publishedAt: publishedAt.date }),
    ...reader.date('updatedAt'),
    ...(slug === undefined ? {} : { slug }),
    ...(slug !== undefined && textOf(fields.get('slug')) !== undefined ? { hasOwnSlug: true as const } : {}),
    ...(url === undefined ? {} : { url }),
    ...(image === undefined ? {} : { image }),
    ...readLang(fields, log),
    isDoubtful: doubted.length > 0,
    ...(heldBy === undefined ? {} : { heldBy }),
    visibility: visibilityOf(access),
    ...(opens === undefined ? {} : { opens }),
    ...(closes === undefined ? {} : { closes }),
    ...(local.length === 0 ? {} : { localUntil: Math.max(...local) }),
    ...(credit === undefined ? {} : { credit }),
    formerSlugs: textsOf(fields.get('aliases'), /(?<!\s)\s*,\s*/)
      .map(lastSegment)
      .filter((alias) => alias !== ''),
    corrections: readCorrections(fields.get('corrections')),
    ...(retraction === undefined ? {} : { retraction }),
    isQuiet: NO.test(textOf(fields.get('announce')) ?? ''),
  };
}

/** Some tools take the first line of a page for its description, even if that line is `import X from 'y'`. */
function withoutStatement({ dek }: { readonly dek?: string }): { readonly dek?: string } {
  return dek === undefined || /^import\s.*\sfrom\s+["']/u.test(dek) ? {} : { dek };
}

function visibilityOf({ embargo, forMembers }: WhoMayRead): Visibility {
  if (embargo === undefined) return { kind: forMembers ? 'members' : 'public' };
  const isExact = epochOfIsoDate(embargo.date) === embargo.at;
  return { kind: 'embargoed', until: isExact ? embargo.date : isoOfEpoch(embargo.at), ...(forMembers ? { forMembers } : {}) };
}

function createFieldReader(fields: FrontMatterFields, zone: string, log: ProblemLog) {
  return {
    text<F extends 'title' | 'dek'>(field: F): { readonly [K in F]?: string } {
      const [text] = textsOf(fields.get(field));
      return (text === undefined ? {} : { [field]: text.replace(/\s+/gu, ' ') }) as { readonly [K in F]?: string };
    },
    date<F extends 'updatedAt'>(field: F): { readonly [K in F]?: IsoDate } {
      const value = fields.get(field);
      // Docusaurus nests it: `last_update: { date, author }`.
      const text = textOf(value === undefined ? undefined : (entryOf(value, ['date']) ?? value));
      if (value === undefined || text === undefined || YES.test(text) || NO.test(text)) return {};
      const date = readMoment(text, zone)?.date;
      if (date !== undefined) return { [field]: date } as { readonly [K in F]?: IsoDate };
      log.warning('frontMatter.date', value.offset, {
        what: `"${text.slice(0, 60)}" is not a date`,
        why: 'the article is listed as if it had none',
        fix: 'Write it as 2026-11-02 or 2026-11-02T09:30:00Z',
      });
      return {};
    },
  };
}

function readSlug(fields: FrontMatterFields, log: ProblemLog): Slug | undefined {
  const value = fields.get('slug');
  const written = textOf(value);
  if (value !== undefined && written !== undefined) {
    const slug = lastSegment(written);
    if (slug !== '') return slug;
    if (written !== '/') {
      const words = {
        what: `"${written.slice(0, 60)}" is not a slug`,
        why: 'it has no letter or digit',
        fix: 'Write it as in a URL, for example spacex-colossus',
      };
      log.warning('frontMatter.slug', value.offset, words);
    }
  }
  const permalink = textOf(fields.get('permalink'));
  const slug = permalink === undefined || permalink.includes(':') ? '' : lastSegment(permalink);
  return slug === '' ? undefined : slug;
}

/** `/2026/05/spacex-colossus/index.html` and `https://example.com/spacex-colossus` are both `spacex-colossus`. */
function lastSegment(path: string): Slug {
  const plain = path
    .replace(/^https?:\/\/[^/]*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/(?:\/index)?\.html?$/i, '')
    .replace(/\/+$/, '');
  return toSlug(plain.slice(plain.lastIndexOf('/') + 1));
}

function readUrl(fields: FrontMatterFields): string | undefined {
  const url = textOf(fields.get('url'));
  if (url !== undefined) return url;
  const permalink = textOf(fields.get('permalink'));
  // Eleventy's `permalink: false` makes no page.
  return permalink === undefined || NO.test(permalink) || /(?:^|\/):/.test(permalink) ? undefined : permalink;
}

function readImage(fields: FrontMatterFields): ArticleImage | undefined {
  const value = fields.get('image');
  if (value === undefined) return undefined;
  const [first] = value.kind === 'list' ? value.items : [value];
  const url =
    first === undefined
      ? undefined
      : textOf(first.kind === 'map' ? entryOf(first, ['url', 'src', 'path', 'image', 'feature', 'file']) : first);
  if (url === undefined) return undefined;
  const alt = textOf(fields.get('imageAlt')) ?? textOf(first === undefined ? undefined : entryOf(first, ['alt', 'imagealt', 'caption']));
  return { url, alt: toPlainWords(alt ?? '') };
}

function readLang(fields: FrontMatterFields, log: ProblemLog): { readonly lang?: string } {
  const value = fields.get('lang');
  const written = textOf(value)?.replaceAll('_', '-');
  if (value === undefined || written === undefined) return {};
  if (/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(written)) return { lang: Intl.getCanonicalLocales(written)[0] ?? written };
  const words = {
    what: `"${written.slice(0, 60)}" is not a language code`,
    why: "the publication's language is used",
    fix: 'Write it as en, de or pt-BR',
  };
  log.warning('frontMatter.lang', value.offset, words);
  return {};
}

function readCredit(fields: FrontMatterFields): Credit | undefined {
  const value = fields.get('source');
  const name = value === undefined ? undefined : (textOf(entryOf(value, ['name', 'title', 'publication']) ?? value) ?? textsOf(value)[0]);
  const url = textOf(fields.get('sourceUrl')) ?? (value === undefined ? undefined : textOf(entryOf(value, ['url', 'link', 'href'])));
  const publication = textOf(fields.get('publication'));
  const isUrl = name !== undefined && /^https?:\/\//i.test(name);
  const credit: Credit = {
    ...(name === undefined ? {} : { source: isUrl && URL.canParse(name) ? new URL(name).hostname.replace(/^www\./, '') : name }),
    ...(url !== undefined ? { sourceUrl: url } : isUrl ? { sourceUrl: name } : {}),
    ...(publication === undefined ? {} : { publication }),
  };
  return Object.keys(credit).length === 0 ? undefined : credit;
}

/** A list of sentences, or of `{ date, text }`. */
function readCorrections(value: LocatedValue | undefined): readonly string[] {
  if (value === undefined) return [];
  const items = value.kind === 'list' ? value.items : [value];
  return items.flatMap((item) => {
    const text = textOf(entryOf(item, ['text', 'note', 'reason', 'description', 'correction']) ?? item);
    return text === undefined || NO.test(text) ? [] : [text.replace(/\s+/gu, ' ')];
  });
}

function readRetraction(fields: FrontMatterFields): string | undefined {
  const value = fields.get('retraction');
  const text = textOf(value === undefined ? undefined : (entryOf(value, ['text', 'note', 'reason']) ?? value));
  if (text === undefined || NO.test(text)) return undefined;
  return YES.test(text) ? 'This article has been withdrawn.' : text.replace(/\s+/gu, ' ');
}
