import { gitbookSlug } from '../addresses/gitbook.ts';
import { textAt } from '../site-config/config-value.ts';
import { excluding } from './exclusions.ts';
import { optional } from './optional.ts';
import type { GeneratorProfile } from './profile.ts';

const cut = (path: string): string => path.replace(/^(?:\.?\/)+|\/+$/gu, '');

/** GitBook with Git Sync, and HonKit, which goes on with GitBook's old program and its addresses. Their pages are those that the table of contents names. */
export const gitbook: GeneratorProfile = {
  name: 'gitbook',
  title: 'GitBook',
  configFiles: ['.gitbook.yaml', '.gitbook/', 'book.json'],
  readSite(config, files) {
    const path = cut(textAt(config, 'root') ?? '');
    const front = cut(textAt(config, 'structure', 'readme') ?? 'README.md');
    const summary = cut(textAt(config, 'structure', 'summary') ?? 'SUMMARY.md');
    const { pages, titles } = readSummary(files.read(path === '' ? summary : `${path}/${summary}`) ?? '', front);
    const named = Object.keys(pages);
    const isHonkit =
      files.read('book.json') !== undefined && files.read('.gitbook.yaml') === undefined && files.read('.gitbook/') === undefined;
    return {
      ...optional('title', textAt(config, 'title')),
      ...optional('lang', textAt(config, 'language')),
      folders: [
        {
          path,
          addressing: isHonkit ? { way: 'honkit', front } : { way: 'gitbook', ...(named.length === 0 ? {} : { pages }) },
          ...(named.length === 0 ? {} : { titles }),
          ...excluding(named.length === 0 ? [] : ['**', `!${front}`, ...named.map((page) => `!${page}`)]),
        },
      ],
      anchors: isHonkit ? 'honkit' : 'rehype-slug',
    };
  },
  leavesOut: (path) => (/(?:^|\/)SUMMARY\.md$/u.test(path) ? 'GitBook makes its table of contents from it' : undefined),
  titleFrom: 'heading',
};

const GROUP = /^#{2,6}[ \t]+(.*?)[ \t]*#*$/u;
const ENTRY = /^([ \t]*)[-*+][ \t]+\[(.*)\]\((?:<([^<>]+\.md)(?:#[^<>]*)?>|([^()]+?\.md)(?:#[^()\s]*)?)(?:[ \t]+"[^"]*")?\)[ \t]*$/u;

interface Summary {
  /** Addresses by files: the group's name, then the names of the pages above, then the page's own. */
  readonly pages: Readonly<Record<string, string>>;
  readonly titles: Readonly<Record<string, string>>;
}

/** The first mention of a file counts. */
function readSummary(summary: string, front: string): Summary {
  const pages = new Map<string, string>();
  const titles = new Map<string, string>();
  let group = '';
  const above: { readonly indent: number; readonly address: string }[] = [];
  for (const line of summary.split(/\r?\n/u)) {
    const heading = GROUP.exec(line)?.[1];
    if (heading !== undefined) {
      group = `/${gitbookSlug(heading.replace(/<[^<>]*>/gu, '').replaceAll('&', 'and'))}`;
      above.length = 0;
    }
    const [, indent = '', title = '', quoted, plain] = ENTRY.exec(line) ?? [];
    const file = quoted ?? plain;
    if (file === undefined) continue;
    while ((above.at(-1)?.indent ?? -1) >= indent.length) above.pop();
    const path = cut(file.replaceAll('%20', ' '));
    const address = path === front ? '' : `${above.at(-1)?.address ?? group}/${gitbookSlug(nameOf(path))}`;
    above.push({ indent: indent.length, address });
    if (pages.has(path)) continue;
    pages.set(path, address === '' ? '/' : address);
    titles.set(path, title.replace(/\\(?=[\p{P}\p{S}])/gu, '').trim());
  }
  return { pages: Object.fromEntries(pages), titles: Object.fromEntries(titles) };
}

/** A README is called after its folder. */
function nameOf(path: string): string {
  const [name = '', folder = ''] = path.replace(/\.md$/u, '').split('/').reverse();
  return /^readme$/iu.test(name) && folder !== '' ? folder : name;
}
