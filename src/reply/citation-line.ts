import type { Citation } from './reply.ts';
import { webAddress } from './honest-link.ts';

export interface CitationPart {
  readonly text: string;
  readonly url?: string;
}

/** `By Shtef`, `Source: Wired`, `ShtefAI blog`, `Nov 2, 2026`: what is known, in the order it is shown. */
export function citationParts({ bylines, credit, publishedAt, updatedAt }: Citation): readonly CitationPart[] {
  const names = bylines.length > 0 ? bylines : credit?.byline === undefined ? [] : [credit.byline];
  const sourceUrl = credit?.sourceUrl !== undefined && webAddress(credit.sourceUrl) ? { url: credit.sourceUrl } : {};
  const parts: readonly (CitationPart | undefined)[] = [
    names.length === 0 ? undefined : { text: `By ${names.join(', ')}` },
    credit?.source === undefined ? undefined : { text: `Source: ${credit.source}`, ...sourceUrl },
    credit?.publication === undefined ? undefined : { text: credit.publication },
    publishedAt === undefined ? undefined : { text: shortDate(publishedAt) },
    updatedAt === undefined || updatedAt === publishedAt ? undefined : { text: `Updated ${shortDate(updatedAt)}` },
  ];
  return parts.filter((part) => part !== undefined && part.text.trim() !== '') as readonly CitationPart[];
}

/** `By Shtef · Source: Wired · ShtefAI blog · Nov 2, 2026`; empty if nothing is known. */
export function citationLine(citation: Citation): string {
  return citationParts(citation)
    .map(({ text }) => text)
    .join(' · ');
}

/** `Technical Breakdown › Cooling`; empty for the lede. */
export function headingLine(headingPath: readonly string[]): string {
  return headingPath.join(' › ');
}

const dateFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** `Nov 2, 2026`, the day as its editor wrote it, whatever the zone; what is not a date is shown as it is. */
export function shortDate(date: string): string {
  const time = Date.parse(date.slice(0, 'yyyy-mm-dd'.length));
  return Number.isNaN(time) ? date : dateFormat.format(time);
}
