import type { CardBlock, CarouselBlock } from '@slack/types';
import { shortDate } from '../../reply/citation-line.ts';
import { clip } from '../../reply/clip.ts';
import type { ResultItem } from '../../reply/reply.ts';
import type { Words } from '../../words/words.ts';
import { escapeText, escapeWithin } from './escape.ts';
import { slackLimits } from './limits.ts';
import { linkUrl } from './render-rich-text.ts';

/**
 * Articles side by side, a card each. Undefined if there are more than a carousel takes, or if a text has a sign that mrkdwn would read as
 * markup, which cannot be escaped: then a list of rich text shows the same.
 */
export function renderCarousel(items: readonly ResultItem[], words: Words): CarouselBlock | undefined {
  if (items.length === 0 || items.length > slackLimits.carouselCards) return undefined;
  const elements = items.map((item) => renderCard(item, words));
  return elements.every((card) => card !== undefined) ? { type: 'carousel', elements } : undefined;
}

function renderCard({ rank, title, url, publishedAt, snippet }: ResultItem, words: Words): CardBlock | undefined {
  const name = clip(title.trim(), slackLimits.cardTitle);
  const [date, body] = [publishedAt === undefined ? '' : shortDate(publishedAt, words), snippet.text.trim()];
  if (name === '' || ![name, date, body].every(isUnmarked)) return undefined;
  const head = linkedTitle(`${Math.trunc(rank)}. `, name, url);
  return {
    type: 'card',
    title: { type: 'mrkdwn', text: head, verbatim: true },
    ...(date === '' ? {} : { subtitle: { type: 'mrkdwn', text: escapeText(date), verbatim: true } }),
    ...(body === '' ? {} : { body: { type: 'mrkdwn', text: escapeWithin(body, slackLimits.cardBody), verbatim: true } }),
  };
}

/** The limit of the title counts its address, so a title that is too long with it stands alone. */
function linkedTitle(number: string, name: string, url: string | undefined): string {
  const href = url === undefined ? undefined : linkUrl(name, url);
  const link = href === undefined ? undefined : `<${escapeText(href).replaceAll('|', '%7C')}|${escapeText(name)}>`;
  const room = slackLimits.cardTitle - number.length;
  return number + (link === undefined || link.length > room ? escapeWithin(name, room) : link);
}

/** No emphasis, code, emoji, mention or quotation begins in it. A colon before a space begins no emoji. */
function isUnmarked(text: string): boolean {
  return /^(?!>)(?:[^*_~`:@\n|]|:(?= |$))*$/u.test(text);
}
