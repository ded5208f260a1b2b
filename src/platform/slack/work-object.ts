import type { EntityMetadata } from '@slack/types';
import { clip } from '../../reply/clip.ts';
import type { LinkedArticle } from '../../reply/link-preview.ts';

/** The kind of thing that an article is to Slack (messaging/work-objects, "Supported entity types"). */
export const articleEntity = 'slack#/entities/content_item';

/** Slack names no limits of a Work Object: one field is as long as a text object may be, and a panel holds as many sections as a message may blocks. */
const maxFieldText = 3_000;
const maxSections = 50;

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

/** The same with the sections of the article, the one that the link names first: what the side panel shows. */
export function renderDetails(article: LinkedArticle, address: string): EntityMetadata | undefined {
  const entity = renderEntity(article, address);
  if (entity === undefined) return undefined;
  const sections = article.sections.filter(({ text }) => text !== '').toSorted((one, other) => Number(other.isNamed) - Number(one.isNamed));
  const custom = sections.slice(0, maxSections).map(({ title, text }, index) => ({
    key: `section-${index + 1}`,
    label: clip(title, maxFieldText),
    type: 'string',
    value: clip(text, maxFieldText),
    long: true,
  }));
  return { ...entity, entity_payload: { ...entity.entity_payload, custom_fields: custom } };
}

/** Slack shows a moment in the reader's own zone; seconds since the epoch. */
function timeField(name: 'date_created' | 'date_updated', date: string | undefined): object {
  const ms = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(ms) ? {} : { [name]: { value: Math.floor(ms / 1_000) } };
}
