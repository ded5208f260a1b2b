import { type Line, replaceLine } from './block-lines.ts';
import { calloutTitle } from './callout.ts';
import type { Edit } from './edited-text.ts';

/** `> [!NOTE]` of GitHub, `> [!tip]- Folded` of Obsidian, `> **Note**` is Markdown already. */
const ALERT = /^((?:[ \t]*>)+[ \t]?)\[!([\w -]+?)(?:\|[^\]]*)?\][+-]?[ \t]*(.*)$/u;

/** Turns the first line of an alert into its title in bold, with an empty line below it. */
export function readAlerts(lines: readonly Line[]): readonly Edit[] {
  return lines.flatMap((line) => {
    const [, quote, kind, title] = line.isCode ? [] : (ALERT.exec(line.text) ?? []);
    if (quote === undefined || kind === undefined) return [];
    return [replaceLine(line, `${quote}${calloutTitle(kind, title)}\n${quote.trimEnd()}`)];
  });
}
