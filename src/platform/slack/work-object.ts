import type { EntityMetadata } from '@slack/types';
import type { Span } from '../../content/rich-text.ts';
import { clip } from '../../reply/clip.ts';
import { fitPassage } from '../../reply/fit.ts';
import type { LinkedArticle, LinkedSection } from '../../reply/link-preview.ts';
import type { Words } from '../../words/words.ts';

/** The kind of thing that an article is to Slack (messaging/work-objects, "Supported entity types"). */
const articleEntity = 'slack#/entities/content_item';

/** Slack names no limits of a Work Object: one field is as long as a text object may be, and a panel holds as many fields as a message may blocks. */
const maxFieldText = 3_000;
const maxFields = 50;

/** The article below a link, as Slack draws it there; `address` is the link as it was posted. Undefined if it has no address of its own. */
export function renderEntity(article: LinkedArticle, address: string): EntityMetadata | undefined {
  const { id, title, url, warning, dek, bylines, publishedAt, updatedAt, image } = article;
  if (url === undefined) return undefined;
  const description = [warning, dek].filter((text) => text !== undefined).join(' ');
  return {
    entity_type: articleEntity,
    external_ref: { id },
    url,
    app_unfurl_url: address,
    entity_payload: {
      attributes: { title: { text: clip(title, maxFieldText) } },
      fields: {
        ...(description === '' ? {} : { description: { value: clip(description, maxFieldText), long: true } }),
        ...(bylines.length === 0 ? {} : { created_by: { type: 'string', value: clip(bylines.join(', '), maxFieldText) } }),
        ...timeField('date_created', publishedAt),
        ...timeField('date_updated', updatedAt),
        ...(image === undefined ? {} : { preview: { alt_text: image.alt || title, image_url: image.url } }),
      },
    },
  };
}

/**
 * The same with the sections of the article, the one that the link names first: what the side panel shows. A long section takes several fields;
 * if there are too many, the last one says how many sections are left to the article's own page.
 */
export function renderDetails(article: LinkedArticle, address: string, words: Words): EntityMetadata | undefined {
  const entity = renderEntity(article, address);
  if (entity === undefined) return undefined;
  const sections = article.sections
    .filter(({ body }) => body.text.trim() !== '')
    .toSorted((one, other) => Number(other.isNamed) - Number(one.isNamed));
  const { shown, left } = takeWhole(sections.map((section) => fieldsOf(section, words)));
  const told = left ? words.moreSections(left) : entity.url;
  const rest = left === undefined ? [] : [{ label: words.readArticle, value: told, link: entity.url }];
  const custom = [...shown, ...rest].map((field, index) => ({ key: `section-${index + 1}`, type: 'string', long: true, ...field }));
  return { ...entity, entity_payload: { ...entity.entity_payload, custom_fields: custom } };
}

interface Field {
  readonly label: string;
  readonly value: string;
}

/** One section, cut as the pages of an answer are if it is too long for one field. */
function fieldsOf({ title, body }: LinkedSection, words: Words): readonly Field[] {
  const parts =
    body.text.length <= maxFieldText ? [body.text] : fitPassage(body, isField).map(({ start, end }) => body.text.slice(start, end));
  const values = parts.map((part) => part.trim()).filter((part) => part !== '');
  return values.map((value, index) => ({
    label: clip(values.length === 1 ? title : `${title} · ${words.page(index + 1, values.length)}`, maxFieldText),
    value,
  }));
}

function isField({ start, end }: Span): boolean {
  return end - start <= maxFieldText;
}

/** Whole sections as far as the panel holds them; of the first as much as it holds. `left` counts the others; undefined if all is shown. */
function takeWhole(sections: readonly (readonly Field[])[]): { readonly shown: readonly Field[]; readonly left?: number } {
  const all = sections.flat();
  if (all.length <= maxFields) return { shown: all };
  // One is for the field that tells of the others.
  const room = maxFields - 1;
  let taken = 0;
  let fields = 0;
  for (const { length } of sections) {
    if (taken > 0 && fields + length > room) break;
    fields = Math.min(fields + length, room);
    taken += 1;
  }
  return { shown: all.slice(0, fields), left: sections.length - taken };
}

/** Slack shows a moment in the reader's own zone; seconds since the epoch. */
function timeField(name: 'date_created' | 'date_updated', date: string | undefined): object {
  const ms = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(ms) ? {} : { [name]: { value: Math.floor(ms / 1_000) } };
}
