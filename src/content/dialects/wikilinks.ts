import { NOTE_SCHEME } from '../links/resolve-link.ts';
import type { Edit } from './edited-text.ts';

const WIKILINK = /(!?)\[\[(?!["'\\-])([^[\]\n|#^]{0,200})((?:#\^?|\^)[^[\]\n|]{1,200})?(?:\\?\|([^[\]\n]{1,300}))?\]\](?!\()/gu;
/** The beginning of a line that gives a label its address: `[Gate 7]: https://example.com/7`. */
const REFERENCE = /^[ ]{0,3}\[([^[\]\n]{1,200})\]:[ \t]*\S/gmu;
const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp)$/iu;
const OTHER_FILE = /\.(?:pdf|mp3|mp4|webm|wav|ogg|mov|canvas|base)$/iu;

/**
 * `[[Page]]`, `[[Page|label]]`, `[[Page#Heading]]`, `![[picture.png]]`: a link with its label, to `wiki:Page#Heading`. An embedded note becomes a link to
 * it, because its text is shown where it stands. In `[[Gate 7]]` whose label has an address below, the inner brackets are an ordinary link.
 */
export function readWikilinks(text: string, isCode: (offset: number) => boolean): readonly Edit[] {
  const edits: Edit[] = [];
  const labels = new Set([...text.matchAll(REFERENCE)].flatMap(({ index, 1: label = '' }) => (isCode(index) ? [] : foldLabel(label))));
  for (const match of text.matchAll(WIKILINK)) {
    if (isCode(match.index) || text[match.index - 1] === '\\') continue;
    const [whole, bang, page = '', heading = '', label] = match;
    const target = page.trim();
    if (target === '' && heading === '') continue;
    if (label === undefined && labels.has(foldLabel(page + heading))) continue;
    edits.push({
      start: match.index,
      end: match.index + whole.length,
      text: linkOf({ isEmbed: bang === '!', target, heading: heading.replace(/^#+\^?|^\^/u, ''), label: label?.trim() }),
    });
  }
  return edits;
}

/** Labels of references are equal if they differ in case or white space alone. */
function foldLabel(label: string): string {
  return label.trim().replace(/\s+/gu, ' ').toLowerCase();
}

interface Wikilink {
  readonly isEmbed: boolean;
  readonly target: string;
  readonly heading: string;
  readonly label: string | undefined;
}

function linkOf({ isEmbed, target, heading, label }: Wikilink): string {
  if (PICTURE.test(target)) {
    // `|300` and `|300x200` give a size, not a description.
    const alt = label === undefined || /^\d+(?:x\d+)?$/u.test(label) ? '' : label;
    return isEmbed ? `![${escapeLabel(alt)}](<${target}>)` : `[${escapeLabel(alt || target)}](<${target}>)`;
  }
  if (isEmbed && OTHER_FILE.test(target)) return '';
  const name = target.slice(target.lastIndexOf('/') + 1).replace(/\.md$/iu, '');
  const shown = label ?? (heading === '' ? name : name === '' ? heading : `${name} › ${heading}`);
  return `[${escapeLabel(shown)}](<${NOTE_SCHEME}${encodeURI(target)}${heading === '' ? '' : `#${encodeURIComponent(heading)}`}>)`;
}

function escapeLabel(label: string): string {
  return label.replace(/[[\]\\]/gu, '\\$&');
}
