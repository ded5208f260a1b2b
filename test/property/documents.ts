import type { Mark, RichText, TextBlock } from '../../src/content/rich-text.ts';
import { createRandom, type Random } from './random.ts';

/** Words of many scripts, with what goes wrong in each: marks that combine, joiners, both directions, no spaces. */
const words = [
  'compute',
  'cluster',
  'the',
  'a',
  'liquid-cooled',
  'GPU',
  'naïve',
  'Ångström',
  'e\u0301tude',
  'Zürich',
  'snake_case_name',
  '3.14',
  '10:30:45',
  '2*3',
  'a/b',
  "it's",
  'C#',
  'F#',
  'данные',
  'кластер',
  'Ελλάδα',
  'مركز',
  'البيانات',
  'שלום',
  'מחשב',
  '数据中心',
  '冷却',
  'データ',
  'センター',
  '데이터',
  'ข้อมูล',
  'कंप्यूटर',
  'क्षि',
  'தமிழ்',
  'မြန်မာ',
  'ကြီး',
  '😀',
  '👩‍👩‍👧‍👦',
  '🏳️‍🌈',
  '👍🏽',
  '🇩🇪',
  '🇯🇵🇫🇷',
  '☎️',
  '1️⃣',
  '❤️‍🔥',
  '©',
  '™',
  'Z̷̢̛͝a̶l̵g̸o̴',
  '\u200b',
  '\u200f',
  '\u00a0',
  '…',
  '—',
  '“quoted”',
  '(brackets)',
  '¯\\_(ツ)_/¯',
] as const;

/** Words that a platform could take for its own: each must come out as the words it is. */
const hostile = [
  '@everyone',
  '@here',
  '@Everyone',
  '<@1>',
  '<@!1>',
  '<@&2>',
  '<#3>',
  '<!channel>',
  '<!here>',
  '<!subteam^S1>',
  '<!date^0^{date}|x>',
  '<@U123>',
  '<#C123|general>',
  '<t:0:R>',
  '<:blob:1>',
  '<a:blob:1>',
  '</news:1>',
  '<id:customize>',
  '[safe](https://evil.example)',
  '[https://bank.example](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '<https://evil.example|bank>',
  '<https://example.com>',
  '](',
  '[',
  ']',
  '[[x]]',
  '\\',
  '\\\\',
  '\\*',
  '*',
  '**',
  '***',
  '_',
  '__',
  '~',
  '~~',
  '|',
  '||',
  '||spoiler||',
  '`',
  '``',
  '```',
  '`a`',
  '#',
  '##',
  '-#',
  '- ',
  '+',
  '>',
  '>>>',
  '1.',
  '2)',
  '-',
  ':smile:',
  ':+1:',
  ':a:b:',
  '&',
  '&lt;',
  '&amp;',
  '<',
  '>',
  '<<',
  '<b>',
  '$&',
  '%s',
  '{0}',
  'https://example.com',
  'https://example.com/a_b_c*d*',
  'http://x.example/?q=(1)&r=[2]',
  'https://example.com/@everyone',
  'https://example.com<@1>',
  'https://example.com.',
  'HTTPS://EXAMPLE.COM/__A__',
  'steam://run/1',
  'https://',
  'www.example.com',
  'a@b.example',
  'discord.gg/x',
] as const;

const controls = ['\u001b[31m', '\u001b]0;title\u0007', '\u0007', '\r', '\u0000', '\u009b2J', '\u202e', '\u2028', '\t', '\ufeff'] as const;

const hrefs = [
  'https://example.com/path',
  'https://example.com/a(b)c',
  'http://example.org/?a=1&b=*2*',
  'https://пример.рф/',
  'https://example.com/very/long/' + 'x'.repeat(200),
  'mailto:a@b.example',
  'https://example.com/_under_~tilde~',
] as const;

/** `size` is about the number of blocks; some documents have long ones, which need pages on every platform. */
export function createDocument(seed: number, size: number): RichText {
  const random = createRandom(seed);
  const document: Draft = {
    text: '',
    blocks: [],
    marks: [],
    random,
    hasControls: random.chance(0.1),
    hostility: random.pick([0.02, 0.1, 0.5]),
  };
  const count = 1 + random.below(Math.max(1, size));
  const long = random.chance(0.03) ? 5 + random.below(35) : 1;
  for (let index = 0; index < count; index += 1) {
    if (index > 0) document.text += random.chance(0.9) ? '\n\n' : random.pick(['\n', '\n\n\n', '\n \n', '\n\n  ']);
    addBlocks(document, long);
  }
  return { text: document.text, blocks: document.blocks, marks: document.marks };
}

interface Draft {
  text: string;
  readonly blocks: TextBlock[];
  readonly marks: Mark[];
  readonly random: Random;
  readonly hasControls: boolean;
  readonly hostility: number;
}

function addBlocks(draft: Draft, long: number): void {
  const { random } = draft;
  const quoteDepth = random.chance(0.12) ? 1 + random.below(2) : 0;
  const kind = random.below(12);
  if (kind < 5) addTextBlock(draft, { kind: 'paragraph', quoteDepth, words: 3 + random.below(25 * long) });
  else if (kind === 5) addTextBlock(draft, { kind: 'heading', quoteDepth, words: 1 + random.below(7) });
  else if (kind < 9) addList(draft, quoteDepth, long);
  else if (kind === 9) addCode(draft, quoteDepth, long, random.pick(['ts', 'c++', undefined, 'not a language!', 'json']));
  else if (kind === 10) addTable(draft, quoteDepth);
  else draft.blocks.push({ kind: 'rule', ...emptyAt(draft), quoteDepth });
}

function emptyAt({ text }: Draft): { start: number; contentStart: number; end: number; listDepth: number } {
  return { start: text.length, contentStart: text.length, end: text.length, listDepth: 0 };
}

interface TextBlockPlan {
  readonly kind: 'paragraph' | 'heading';
  readonly quoteDepth: number;
  readonly words: number;
}

function addTextBlock(draft: Draft, plan: TextBlockPlan): void {
  const start = draft.text.length;
  addWords(draft, plan.words);
  const base = { start, contentStart: start, end: draft.text.length, listDepth: 0, quoteDepth: plan.quoteDepth };
  draft.blocks.push(
    plan.kind === 'heading' ? { kind: 'heading', level: 1 + draft.random.below(6), ...base } : { kind: 'paragraph', ...base },
  );
}

function addList(draft: Draft, quoteDepth: number, long: number): void {
  const { random } = draft;
  const items = 1 + random.below(5 * Math.min(long, 8));
  const isOrdered = random.chance(0.4);
  const isTask = !isOrdered && random.chance(0.2);
  let depth = 1;
  const numbers = [random.chance(0.8) ? 1 : 1 + random.below(40)];
  for (let index = 0; index < items; index += 1) {
    if (index > 0) {
      draft.text += random.chance(0.8) ? '\n' : '\n\n';
      if (random.chance(0.2) && depth < 5) numbers[depth++] = 1;
      else if (random.chance(0.2) && depth > 1) depth -= 1;
    }
    const start = draft.text.length;
    const value = numbers[depth - 1] ?? 1;
    numbers[depth - 1] = value + (random.chance(0.95) ? 1 : 3);
    const isDone = random.chance(0.5);
    draft.text += '  '.repeat(depth - 1) + (isOrdered ? `${value}. ` : isTask ? `- [${isDone ? 'x' : ' '}] ` : '- ');
    const contentStart = draft.text.length;
    if (!random.chance(0.03)) addWords(draft, 1 + random.below(12 * Math.min(long, 6)));
    const marker = isOrdered
      ? { kind: 'number' as const, value }
      : isTask
        ? { kind: 'task' as const, done: isDone }
        : { kind: 'bullet' as const };
    draft.blocks.push({ kind: 'paragraph', start, contentStart, end: draft.text.length, listDepth: depth, quoteDepth, marker });
    if (random.chance(0.1)) addContinuation(draft, depth, quoteDepth);
  }
}

function addContinuation(draft: Draft, listDepth: number, quoteDepth: number): void {
  draft.text += '\n\n';
  const start = draft.text.length;
  draft.text += '  '.repeat(listDepth);
  const contentStart = draft.text.length;
  addWords(draft, 5);
  draft.blocks.push({ kind: 'paragraph', start, contentStart, end: draft.text.length, listDepth, quoteDepth });
}

function addCode(draft: Draft, quoteDepth: number, long: number, lang: string | undefined): void {
  const { random } = draft;
  const lines = Array.from({ length: 1 + random.below(6 * long) }, () => '  '.repeat(random.below(3)) + codeLine(random, draft));
  if (random.chance(0.1)) lines.unshift('');
  if (random.chance(0.1)) lines.push('');
  addRaw(draft, quoteDepth, lines.join('\n'), lang);
}

function codeLine(random: Random, draft: Draft): string {
  const line = Array.from({ length: random.below(8) }, () => (random.chance(0.3) ? random.pick(hostile) : random.pick(words))).join(' ');
  return draft.hasControls || !line.includes('```') || random.chance(0.2) ? line : line.replaceAll('```', '');
}

function addTable(draft: Draft, quoteDepth: number): void {
  const { random } = draft;
  const rows = Array.from({ length: 2 + random.below(4) }, () =>
    Array.from({ length: 2 + random.below(3) }, () => random.pick(words).padEnd(8)).join(' | '),
  );
  addRaw(draft, quoteDepth, rows.join('\n'), 'table');
}

function addRaw(draft: Draft, quoteDepth: number, code: string, lang: string | undefined): void {
  const start = draft.text.length;
  draft.text += code;
  draft.blocks.push({
    kind: 'code',
    start,
    contentStart: start,
    end: draft.text.length,
    listDepth: 0,
    quoteDepth,
    ...(lang === undefined ? {} : { lang }),
  });
}

/** Words with marks around some of them, nested or apart. */
function addWords(
  draft: Draft,
  count: number,
  allowed: readonly Mark['kind'][] = ['strong', 'emphasis', 'strike', 'code', 'link', 'image'],
): void {
  const { random } = draft;
  for (let index = 0; index < count; index += 1) {
    if (index > 0) draft.text += random.chance(0.92) ? ' ' : random.pick(['', '\n', '. ', ', ', '。', '! ', '  ']);
    const kind = allowed.length > 0 && random.chance(0.12) ? allowed[random.below(allowed.length)] : undefined;
    if (kind === undefined) draft.text += word(draft);
    else addMarked(draft, kind, allowed);
  }
}

function addMarked(draft: Draft, kind: Mark['kind'], allowed: readonly Mark['kind'][]): void {
  const { random } = draft;
  const start = draft.text.length;
  const place = draft.marks.length;
  const url = kind === 'link' || kind === 'image' ? random.pick(hrefs) : '';
  if (kind === 'link' && random.chance(0.2)) draft.text += url;
  else
    addWords(
      draft,
      1 + random.below(4),
      kind === 'code' ? [] : allowed.filter((each) => each !== kind && !(kind === 'link' && each === 'image')),
    );
  const range = { start, end: draft.text.length };
  if (range.end > range.start)
    draft.marks.splice(place, 0, kind === 'link' || kind === 'image' ? { kind, url, ...range } : { kind, ...range });
}

function word({ random, hostility, hasControls }: Draft): string {
  if (hasControls && random.chance(0.05)) return random.pick(controls);
  return random.chance(hostility) ? random.pick(hostile) : random.pick(words);
}
