import type { VNode } from 'preact';

/** Discord's letters: message formatting, "Timestamp Styles". */
const formats: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

/** A moment in the reader's own time zone. `at` counts seconds since the epoch. */
export function TimeMark({ at, format = 'f' }: { readonly at: number; readonly format?: string | undefined }): VNode {
  const date = new Date(at * 1000);
  if (Number.isNaN(date.getTime())) return <span class="time-mark">{at}</span>;
  const shown = new Intl.DateTimeFormat(undefined, formats[format] ?? formats['f']).format(date);
  return (
    <time class="time-mark" dateTime={date.toISOString()}>
      {shown}
    </time>
  );
}
