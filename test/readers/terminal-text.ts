/** A terminal's view of a text: styles and links taken out, and everything that would do more than color words reported. */
export interface TerminalReading {
  readonly lines: readonly string[];
  /** Control characters other than line breaks, styles (SGR) and links (OSC 8). */
  readonly controls: readonly string[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
  readonly hasStyle: boolean;
}

export function readTerminal(output: string): TerminalReading {
  const links: { label: string; url: string }[] = [];
  const withoutLinks = output.replaceAll(
    /\u001b\]8;;([^\u001b\u0007]*)\u001b\\([^]*?)\u001b\]8;;\u001b\\/g,
    (_, url: string, label: string) => {
      links.push({ label: withoutStyles(label), url });
      return label;
    },
  );
  const text = withoutStyles(withoutLinks);
  return {
    lines: text.split('\n'),
    controls: text.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202d\u202e]/g) ?? [],
    links,
    hasStyle: withoutLinks !== text,
  };
}

function withoutStyles(text: string): string {
  return text.replaceAll(/\u001b\[[\d;]*m/g, '');
}

/** Columns by script: Han, kana, Hangul and emoji take two, marks and formats none. */
export function columnsOf(line: string): number {
  let columns = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(line)) {
    if (/^[\p{M}\p{Cf}]+$/u.test(segment)) continue;
    columns +=
      /^(?:\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\u3000-\u303f\uff01-\uff60])/u.test(
        segment,
      ) || segment.includes('\ufe0f')
        ? 2
        : 1;
  }
  return columns;
}
