import { warnOfAddress } from './check-addresses.ts';
import { DEFAULT_PUBLICATION } from './create-edition.ts';
import type { Publication } from './edition.ts';
import { normalizeKey, textOf, type LocatedEntry } from './located-value.ts';
import { createProblemLog, type ProblemLog } from './problem-log.ts';
import type { Problem } from './problem.ts';
import { toWebUrl } from './safe-url.ts';
import { readSourceText } from './source-text.ts';
import { readYamlTree } from './yaml-tree.ts';

export interface ParsedPublication {
  /** Absent when the file cannot be read at all. */
  readonly publication?: Publication;
  readonly problems: readonly Problem[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads `publication.yaml`. A value that is wrong is an error of its own; the others still count. */
export function parsePublication(file: { readonly path: string; readonly text: string }): ParsedPublication {
  const source = readSourceText(file.text);
  const log = createProblemLog(file.path, source);
  const tree = readYamlTree(source.text, 0, log);
  if (tree === undefined) return { problems: log.problems };
  const publication: Writable<Publication> = { ...DEFAULT_PUBLICATION };
  for (const entry of tree.kind === 'map' ? tree.entries : []) readField(publication, entry, log);
  return { publication, problems: log.problems };
}

function readField(publication: Writable<Publication>, { key, keyOffset, value }: LocatedEntry, log: ProblemLog): void {
  const text = textOf(value);
  const wrong = (what: string, fix: string): void =>
    log.error('publication.value', value.offset, { what, why: `\`${key}\` keeps its default until this is right`, fix });
  switch (normalizeKey(key)) {
    case 'name':
    case 'title':
      if (text !== undefined) publication.name = text.replace(/\s+/gu, ' ');
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
      if (text !== undefined && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(text)) publication.lang = text;
      else if (text !== undefined) wrong(`"${text.slice(0, 80)}" is no language code`, 'Write it as en, de or pt-BR');
      return;
    case 'color':
    case 'colour': {
      const hex = /^(?:#|0x)?([\da-f]{6})$/i.exec(text ?? '')?.[1];
      if (hex !== undefined) publication.color = Number.parseInt(hex, 16);
      else if (text !== undefined) wrong(`"${text.slice(0, 80)}" is not a color`, "Write it as '#0f766e', in quotes");
      return;
    }
    case 'footer':
      if (text !== undefined) publication.footer = text.replace(/\s+/gu, ' ');
      return;
    default:
      log.warning('publication.unknownKey', keyOffset, {
        what: `\`${key.slice(0, 60)}\` is not a known field`,
        why: 'Newsdesk reads nothing from it',
        fix: 'Use name, baseUrl, lang, color and footer, or remove it',
      });
  }
}
