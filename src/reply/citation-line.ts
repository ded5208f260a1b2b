import type { Citation } from './reply.ts';
import { webAddress } from './honest-link.ts';
import type { Words } from '../words/words.ts';

export interface CitationPart {
  readonly text: string;
  readonly url?: string;
}

/** `By Shtef`, `Source: Wired`, `ShtefAI blog`, `Nov 2, 2026`: what is known, in the order it is shown. */
export function citationParts({ bylines, credit, publishedAt, updatedAt }: Citation, words: Words): readonly CitationPart[] {
  const names = bylines.length > 0 ? bylines : credit?.byline === undefined ? [] : [credit.byline];
  const sourceUrl = credit?.sourceUrl !== undefined && webAddress(credit.sourceUrl) ? { url: credit.sourceUrl } : {};
  const parts: readonly (CitationPart | undefined)[] = [
    names.length === 0 ? undefined : { text: words.by(names) },
    credit?.source === undefined ? undefined : { text: words.source(credit.source), ...sourceUrl },
    credit?.publication === undefined ? undefined : { text: credit.publication },
    publishedAt === undefined ? undefined : { text: shortDate(publishedAt, words) },
    updatedAt === undefined || updatedAt === publishedAt ? undefined : { text: words.updated(shortDate(updatedAt, words)) },
  ];
  return parts.filter((part) => part !== undefined && part.text.trim() !== '') as readonly CitationPart[];
}

/** `By Shtef · Source: Wired · ShtefAI blog · Nov 2, 2026`; empty if nothing is known. */
export function citationLine(citation: Citation, words: Words): string {
  return citationParts(citation, words)
    .map(({ text }) => text)
    .join(' · ');
}

/** `Technical Breakdown › Cooling`; empty for the lede. */
export function headingLine(headingPath: readonly string[]): string {
  return headingPath.join(' › ');
}

/** `Nov 2, 2026`, the day as its editor wrote it, whatever the zone; what is not a date is shown as it is. */
export function shortDate(date: string, words: Pick<Words, 'date'>): string {
  const time = Date.parse(date.slice(0, 'yyyy-mm-dd'.length));
  return Number.isNaN(time) ? date : words.date(time);
}
