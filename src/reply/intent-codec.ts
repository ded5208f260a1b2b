import { hash } from 'node:crypto';
import type { Anchor, Slug } from '../content/article.ts';
import { beginningOf } from '../content/graphemes.ts';
import type { Intent, SectionKey, Shareable } from './intent.ts';
import { decodeShareable, shareableFields } from './shareable-codec.ts';
import { decodeTermEdit, termEditFields } from './term-edit-codec.ts';
import { splitHash, withHash } from './text-hash.ts';

/** The first character of an encoded intent. A later format takes another one, so that buttons of old messages stay readable. */
const version = '1';
const separator = '|';
const letters = {
  page: 'p',
  search: 's',
  term: 't',
  article: 'a',
  share: 'h',
  shareForm: 'e',
  follow: 'f',
  unfollow: 'u',
  form: 'o',
  announcements: 'n',
  decide: 'd',
  editTerm: 'g',
  editForm: 'm',
  feedback: 'k',
} as const satisfies Record<Intent['kind'], string>;

/** `Colossus` in two articles gives two keys; the separator cannot stand in a slug. */
export function sectionKey(slug: Slug, anchor: Anchor): SectionKey {
  return hash('sha256', `${slug}#${anchor}`, 'base64url').slice(0, 12) as SectionKey;
}

/**
 * Writes an intent as `1<letter><slot>|<fields>`, at most `maxLength` UTF-16 code units (at least 32; 48 for a form or a change of a term, 80 for one that names a channel, 100 for a share or a term's name).
 *
 * `slot` (0 to 1,295) makes two equal intents of one message differ, as Discord asks of every `custom_id`; reading ignores it.
 * If it gets too long, a page's `query` is left out, and the text of a search, a term or a question is cut at a grapheme: that text
 * comes from readers and editors, and a button that runs the beginning of it is better than none.
 */
export function encodeIntent(intent: Intent, maxLength: number, slot = 0): string {
  const head = `${version}${letters[intent.kind]}${slot.toString(36)}`;
  switch (intent.kind) {
    case 'page': {
      const short = join(head, withHash(intent.section, intent.text), String(intent.page));
      if (intent.query === undefined) return short;
      const long = join(short, intent.query.toWellFormed());
      return long.length <= maxLength ? long : short;
    }
    case 'search':
      return joinText(maxLength, intent.query, head, intent.exact === undefined ? '' : intent.exact ? 'e' : 'f');
    case 'term':
      return joinText(maxLength, intent.name, head, intent.beside ? 'b' : intent.page === undefined ? '' : String(intent.page));
    case 'article':
      return join(head, intent.section, ...(intent.marker === undefined ? [] : [intent.marker]));
    case 'share':
    case 'shareForm':
      return encodeShared(intent.of, head, maxLength);
    case 'feedback':
      return joinText(maxLength, intent.question, head, intent.verdict === 'helpful' ? 'y' : 'n');
    case 'follow':
    case 'unfollow':
      return joinText(maxLength, intent.value, head, intent.by);
    case 'form':
      return join(head, intent.command, ...formFields(intent));
    case 'announcements':
      if (intent.action === 'term') return joinText(maxLength, intent.value, head, intent.action);
      return join(head, intent.action, ...('channel' in intent && intent.channel !== undefined ? [intent.channel] : []));
    case 'decide':
      return join(head, String(intent.delivery), intent.verdict === 'isThere' ? 'y' : 'n');
    case 'editTerm':
    case 'editForm':
      return joinText(maxLength, intent.edit.name ?? '', head, ...termEditFields(intent.edit));
  }
}

/** The intent that `encodeIntent` wrote; undefined for everything else, from any sender. */
export function decodeIntent(encoded: string): Intent | undefined {
  const match = /^1([pstahefuondgmk])[0-9a-z]{1,2}\|([^|]*)(?:\|([^]*))?$/.exec(encoded);
  if (!match) return undefined;
  const [, letter, first = '', rest] = match;
  switch (letter) {
    case 'p':
      return decodePage(first, rest ?? '');
    case 's':
      return decodeSearch(first, rest);
    case 't':
      return decodeTerm(first, rest);
    case 'f':
    case 'u':
      return decodeFollow(letter === 'f' ? 'follow' : 'unfollow', first, rest);
    case 'k':
      return decodeFeedback(first, rest);
    case 'a':
      return decodeArticle(first, rest);
    case 'o':
      return decodeForm(first, rest);
    case 'n':
      return decodeAnnouncements(first, rest);
    case 'd':
      return decodeDecision(first, rest);
    case 'g':
    case 'm': {
      const edit = decodeTermEdit(first, rest);
      return edit && { kind: letter === 'g' ? 'editTerm' : 'editForm', edit };
    }
    default: {
      const of = decodeShareable(first, rest);
      return of && { kind: letter === 'h' ? 'share' : 'shareForm', of };
    }
  }
}

function encodeShared(of: Shareable, head: string, maxLength: number): string {
  const [first, words] = shareableFields(of);
  return words === undefined ? join(head, first) : joinText(maxLength, words, head, first);
}

function decodePage(key: string, rest: string): Intent | undefined {
  const read = splitHash(key);
  const section = read && decodeSection(read.name);
  const [number = '', ...words] = rest.split(separator);
  const page = decodeNumber(number);
  if (section === undefined || page === undefined) return undefined;
  const text = read?.text === undefined ? {} : { text: read.text };
  return { kind: 'page', section, ...text, page, ...(words.length === 0 ? {} : { query: words.join(separator) }) };
}

function decodeArticle(key: string, marker: string | undefined): Intent | undefined {
  const section = decodeSection(key);
  if (section === undefined || (marker !== undefined && !/^[\w-]{25}$/.test(marker))) return undefined;
  return { kind: 'article', section, ...(marker === undefined ? {} : { marker }) };
}

function decodeFollow(kind: 'follow' | 'unfollow', by: string, value: string | undefined): Intent | undefined {
  if (value === undefined || value === '' || (by !== 'topic' && by !== 'author' && by !== 'term')) return undefined;
  return { kind, by, value };
}

function decodeFeedback(verdict: string, question: string | undefined): Intent | undefined {
  if (question === undefined || question === '' || (verdict !== 'y' && verdict !== 'n')) return undefined;
  return { kind: 'feedback', verdict: verdict === 'y' ? 'helpful' : 'unhelpful', question };
}

function formFields({ section, channel }: Extract<Intent, { kind: 'form' }>): readonly string[] {
  const number = section === undefined ? '' : String(section);
  if (channel !== undefined) return [number, channel];
  return number === '' ? [] : [number];
}

function decodeForm(command: string, rest: string | undefined): Intent | undefined {
  const [number = '', ...channels] = rest?.split(separator) ?? [];
  const section = decodeNumber(number);
  const isNumbered = number !== '' || (rest !== undefined && channels.length === 0);
  if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(command) || (isNumbered && section === undefined) || !areChannels(channels)) return undefined;
  const [channel] = channels;
  return { kind: 'form', command, ...(section === undefined ? {} : { section }), ...(channel === undefined ? {} : { channel }) };
}

/** At most one, by its id on either platform. */
function areChannels(ids: readonly string[]): boolean {
  return ids.length < 2 && ids.every((id) => /^[A-Z0-9]{1,24}$/.test(id));
}

function decodeAnnouncements(action: string, rest: string | undefined): Intent | undefined {
  if (action === 'term') return rest === undefined || rest === '' ? undefined : { kind: 'announcements', action, value: rest };
  if (rest === undefined && (action === 'choose' || action === 'show')) return { kind: 'announcements', action };
  if ((action !== 'off' && action !== 'test') || !areChannels(rest === undefined ? [] : [rest])) return undefined;
  return { kind: 'announcements', action, ...(rest === undefined ? {} : { channel: rest }) };
}

function decodeDecision(number: string, verdict: string | undefined): Intent | undefined {
  const delivery = decodeNumber(number);
  if (delivery === undefined || (verdict !== 'y' && verdict !== 'n')) return undefined;
  return { kind: 'decide', delivery, verdict: verdict === 'y' ? 'isThere' : 'postAgain' };
}

function decodeSearch(flag: string, query: string | undefined): Intent | undefined {
  if (query === undefined || !['', 'e', 'f'].includes(flag)) return undefined;
  return { kind: 'search', query, ...(flag === '' ? {} : { exact: flag === 'e' }) };
}

function decodeTerm(number: string, name: string | undefined): Intent | undefined {
  if (number === 'b') return name === undefined ? undefined : { kind: 'term', name, beside: true };
  const page = decodeNumber(number);
  if (name === undefined || (number !== '' && page === undefined)) return undefined;
  return { kind: 'term', name, ...(page === undefined ? {} : { page }) };
}

function decodeSection(key: string): SectionKey | undefined {
  return /^[\w-]{12}$/.test(key) ? (key as SectionKey) : undefined;
}

function decodeNumber(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function join(...fields: readonly string[]): string {
  return fields.join(separator);
}

/** The text comes last and may hold separators itself. */
function joinText(maxLength: number, text: string, ...fields: readonly string[]): string {
  const start = join(...fields, '');
  return start + beginningOf(text.toWellFormed(), maxLength - start.length).toWellFormed();
}
