import { readHugoConfig } from './hugo-config.ts';
import { type ConfigMap, type ConfigValue, booleanAt, isMap, listAt, mapAt, textAt, textsAt } from '../site-config/config-value.ts';
import { optional } from './optional.ts';
import type { ContentFolder, GeneratorProfile } from './profile.ts';

/** `hugo.toml`, or a folder `config/_default` with one file a section. */
export const hugo: GeneratorProfile = {
  name: 'hugo',
  title: 'Hugo',
  configFiles: [
    'hugo.toml',
    'hugo.yaml',
    'hugo.yml',
    'hugo.json',
    'config/_default/hugo.toml',
    'config/_default/hugo.yaml',
    'config/_default/config.toml',
    'config/_default/config.yaml',
    'config.toml',
    'config.yaml',
    'config.yml',
  ],
  readSite(written, files) {
    const config = readHugoConfig(written, files);
    const languages = mapAt(config, 'languages') ?? {};
    const own = textAt(config, 'defaultcontentlanguage') ?? 'en';
    const names = Object.keys(languages).map((name) => name.toLowerCase());
    const isBelow = (name: string): boolean => name !== own || booleanAt(config, 'defaultcontentlanguageinsubdir') === true;
    const permalinks = permalinksOf(mapAt(config, 'permalinks'));
    const addressing = {
      way: 'hugo',
      ...(permalinks === undefined ? {} : { permalinks }),
      ...uglyUrlsOf(config),
      ...(booleanAt(config, 'disablepathtolower') === true ? { keepCase: true } : {}),
      ...(textsAt(config, 'frontmatter', 'date').includes(':filename') ? { dateInName: true } : {}),
      otherLanguages: names.filter(isBelow),
    } as const;
    const folder = (path: string, language: string, below = ''): ContentFolder => ({
      path: path.replace(/^\.?\/|\/$/gu, ''),
      addressing: { ...addressing, ...(isBelow(language) ? { language } : {}), ...(below === '' ? {} : { below }) },
      lang: language,
    });
    const mounts = listAt(config, 'module', 'mounts').flatMap((mount) => mounted(mount, { own, folder }));
    const folders = Object.entries(languages)
      .filter(([, settings]) => booleanAt(settings, 'disabled') !== true)
      .flatMap(([name, settings]) => textsAt(settings, 'contentdir').map((path) => folder(path, name.toLowerCase())));
    const ignored = textsAt(config, 'ignorefiles');
    const withRest = (one: ContentFolder): ContentFolder => ({
      ...one,
      ...(ignored.length === 0 ? {} : { ignores: ignored }),
      ...(names.length === 0 ? {} : { languages: names }),
    });
    const contentDir = (textAt(config, 'contentdir') ?? 'content').replace(/^\.?\/|\/$/gu, '');
    const idType = textAt(config, 'markup', 'goldmark', 'parser', 'autoheadingidtype');
    return {
      ...optional('title', textAt(config, 'title')),
      ...optional('baseUrl', textAt(config, 'baseurl')),
      ...optional('lang', textAt(config, 'languagecode') ?? textAt(config, 'locale') ?? textAt(config, 'defaultcontentlanguage')),
      ...optional('timeZone', textAt(config, 'timezone')),
      folders: (mounts.length > 0 ? mounts : folders.length > 0 ? folders : [{ path: contentDir, addressing }]).map(withRest),
      anchors: idType === 'github-ascii' ? 'hugo-github-ascii' : idType === 'blackfriday' ? 'hugo-blackfriday' : 'hugo',
    };
  },
};

interface MountContext {
  /** The default language. */
  readonly own: string;
  readonly folder: (path: string, language: string, below?: string) => ContentFolder;
}

/** A folder of files that stands in for the content folder, or for one in it: with such mounts Hugo reads no other files. */
function mounted(mount: ConfigValue, { own, folder }: MountContext): readonly ContentFolder[] {
  const source = textAt(mount, 'source');
  const target = textAt(mount, 'target')?.replace(/^\.?\/|\/$/gu, '');
  if (source === undefined || target === undefined || !/^content(?:\/|$)/u.test(target)) return [];
  return [folder(source, (textAt(mount, 'lang') ?? own).toLowerCase(), target.replace(/^content\/?/u, ''))];
}

/** By section at the top, or, since Hugo 0.112, below `page`. */
function permalinksOf(permalinks: ConfigMap | undefined): Readonly<Record<string, string>> | undefined {
  if (permalinks === undefined) return undefined;
  const sources = [permalinks, permalinks['page']].filter(isMap);
  const entries = sources
    .flatMap((source) => Object.entries(source))
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries.map(([section, pattern]) => [section.replace(/^\/|\/$/gu, ''), pattern]));
}

/** For all, or for each section of its own. */
function uglyUrlsOf(config: ConfigValue | undefined): { readonly uglyUrls?: true | readonly string[] } {
  if (booleanAt(config, 'uglyurls') === true) return { uglyUrls: true };
  const sections = Object.keys(mapAt(config, 'uglyurls') ?? {}).filter((section) => booleanAt(config, 'uglyurls', section) === true);
  return sections.length === 0 ? {} : { uglyUrls: sections };
}
