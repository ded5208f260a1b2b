import { NewsdeskError } from '../runtime/errors.ts';
import { hashArticle } from './article-hash.ts';
import type { Anchor, Article, ArticleImage, Credit, IsoDate, Section, Slug, Visibility } from './article.ts';
import { mineDefinitions } from './definitions.ts';
import { toIsoDate } from './iso-date.ts';
import { createAnchors, LEDE_ANCHOR } from './slug.ts';
import { toWebUrl } from './safe-url.ts';
import { toVerbatimText } from './verbatim-text.ts';

/** An article passed by a program. Only the first three fields must be given. */
export interface ArticleInput {
  /** Names the article in commands and links; unique among those passed. Kept as it is. */
  readonly slug: string;
  readonly title: string;
  /** At least one. One with a blank heading is read as the lede when it comes first. */
  readonly sections: readonly SectionInput[];
  readonly dek?: string | undefined;
  readonly bylines?: readonly string[] | undefined;
  readonly credit?: Credit | undefined;
  /** ISO 8601, or another form that `docs/content-format.md` names. */
  readonly publishedAt?: IsoDate | undefined;
  readonly updatedAt?: IsoDate | undefined;
  readonly topics?: readonly string[] | undefined;
  /** BCP 47. */
  readonly lang?: string | undefined;
  readonly url?: string | undefined;
  readonly image?: ArticleImage | undefined;
  readonly visibility?: Visibility | undefined;
  readonly corrections?: readonly string[] | undefined;
  readonly retraction?: string | undefined;
}

export interface SectionInput {
  /** Comes back on the section; any string. */
  readonly id?: string | number | undefined;
  readonly heading?: string | undefined;
  /** Plain text, kept to the character: `body.text` of the section is this. */
  readonly text: string;
}

/** @throws {NewsdeskError} `article.invalid`, naming the field, when the input is not an article. */
export function createArticle(input: ArticleInput): Article {
  const name = describe(input);
  const slug = requireText(input.slug, 'slug', name);
  const title = requireText(input.title, 'title', name).replace(/\s+/gu, ' ').trim();
  if (!Array.isArray(input.sections) || input.sections.length === 0) {
    throw invalid(name, 'sections', 'must be an array with at least one section', 'Pass sections: [{ heading, text }]');
  }
  const sections = toSections(input.sections, title, name);
  const publishedAt = readDate(input.publishedAt, 'publishedAt', name);
  const updatedAt = readDate(input.updatedAt, 'updatedAt', name);
  const url = isBlank(input.url) ? undefined : toWebUrl(input.url);
  if (!isBlank(input.url) && url === undefined)
    throw invalid(name, 'url', 'must be an absolute http or https URL', 'Leave it out when there is none');
  const article: Omit<Article, 'hash'> = {
    slug: slug as Slug,
    title,
    ...(input.dek === undefined ? {} : { dek: input.dek }),
    bylines: input.bylines ?? [],
    ...(input.credit === undefined ? {} : { credit: input.credit }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    topics: input.topics ?? [],
    ...(input.lang === undefined ? {} : { lang: input.lang }),
    ...(url === undefined ? {} : { url }),
    ...(input.image === undefined ? {} : { image: input.image }),
    visibility: readVisibility(input.visibility, name),
    corrections: input.corrections ?? [],
    ...(input.retraction === undefined ? {} : { retraction: input.retraction }),
    sections,
    definitions: mineDefinitions(sections),
  };
  return { ...article, hash: hashArticle(article) };
}

function toSections(inputs: readonly SectionInput[], title: string, name: string): readonly Section[] {
  const anchors = createAnchors();
  return inputs.map((input, position) => {
    if (typeof input !== 'object' || input === null)
      throw invalid(name, `sections[${position}]`, 'must be an object', 'Pass { heading, text }');
    if (typeof input.text !== 'string')
      throw invalid(name, `sections[${position}].text`, 'must be a string', 'Pass the plain text of the section');
    if (input.heading !== undefined && typeof input.heading !== 'string') {
      throw invalid(name, `sections[${position}].heading`, 'must be a string', 'Leave it out, or pass an empty text, for the lede');
    }
    const heading = (input.heading ?? '').replace(/\s+/gu, ' ').trim();
    const isLede = heading === '' && position === 0;
    return {
      ...(input.id === undefined ? {} : { id: String(input.id) }),
      anchor: isLede ? LEDE_ANCHOR : (anchors.derive(heading) satisfies Anchor),
      heading: heading === '' ? title : heading,
      headingPath: heading === '' ? [] : [heading],
      level: heading === '' ? 0 : 2,
      position,
      body: toVerbatimText(input.text),
    };
  });
}

function describe(input: ArticleInput): string {
  if (typeof input !== 'object' || input === null)
    throw invalid('An article', 'article', 'must be an object', 'Pass { slug, title, sections }');
  return typeof input.slug === 'string' && input.slug !== '' ? `The article ${JSON.stringify(input.slug.slice(0, 80))}` : 'An article';
}

function requireText(value: unknown, field: string, name: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw invalid(name, field, 'must be a text that is not blank', `Pass a ${field}`);
}

/** Records from elsewhere say "none" with an empty text or null as often as by leaving the field out. */
function isBlank(written: string | null | undefined): written is undefined | null | '' {
  return written === undefined || written === null || (typeof written === 'string' && written.trim() === '');
}

function readDate(written: string | undefined, field: string, name: string): IsoDate | undefined {
  if (isBlank(written)) return undefined;
  // If a record's time or zone is odd, its day still is one.
  const date = typeof written === 'string' ? (toIsoDate(written) ?? toIsoDate(written.trim().slice(0, 'yyyy-mm-dd'.length))) : undefined;
  if (date === undefined)
    throw invalid(name, field, `must be a date, but is ${JSON.stringify(written)}`, 'Write it as 2026-11-02 or 2026-11-02T09:30:00Z');
  return date;
}

/** Fails closed: what is not understood must not be answered to everybody. */
function readVisibility(given: unknown, name: string): Visibility {
  if (given === undefined || given === null) return { kind: 'public' };
  const { kind, until, forMembers } = (typeof given === 'object' ? given : {}) as Readonly<Record<string, unknown>>;
  if (kind === 'public' || kind === 'members') return { kind };
  if (kind !== 'embargoed') {
    const fix = "Pass { kind: 'public' }, { kind: 'members' } or { kind: 'embargoed', until }";
    throw invalid(name, 'visibility', `is ${JSON.stringify(given)}, which is none`, fix);
  }
  const date = typeof until === 'string' ? toIsoDate(until) : undefined;
  if (date === undefined)
    throw invalid(name, 'visibility.until', `must be a date, but is ${JSON.stringify(until)}`, 'Write it as 2026-11-02T09:30:00Z');
  return { kind, until: date, ...(forMembers === true ? { forMembers } : {}) };
}

function invalid(name: string, field: string, rule: string, fix: string): NewsdeskError {
  return new NewsdeskError(`${name} cannot be used: ${field} ${rule}`, { code: 'article.invalid', fix: `${fix}.` });
}
