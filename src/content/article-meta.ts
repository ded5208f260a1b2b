import type { ArticleImage, Credit, IsoDate, Slug, Visibility } from './article.ts';
import {
  fieldOfKey,
  FRONT_MATTER_KEYS,
  holdsNothingBack,
  isDecisive,
  isForeignKey,
  isUnpublished,
  suggestKey,
  type FrontMatterField,
} from './front-matter-keys.ts';
import { epochOfIsoDate, toIsoDate } from './iso-date.ts';
import { entryOf, textOf, textsOf, type LocatedValue } from './located-value.ts';
import type { ProblemLog } from './problem-log.ts';
import { toSlug } from './slug.ts';

/** What front matter says about an article. */
export interface ArticleMeta {
  readonly title?: string;
  readonly dek?: string;
  readonly bylines: readonly string[];
  readonly topics: readonly string[];
  readonly publishedAt?: IsoDate;
  readonly updatedAt?: IsoDate;
  readonly slug?: Slug;
  /** As written: absolute, or a path below the publication's base URL. */
  readonly url?: string;
  /** The image's URL as written. */
  readonly image?: ArticleImage;
  readonly lang?: string;
  readonly draft: boolean;
  readonly visibility: Visibility;
  readonly credit?: Credit;
  readonly formerSlugs: readonly Slug[];
  readonly corrections: readonly string[];
  readonly retraction?: string;
}

type Fields = ReadonlyMap<FrontMatterField, LocatedValue>;

const YES = /^(?:true|yes|y|on|1)$/i;
const NO = /^(?:false|no|n|off|0)$/i;

/**
 * Reads front matter. A value that is wrong is a warning and left out, save where it decides who may read the article:
 * then it is an error, and `undefined` leaves the file out.
 */
export function readArticleMeta(tree: LocatedValue | undefined, log: ProblemLog): ArticleMeta | undefined {
  const { fields, isDoubtful } = collectFields(tree, log);
  const reader = createFieldReader(fields, log);
  const visibility = readVisibility(fields, log);
  const draft = readDraft(fields, log);
  if (isDoubtful || visibility === undefined || draft === undefined) return undefined;
  const url = readUrl(fields);
  const slug = readSlug(fields, log);
  const image = readImage(fields);
  const credit = readCredit(fields);
  const retraction = readRetraction(fields);
  return {
    ...reader.text('title'),
    ...reader.text('dek'),
    bylines: textsOf(fields.get('bylines'), /\s*[,;]\s*|\s+and\s+/i),
    topics: readTopics(fields),
    ...reader.date('publishedAt'),
    ...reader.date('updatedAt'),
    ...(slug === undefined ? {} : { slug }),
    ...(url === undefined ? {} : { url }),
    ...(image === undefined ? {} : { image }),
    ...readLang(fields, log),
    draft,
    visibility,
    ...(credit === undefined ? {} : { credit }),
    formerSlugs: textsOf(fields.get('aliases'), /\s*,\s*/)
      .map(lastSegment)
      .filter((alias) => alias !== ''),
    corrections: readCorrections(fields.get('corrections')),
    ...(retraction === undefined ? {} : { retraction }),
  };
}

/**
 * Of several names for the same field the one that Newsdesk names first counts, whatever the order in the file; but what holds the
 * article back counts before what does not.
 */
function collectFields(tree: LocatedValue | undefined, log: ProblemLog): { readonly fields: Fields; readonly isDoubtful: boolean } {
  const fields = new Map<FrontMatterField, { value: LocatedValue; rank: number }>();
  let isDoubtful = false;
  for (const { key, keyOffset, value } of tree?.kind === 'map' ? tree.entries : []) {
    const field = fieldOfKey(key);
    if (field === undefined) {
      if (!isForeignKey(key)) isDoubtful = reportUnknown(key, keyOffset, value, log) === 'error' || isDoubtful;
      continue;
    }
    const rank = (FRONT_MATTER_KEYS[field] as readonly string[]).indexOf(key.toLowerCase().replace(/[\s_-]+/g, ''));
    if (isBlank(value)) continue;
    const held = fields.get(field);
    const stricter = held === undefined || !isDecisive(key) ? 0 : strictnessOf(field, value) - strictnessOf(field, held.value);
    if (held === undefined || stricter > 0 || (stricter === 0 && rank < held.rank)) fields.set(field, { value, rank });
  }
  return { fields: new Map([...fields].map(([field, { value }]) => [field, value])), isDoubtful };
}

/** How much a value holds back: an embargo by its end, the others all or nothing. What cannot be read holds back most. */
function strictnessOf(field: FrontMatterField, value: LocatedValue): number {
  if (field === 'status') return value.kind !== 'text' || isUnpublished(textOf(value) ?? '') ? 1 : 0;
  if (isOpen(value)) return 0;
  const until = field === 'embargo' ? toIsoDate(textOf(value) ?? '') : undefined;
  return until === undefined ? Number.MAX_SAFE_INTEGER : epochOfIsoDate(until);
}

function isBlank(value: LocatedValue): boolean {
  return value.kind === 'text' && textOf(value) === undefined;
}

function isOpen(value: LocatedValue): boolean {
  return holdsNothingBack(textOf(value) ?? '');
}

function reportUnknown(key: string, offset: number, value: LocatedValue, log: ProblemLog): 'warning' | 'error' {
  const known = suggestKey(key);
  if (known !== undefined && isDecisive(known) && known !== 'status' && !isOpen(value) && !isBlank(value)) {
    log.error('frontMatter.misspelled', offset, {
      what: `\`${key.slice(0, 60)}\` is not a known field, but close to \`${known}\``,
      why: 'the article would be published without what it says',
      fix: `Write \`${known}\`; or start the name with \`x-\` if it is for another program`,
    });
    return 'error';
  }
  log.warning('frontMatter.unknownKey', offset, {
    what: `\`${key.slice(0, 60)}\` is not a known field`,
    why: 'Newsdesk reads nothing from it',
    fix:
      known === undefined
        ? 'Remove it, or start its name with `x-` to keep it for another program'
        : `Write \`${known}\` if that was meant`,
  });
  return 'warning';
}

function createFieldReader(fields: Fields, log: ProblemLog) {
  return {
    text<F extends 'title' | 'dek'>(field: F): { readonly [K in F]?: string } {
      const [text] = textsOf(fields.get(field));
      return (text === undefined ? {} : { [field]: text.replace(/\s+/gu, ' ') }) as { readonly [K in F]?: string };
    },
    date<F extends 'publishedAt' | 'updatedAt'>(field: F): { readonly [K in F]?: IsoDate } {
      const value = fields.get(field);
      // Docusaurus nests it: `last_update: { date, author }`. Jekyll's `published: true` is no date.
      const text = textOf(value === undefined ? undefined : (entryOf(value, ['date']) ?? value));
      if (value === undefined || text === undefined || YES.test(text) || NO.test(text)) return {};
      const date = toIsoDate(text);
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

function readTopics(fields: Fields): readonly string[] {
  const topics = textsOf(fields.get('topics'), /\s*,\s*/).map((topic) => topic.replace(/^#/, '').replace(/\s+/gu, ' ').trim());
  return [...new Set(topics.filter((topic) => topic !== ''))];
}

function readSlug(fields: Fields, log: ProblemLog): Slug | undefined {
  const value = fields.get('slug');
  const written = textOf(value);
  if (value !== undefined && written !== undefined) {
    const slug = lastSegment(written);
    if (slug !== '') return slug;
    if (written !== '/') {
      const words = {
        what: `"${written.slice(0, 60)}" is no slug`,
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

function readUrl(fields: Fields): string | undefined {
  const url = textOf(fields.get('url'));
  if (url !== undefined) return url;
  const permalink = textOf(fields.get('permalink'));
  return permalink === undefined || /(?:^|\/):/.test(permalink) ? undefined : permalink;
}

function readImage(fields: Fields): ArticleImage | undefined {
  const value = fields.get('image');
  if (value === undefined) return undefined;
  const [first] = value.kind === 'list' ? value.items : [value];
  const url =
    first === undefined
      ? undefined
      : textOf(first.kind === 'map' ? entryOf(first, ['url', 'src', 'path', 'image', 'feature', 'file']) : first);
  if (url === undefined) return undefined;
  const alt = textOf(fields.get('imageAlt')) ?? textOf(first === undefined ? undefined : entryOf(first, ['alt', 'imagealt', 'caption']));
  return { url, alt: alt ?? '' };
}

function readLang(fields: Fields, log: ProblemLog): { readonly lang?: string } {
  const value = fields.get('lang');
  const written = textOf(value)?.replaceAll('_', '-');
  if (value === undefined || written === undefined) return {};
  if (/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(written)) return { lang: Intl.getCanonicalLocales(written)[0] ?? written };
  const words = {
    what: `"${written.slice(0, 60)}" is no language code`,
    why: "the publication's language is used",
    fix: 'Write it as en, de or pt-BR',
  };
  log.warning('frontMatter.lang', value.offset, words);
  return {};
}

function readDraft(fields: Fields, log: ProblemLog): boolean | undefined {
  const status = fields.get('status');
  if (status !== undefined && status.kind !== 'text') {
    log.error('frontMatter.status', status.offset, {
      what: `${nameOf(status)} is no status`,
      why: 'whether the article may be read cannot be told',
      fix: 'Write `status: draft` or `status: published`',
    });
    return undefined;
  }
  if (isUnpublished(textOf(status) ?? '')) return true;
  const published = textOf(fields.get('publishedAt'));
  if (published !== undefined && NO.test(published)) return true;
  const value = fields.get('draft');
  if (value === undefined) return false;
  const written = textOf(value) ?? '';
  if (YES.test(written)) return true;
  if (NO.test(written)) return false;
  log.error('frontMatter.draft', value.offset, {
    what: `${nameOf(value)} is neither true nor false`,
    why: 'whether the article may be read cannot be told',
    fix: 'Write `draft: true` or `draft: false`',
  });
  return undefined;
}

/** How a problem calls a value that is not what it should be. */
function nameOf(value: LocatedValue): string {
  return value.kind === 'text' ? `"${value.text.trim().slice(0, 60)}"` : value.kind === 'list' ? 'A list' : 'A group of fields';
}

/** Dates are kept in whole seconds; nothing of an article may be seen in the part of one that is cut off. */
function isFraction(written: string): boolean {
  return /:\d{2}[.,]0*[1-9]/.test(written);
}

function nextSecond(date: IsoDate): IsoDate {
  return new Date(epochOfIsoDate(date) + 1_000).toISOString().replace('.000Z', 'Z');
}

function readVisibility(fields: Fields, log: ProblemLog): Visibility | undefined {
  const audience = readAudience(fields, log);
  const embargo = fields.get('embargo');
  const until = textOf(embargo);
  if (embargo === undefined || (until !== undefined && NO.test(until))) return audience;
  const date = toIsoDate(until ?? '');
  if (date === undefined) {
    log.error('frontMatter.embargo', embargo.offset, {
      what: `${nameOf(embargo)} is not a date`,
      why: 'until when the article is held back cannot be told',
      fix: 'Write it as 2026-11-02T09:30:00+01:00',
    });
    return undefined;
  }
  return (
    audience && {
      kind: 'embargoed',
      until: isFraction(until ?? '') ? nextSecond(date) : date,
      ...(audience.kind === 'members' ? { forMembers: true as const } : {}),
    }
  );
}

function readAudience(fields: Fields, log: ProblemLog): Exclude<Visibility, { kind: 'embargoed' }> | undefined {
  const value = fields.get('visibility');
  if (value === undefined) return { kind: 'public' };
  const written = textOf(value) ?? '';
  if (/^(?:public|everyone|all|open)$/i.test(written)) return { kind: 'public' };
  if (/^(?:members?|paid|tiers|subscribers?|private|members[- ]only|paid[- ]members)$/i.test(written)) return { kind: 'members' };
  log.error('frontMatter.visibility', value.offset, {
    what: `${nameOf(value)} is no visibility`,
    why: 'who may read the article cannot be told',
    fix: 'Write `visibility: public` or `visibility: members`; hold an article back with `embargo: 2026-11-02T09:30:00Z`',
  });
  return undefined;
}

function readCredit(fields: Fields): Credit | undefined {
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

function readRetraction(fields: Fields): string | undefined {
  const value = fields.get('retraction');
  const text = textOf(value === undefined ? undefined : (entryOf(value, ['text', 'note', 'reason']) ?? value));
  if (text === undefined || NO.test(text)) return undefined;
  return YES.test(text) ? 'This article has been withdrawn.' : text.replace(/\s+/gu, ' ');
}
