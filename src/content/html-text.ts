import { createGrowingText } from './growing-text.ts';
import { decodeReferences } from './entities.ts';
import { attributeOf, isOnlyWords, KEPT_ELEMENTS } from './inline-html.ts';

/** HTML inside Markdown, read for its words. */
export interface HtmlText {
  /**
   * Inner text as Markdown: block elements apart by blank lines, headings as `##`, `<dl>` as a list of `Term: explanation`, `<pre>` as a fence. Elements whose
   * meaning is kept stay tags, all others are gone. Indentation comes from the nesting of tags, so it is gone too.
   */
  readonly markdown: string;
  /** The names of elements that show more than their words, each as often as it is there. */
  readonly lost: readonly string[];
}

const BLOCK_ELEMENTS = new Set(
  (
    'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form header ' +
    'html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul video audio iframe hr'
  ).split(' '),
);
/** Elements that show something which no words stand for. Others only arrange their words. */
const SHOWING_ELEMENTS = new Set('iframe video audio object embed canvas form input select textarea table svg math'.split(' '));
/** Elements whose content is not for readers. */
const HIDDEN_ELEMENTS = new Set(['script', 'style', 'template', 'svg', 'math', 'head', 'noscript', 'object']);
const LINE_END = '\\\n';
const LINE_ENDS = /(?<!\\\n)(?:\\\n)+$/u;
const TAG = /<(\/?)([A-Za-z][\w.:-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/y;

/** Linear in the length of the HTML; never fails. */
export function readHtmlText(html: string): HtmlText {
  const lowerCase = html.toLowerCase();
  const markdown = createGrowingText();
  const closings = findClosings(lowerCase);
  const lost: string[] = [];
  let lastOfList = '';
  const addText = (text: string): void => {
    const end = markdown.end();
    markdown.add(text.replace(/^[ \t]+/, end === '' || end.endsWith('\n') ? '' : ' ').replace(/\n[ \t]+/g, '\n'));
  };
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      addText(html.slice(at));
      break;
    }
    addText(html.slice(at, open));
    const skipped = skipDeclaration(html, open);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    TAG.lastIndex = open;
    const tag = TAG.exec(html);
    if (tag === null) {
      markdown.add('\\<');
      at = open + 1;
      continue;
    }
    const name = tag[2]?.toLowerCase() ?? '';
    const closing = tag[1] === '/';
    at = TAG.lastIndex;
    if (isOnlyWords(tag[0], closings.isThere(name))) {
      markdown.add(`\\${tag[0]}`);
      continue;
    }
    if (!closing && CODE_ELEMENTS.has(name)) {
      const end = closings.next(name, at);
      if (end !== -1) {
        markdown.add(codeMarkdown(name, html.slice(at, end)));
        at = after(html, '>', end);
        continue;
      }
    }
    if (!closing && SHOWING_ELEMENTS.has(name)) lost.push(name);
    const isTerm = lastOfList === 'dt';
    if (name === 'dt' || name === 'dd') lastOfList = name;
    if (!closing && HIDDEN_ELEMENTS.has(name) && !/\/\s*$/.test(tag[3] ?? '')) at = endOfElement(lowerCase, name, at);
    // A second explanation stands below the first.
    else if (name === 'dd' && !closing) {
      const end = markdown.end().trimEnd();
      markdown.replaceEnd(isTerm ? `${end.replace(/:$/u, '')}: ` : end + LINE_END);
    } else {
      const addition = toMarkdown(name, closing, tag[3] ?? '');
      // A line end right before a block's end shows nothing.
      if (addition.startsWith('\n\n'))
        while (markdown.end().endsWith(LINE_END)) markdown.replaceEnd(markdown.end().slice(0, -LINE_END.length));
      // A paragraph of an explanation begins beside its term, and one blank line is as good as two.
      const last = markdown.end().slice(-2);
      const isNeedless = addition === '\n\n' && (last === '\n\n' || (name === 'p' && last === ': '));
      if (!isNeedless) markdown.add(addition);
    }
  }
  return {
    markdown: markdown
      .whole()
      .replace(/^(?:\\\n)+/u, '')
      .replace(LINE_ENDS, ''),
    lost,
  };
}

/** The tags that close elements. Each place is looked for once: a text may open thousands of elements and close none. */
function findClosings(html: string): { isThere(name: string): boolean; next(name: string, from: number): number } {
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  return {
    isThere(name) {
      const found = first.get(name) ?? html.indexOf(`</${name}`);
      first.set(name, found);
      return found !== -1;
    },
    next(name, from) {
      const known = last.get(name);
      if (known !== undefined && (known === -1 || known >= from)) return known;
      const found = html.indexOf(`</${name}`, from);
      last.set(name, found);
      return found;
    },
  };
}

/** Past a comment, `<!doctype>`, `<?xml?>` or CDATA that begins at `open`. */
function skipDeclaration(html: string, open: number): number | undefined {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4);
  if (html.startsWith('<![CDATA[', open)) return after(html, ']]>', open);
  // `<!channel>` is words.
  if (/^<!(?:doctype\b|[^A-Za-z])|^<\?/i.test(html.slice(open, open + 12))) return after(html, '>', open);
  return undefined;
}

function after(html: string, end: string, from: number): number {
  const at = html.indexOf(end, from);
  return at === -1 ? html.length : at + end.length;
}

function endOfElement(html: string, name: string, from: number): number {
  const close = html.indexOf(`</${name}`, from);
  return close === -1 ? html.length : after(html, '>', close);
}

function toMarkdown(name: string, closing: boolean, attributes: string): string {
  if (name === 'br') return LINE_END;
  if (name === 'img' && !closing) return imageMarkdown(attributes);
  if (KEPT_ELEMENTS.has(name)) return keptTag(name, closing, attributes);
  if (/^h[1-6]$/.test(name)) return closing ? '\n\n' : `\n\n${'#'.repeat(Number(name[1]))} `;
  if ((name === 'li' || name === 'dt') && !closing) return '\n\n- ';
  if (name === 'td' || name === 'th') return closing ? ' ' : '';
  return BLOCK_ELEMENTS.has(name) ? '\n\n' : '';
}

function keptTag(name: string, closing: boolean, attributes: string): string {
  if (closing) return `</${name}>`;
  if (name !== 'a') return `<${name}>`;
  const address = attributeOf(attributes, 'href').replace(/["\s<>]/g, (character) => encodeURIComponent(character));
  return address === '' ? '' : `<a href="${address.replaceAll('&', '&amp;')}">`;
}

const CODE_ELEMENTS = new Set(['pre', 'code', 'kbd', 'samp', 'tt']);

/** Code is shown as a browser shows it: without the tags in it, its references read. */
function codeMarkdown(name: string, inner: string): string {
  const code = decodeReferences(inner.replace(/<\/?[A-Za-z][^<>]*>/g, ''));
  const fence = '`'.repeat(Math.max(name === 'pre' ? 3 : 1, longestRun(code) + 1));
  if (name === 'pre') return `\n\n${fence}\n${code.replace(/^\n|\s+$/g, '')}\n${fence}\n\n`;
  const line = code.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  const gap = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return fence + gap + line + gap + fence;
}

function longestRun(code: string): number {
  return Math.max(0, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
}

function imageMarkdown(attributes: string): string {
  const alt = attributeOf(attributes, 'alt')
    .replace(/[[\]\\]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
  const source = attributeOf(attributes, 'src').replace(/[\s<>]/g, '');
  const isSmall = ['width', 'height'].some((name) => Number.parseInt(attributeOf(attributes, name), 10) < 100);
  return alt === '' && (isSmall || source === '') ? '' : `![${alt}](<${source}>)`;
}
