import { warnOfAddress } from './check-addresses.ts';
import type { WrittenPublication } from './edition.ts';
import { PATTERN_NAMES } from './addresses/pattern.ts';
import { GENERATOR_NAMES } from './generators/profile.ts';
import { type HeadingIdSchemeName, headingIdSchemes } from './heading-ids/schemes.ts';
import { readLanguageField } from './languages/read-language-field.ts';
import { type LocatedEntry, type LocatedValue, normalizeKey, textOf, textsOf } from './located-value.ts';
import { toPlainWords } from './plain-words.ts';
import { readEditors } from './read-editors.ts';
import { readOwnFields } from './own-fields.ts';
import { createProblemLog, type ProblemLog } from './problem-log.ts';
import type { Problem } from './problem.ts';
import { toWebUrl } from './safe-url.ts';
import { readSourceText } from './source-text.ts';
import { findTimeZone } from './time-zone.ts';
import { readYamlTree } from './yaml-tree.ts';

export interface ParsedPublication {
  /** The settings of the file; absent if it cannot be read at all. */
  readonly publication?: WrittenPublication;
  readonly problems: readonly Problem[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads `publication.yaml`. A value that is wrong is an error of its own; the others still count. */
export function parsePublication(file: { readonly path: string; readonly text: string }): ParsedPublication {
  const source = readSourceText(file.text);
  const log = createProblemLog(file.path, source);
  const tree = readYamlTree(source.text, 0, log);
  if (tree === undefined) return { problems: log.problems };
  const publication: Writable<WrittenPublication> = {};
  for (const entry of tree.kind === 'map' ? tree.entries : []) readField(publication, entry, log);
  return { publication, problems: log.problems };
}

function readField(publication: Writable<WrittenPublication>, { key, keyOffset, value }: LocatedEntry, log: ProblemLog): void {
  const text = textOf(value);
  const wrong = (what: string, fix: string): void =>
    log.error('publication.value', value.offset, { what, why: `\`${key}\` keeps its default until this is right`, fix });
  switch (normalizeKey(key)) {
    case 'name':
    case 'title':
      if (text !== undefined) publication.name = toPlainWords(text).replace(/\s+/gu, ' ');
      return;
    case 'baseurl':
    case 'url':
    case 'site': {
      const url = text === undefined ? undefined : toWebUrl(text);
      if (url !== undefined) {
        publication.baseUrl = url.replace(/\/+$/, '');
        warnOfAddress(url, 'publication.address', value.offset, log);
      } else if (text !== undefined) wrong(`"${text.slice(0, 80)}" is not a web address`, 'Write it as https://example.com/articles');
      return;
    }
    case 'lang':
    case 'language':
      readLanguages(publication, value, wrong);
      return;
    case 'color':
    case 'colour': {
      const hex = /^(?:#|0x)?([\da-f]{6})$/i.exec(text ?? '')?.[1];
      if (hex !== undefined) publication.color = Number.parseInt(hex, 16);
      else if (text !== undefined) wrong(`"${text.slice(0, 80)}" is not a color`, "Write it as '#0f766e', in quotes");
      return;
    }
    case 'footer':
      if (text !== undefined) publication.footer = toPlainWords(text).replace(/\s+/gu, ' ');
      return;
    case 'timezone':
    case 'tz': {
      const zone = text === undefined ? undefined : findTimeZone(text);
      if (zone !== undefined) publication.timeZone = zone;
      else if (text !== undefined)
        wrong(`"${text.slice(0, 80)}" is not a time zone`, 'Write it as IANA names it: Europe/Berlin, America/New_York or UTC');
      return;
    }
    case 'future':
      if (text !== undefined && /^(?:show|true|yes)$/i.test(text)) publication.future = 'show';
      else if (text !== undefined && !/^(?:hold|hide|false|no)$/i.test(text))
        wrong(
          `"${text.slice(0, 80)}" is neither show nor hold`,
          'Write `future: show` to serve articles before their date, or remove the line',
        );
      return;
    case 'takendown':
      if (text !== undefined && /^remove$/i.test(text)) publication.takenDown = 'remove';
      else if (text !== undefined && !/^mark$/i.test(text))
        wrong(`"${text.slice(0, 80)}" is neither mark nor remove`, 'Write `takenDown: mark` or `takenDown: remove`');
      return;
    case 'answers':
      if (text !== undefined && /^(?:private|public)$/iu.test(text)) publication.answers = text.toLowerCase() as 'private' | 'public';
      else if (text !== undefined)
        wrong(`"${text.slice(0, 80)}" is neither private nor public`, 'Write `answers: private` or `answers: public`');
      return;
    case 'generator': {
      const name = GENERATOR_NAMES.find(
        (known) =>
          known ===
          text
            ?.toLowerCase()
            .replace(/^(?:11ty)$/u, 'eleventy')
            .replace(/[ .-]/gu, ''),
      );
      if (name !== undefined) publication.generator = name;
      else if (text !== undefined)
        wrong(`"${text.slice(0, 80)}" is not a site generator that Newsdesk knows`, `Write one of ${GENERATOR_NAMES.join(', ')}`);
      return;
    }
    case 'anchors': {
      const name = text?.toLowerCase();
      const scheme =
        name === undefined ? undefined : (ANCHOR_NAMES[name] ?? (name in headingIdSchemes ? (name as HeadingIdSchemeName) : undefined));
      if (scheme !== undefined) publication.anchors = scheme;
      else if (text !== undefined)
        wrong(
          `"${text.slice(0, 80)}" is not a way of making heading ids`,
          `Write one of ${[...new Set([...Object.keys(ANCHOR_NAMES), ...Object.keys(headingIdSchemes)])].join(', ')}`,
        );
      return;
    }
    case 'permalink':
    case 'permalinks': {
      const patterns = readPatterns(value);
      const bad = Object.values(patterns).find((pattern) => !/^\/?[^\s]*$/u.test(pattern) || unknownPlaceholder(pattern) !== undefined);
      if (bad === undefined) publication.permalinks = patterns;
      else wrong(`"${bad.slice(0, 80)}" is not a pattern of addresses`, `Use ${PATTERN_NAMES.map((known) => `:${known}`).join(', ')}`);
      return;
    }
    case 'fields': {
      const { fields, unknown } = readOwnFields(value);
      if (Object.keys(fields).length > 0) publication.fields = fields;
      if (unknown !== undefined)
        wrong(
          `"${unknown.slice(0, 60)}" is not a field of an article`,
          'Write your name first, then one of title, dek, date, author, tags, draft',
        );
      return;
    }
    case 'topicsfrom':
      if (text?.toLowerCase() === 'folders') publication.topicsFrom = 'folders';
      else if (text !== undefined) wrong(`"${text.slice(0, 80)}" does not name topics`, 'Write `topicsFrom: folders`, or remove the line');
      return;
    case 'authors':
      publication.authors = readNames(value);
      return;
    case 'editors': {
      const { editors, faults } = readEditors(value);
      publication.editors = editors;
      for (const { offset, what, fix } of faults)
        log.error('publication.editors', offset, { what, why: 'only the editors that can be read may change terms', fix });
      return;
    }
    case 'ignore':
    case 'only': {
      const patterns = textsOf(value, /(?<!\s)\s*,\s*/u);
      if (patterns.length > 0) publication[normalizeKey(key) as 'ignore' | 'only'] = patterns;
      return;
    }
    default:
      log.warning('publication.unknownKey', keyOffset, {
        what: `\`${key.slice(0, 60)}\` is not a known field`,
        why: 'Newsdesk reads nothing from it',
        fix: 'Use name, baseUrl, language, timeZone, generator, permalink, anchors, authors, fields, topicsFrom, ignore, only, future, takenDown, answers, editors, color and footer, or remove it',
      });
  }
}

function readLanguages(publication: Writable<WrittenPublication>, value: LocatedValue, wrong: (what: string, fix: string) => void): void {
  const { wrong: code, ...languages } = readLanguageField(value);
  if (code === undefined) Object.assign(publication, languages);
  else wrong(`"${code.slice(0, 80)}" is not a language code`, 'Write it as en, de or pt-BR');
}

/** Names that editors know better than those of the generators. */
const ANCHOR_NAMES: Readonly<Record<string, HeadingIdSchemeName>> = {
  github: 'rehype-slug',
  kramdown: 'jekyll',
  'python-markdown': 'mkdocs',
  pandoc: 'pandoc',
  // Its ids in brackets count too, as in a site of its own.
  nextra: 'nextra-ids',
};

function readNames(value: LocatedValue): Readonly<Record<string, string>> {
  if (value.kind !== 'map') return {};
  const names = value.entries.flatMap(({ key, value: name }) => {
    const text = textOf(name);
    return text === undefined ? [] : [[key, toPlainWords(text)] as const];
  });
  return Object.fromEntries(names);
}

/** One pattern for all, or one a folder. */
function readPatterns(value: LocatedValue): Readonly<Record<string, string>> {
  const single = textOf(value);
  if (single !== undefined) return { '': single };
  if (value.kind !== 'map') return {};
  return Object.fromEntries(
    value.entries.flatMap(({ key, value: pattern }) => {
      const text = textOf(pattern);
      return text === undefined ? [] : [[key === '*' ? '' : key.replace(/^\/|\/$/gu, ''), text] as const];
    }),
  );
}

function unknownPlaceholder(pattern: string): string | undefined {
  return pattern.match(/:[a-z]+/gu)?.find((name) => !(PATTERN_NAMES as readonly string[]).includes(name.slice(1)));
}
