import type { TranscriptStyle } from './transcript.ts';

/** A piece of a transcript's line under one style. */
export interface Run {
  readonly text: string;
  readonly strong: boolean;
  readonly muted: boolean;
  /** Set on a link's label. */
  readonly url?: string;
}

/** Stand around styled text until it is painted; no platform's text holds them, since they are control characters. */
const marks = { strong: '\u0001', muted: '\u0002', link: '\u0003', label: '\u0005', end: '\u0004' } as const;

/** Keeps styles in the text itself, so that its reader can break lines first and paint afterwards. */
export const markedStyle: TranscriptStyle = {
  strong: (text) => `${marks.strong}${text}${marks.end}`,
  muted: (text) => `${marks.muted}${text}${marks.end}`,
  link: (label, url) => `${marks.link}${url}${marks.label}${label}${marks.end}`,
};

/** Reads a line written with `markedStyle`. */
export function readRuns(line: string): readonly Run[] {
  const runs: Run[] = [];
  const open: { readonly kind: 'strong' | 'muted' | 'link'; readonly url?: string }[] = [];
  for (const [, link, mark, text] of line.matchAll(/\u0003([^\u0005]*)\u0005|([\u0001\u0002\u0004])|([^\u0001-\u0005]+)/gu)) {
    if (link !== undefined) open.push({ kind: 'link', url: link });
    else if (mark === marks.strong) open.push({ kind: 'strong' });
    else if (mark === marks.muted) open.push({ kind: 'muted' });
    else if (mark === marks.end) open.pop();
    else if (text !== undefined) {
      const url = open.findLast(({ kind }) => kind === 'link')?.url;
      runs.push({
        text,
        strong: open.some(({ kind }) => kind === 'strong'),
        muted: open.some(({ kind }) => kind === 'muted'),
        ...(url === undefined ? {} : { url }),
      });
    }
  }
  return runs;
}
