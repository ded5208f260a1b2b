/** HTML inside Markdown, read for its words. */
export interface HtmlText {
  /** Inner text as Markdown: tags gone, `<br>` a line end, block elements apart by blank lines, headings as `##`, `<dd>` as `: `. */
  readonly markdown: string;
  /** How many tags were left out. */
  readonly tags: number;
}

const BLOCK_ELEMENTS = new Set(
  (
    'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form header ' +
    'html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul video audio iframe hr'
  ).split(' '),
);
/** Elements whose content is not for readers. */
const HIDDEN_ELEMENTS = new Set(['script', 'style', 'template', 'svg', 'math', 'head', 'noscript', 'object']);
const TAG = /<(\/?)([A-Za-z][\w.:-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/y;

/** Linear in the length of the HTML; never fails. */
export function readHtmlText(html: string): HtmlText {
  const lowerCase = html.toLowerCase();
  let markdown = '';
  let tags = 0;
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      markdown += html.slice(at);
      break;
    }
    markdown += html.slice(at, open);
    const skipped = skipDeclaration(html, open);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    TAG.lastIndex = open;
    const tag = TAG.exec(html);
    if (tag === null) {
      markdown += '\\<';
      at = open + 1;
      continue;
    }
    tags += 1;
    const name = tag[2]?.toLowerCase() ?? '';
    const closing = tag[1] === '/';
    at = TAG.lastIndex;
    if (!closing && HIDDEN_ELEMENTS.has(name) && !/\/\s*$/.test(tag[3] ?? '')) at = endOfElement(lowerCase, name, at);
    else if (name === 'dd' && !closing) markdown = `${markdown.trimEnd()}\n: `;
    else markdown += toMarkdown(name, closing, tag[3] ?? '');
  }
  return { markdown, tags };
}

/** Past a comment, `<!doctype>`, `<?xml?>` or CDATA that begins at `open`. */
function skipDeclaration(html: string, open: number): number | undefined {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4);
  if (html.startsWith('<![CDATA[', open)) return after(html, ']]>', open + 9);
  if (html.startsWith('<!', open) || html.startsWith('<?', open)) return after(html, '>', open + 2);
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
  if (name === 'br') return '\\\n';
  if (name === 'img' && !closing) return imageMarkdown(attributes);
  if (/^h[1-6]$/.test(name)) return closing ? '\n\n' : `\n\n${'#'.repeat(Number(name[1]))} `;
  if (name === 'li' && !closing) return '\n\n- ';
  if (name === 'td' || name === 'th') return closing ? ' ' : '';
  return BLOCK_ELEMENTS.has(name) ? '\n\n' : '';
}

function imageMarkdown(attributes: string): string {
  const alt = attributeOf(attributes, 'alt')
    .replace(/[[\]\\]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
  const source = attributeOf(attributes, 'src').replace(/[\s<>]/g, '');
  return alt === '' ? '' : `![${alt}](<${source}>)`;
}

function attributeOf(attributes: string, name: string): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
}
