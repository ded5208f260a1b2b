import { isCalloutKind } from './callout.ts';
import { namedArgument, type TagArguments } from './tag-arguments.ts';

/** A template tag with a name that several themes and generators share. Its Markdown stands in its place. */
export interface KnownTag {
  /** Of the opening tag, or of a tag that stands alone. */
  readonly open: string;
  /** Of the closing tag. */
  readonly close?: string;
}

const CALLOUT_TAGS = /^(?:admonition|alert|blockquote|box|callout|hint|notice|notification|quote)$/u;
const TAB_TAGS = /^(?:tab|tabitem|tab-item|codetab|code-tab)$/u;
const DETAILS_TAGS = /^(?:accordion|collapse|collapsible|details|expand|expandable|spoiler|toggle)$/u;
const FIGURE_TAGS = /^(?:figure|image|img|imgproc|picture)$/u;

const DEFINITION_TAGS = /^(?:def|definition|dfn)$/u;

/** Undefined for a tag of which nobody outside of its site knows the meaning: it is dropped, and the words between a pair of them stay. */
export function readKnownTag(name: string, tag: TagArguments): KnownTag | undefined {
  const key = name
    .toLowerCase()
    .replace(/^.*\//u, '')
    .replace(/\.html$/u, '');
  const title = namedArgument(tag, 'title', 'header', 'heading', 'summary', 'label', 'name');
  if (CALLOUT_TAGS.test(key) || isCalloutTag(key)) return callout(key, tag, title);
  if (DETAILS_TAGS.test(key)) return { open: `\n:::details ${title ?? tag.positional[0] ?? ''}\n`, close: '\n:::\n' };
  if (TAB_TAGS.test(key)) return { open: boldLine(title ?? tag.positional[0]), close: '\n' };
  if (FIGURE_TAGS.test(key)) return { open: figure(tag) };
  if (key === 'ref' || key === 'relref') return { open: tag.positional[0] ?? tag.named['path'] ?? '' };
  if (key === 'link' || key === 'post_url') return { open: tag.positional.join(' ') };
  if (key === 'youtube') return { open: video(`https://www.youtube.com/watch?v=${tag.positional[0] ?? tag.named['id'] ?? ''}`, tag) };
  if (key === 'vimeo') return { open: video(`https://vimeo.com/${tag.positional[0] ?? tag.named['id'] ?? ''}`, tag) };
  if (key === 'embed') return { open: autolink(namedArgument(tag, 'url') ?? tag.positional[0]) };
  if (key === 'kbd') return { open: tag.positional.join('+') };
  if (key === 'button' && namedArgument(tag, 'href', 'url', 'link', 'relref') !== undefined) {
    return { open: `[${title ?? tag.named['text'] ?? ''}`, close: `](${namedArgument(tag, 'href', 'url', 'link', 'relref')})` };
  }
  if (DEFINITION_TAGS.test(key)) return defined(tag);
  const text = namedArgument(tag, 'text');
  return text === undefined ? undefined : { open: text };
}

/** `note`, `tip`, `warning`: a kind that is a tag of its own. `summary` and `question` are too common as names of other things. */
function isCalloutTag(key: string): boolean {
  return isCalloutKind(key) && !/^(?:details|summary|cite|check|example|success|help|todo|question)$/u.test(key);
}

function callout(key: string, tag: TagArguments, title: string | undefined): KnownTag {
  const { positional } = tag;
  const kindNamed = namedArgument(tag, 'type', 'style', 'kind', 'level', 'color', 'context', 'class');
  const first = positional[0] !== undefined && isCalloutKind(positional[0]) ? positional[0] : undefined;
  const kind = [kindNamed, first, key].find((word) => word !== undefined && isCalloutKind(word)) ?? 'note';
  const own = title ?? (first === undefined ? positional[0] : positional[1]);
  return { open: `\n:::${kind} ${own ?? ''}\n`, close: '\n:::\n' };
}

/** The term, before the words that explain it. */
function defined(tag: TagArguments): KnownTag | undefined {
  const term = namedArgument(tag, 'term', 'name', 'title');
  const abbreviation = namedArgument(tag, 'abbr');
  const both =
    term !== undefined && abbreviation !== undefined && abbreviation !== term ? `${term} (${abbreviation})` : (term ?? abbreviation);
  return both === undefined ? undefined : { open: `**${both}**: ` };
}

function boldLine(label: string | undefined): string {
  return label === undefined || label === '' ? '\n' : `\n**${label}**\n\n`;
}

function figure(tag: TagArguments): string {
  const source = namedArgument(tag, 'src', 'link', 'url', 'image') ?? tag.positional[0] ?? '';
  const caption = namedArgument(tag, 'caption', 'title');
  const alt = namedArgument(tag, 'alt') ?? (caption === undefined ? tag.positional[1] : undefined) ?? '';
  const picture = `![${alt.replace(/[[\]]/gu, '')}](<${source.replace(/[<>\s]/gu, '')}>)`;
  return caption === undefined || caption === alt ? picture : `${picture}\n\n${caption}\n\n`;
}

function video(url: string, tag: TagArguments): string {
  return `[${namedArgument(tag, 'title') ?? 'Video'}](${url.replace(/[\s()<>]/gu, '')})`;
}

function autolink(url: string | undefined): string {
  return url !== undefined && /^https?:\/\/\S+$/u.test(url) ? `<${url}>` : '';
}
