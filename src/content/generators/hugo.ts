import { type ConfigMap, booleanAt, isMap, mapAt, textAt, textsAt } from '../site-config/config-value.ts';
import { optional } from './optional.ts';
import type { GeneratorProfile } from './profile.ts';

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
  readSite(config) {
    const languages = mapAt(config, 'languages') ?? {};
    const own = textAt(config, 'defaultContentLanguage') ?? 'en';
    const names = Object.keys(languages).map((name) => name.toLowerCase());
    const permalinks = permalinksOf(mapAt(config, 'permalinks'));
    const addressing = {
      way: 'hugo',
      ...(permalinks === undefined ? {} : { permalinks }),
      ...(booleanAt(config, 'uglyURLs') === true ? { uglyUrls: true } : {}),
      ...(booleanAt(config, 'disablePathToLower') === true ? { keepCase: true } : {}),
      ...(textsAt(config, 'frontmatter', 'date').includes(':filename') ? { dateInName: true } : {}),
      otherLanguages: booleanAt(config, 'defaultContentLanguageInSubdir') === true ? names : names.filter((name) => name !== own),
    } as const;
    const ownFolders = Object.entries(languages).flatMap(([, settings]) => textsAt(settings, 'contentDir'));
    const idType = textAt(config, 'markup', 'goldmark', 'parser', 'autoHeadingIDType');
    return {
      ...optional('title', textAt(config, 'title')),
      ...optional('baseUrl', textAt(config, 'baseURL') ?? textAt(config, 'baseurl')),
      ...optional('lang', textAt(config, 'languageCode') ?? textAt(config, 'locale') ?? textAt(config, 'defaultContentLanguage')),
      ...optional('timeZone', textAt(config, 'timeZone')),
      folders: [...new Set([...ownFolders, textAt(config, 'contentDir') ?? 'content'])].map((path) => ({
        path: path.replace(/^\.?\/|\/$/gu, ''),
        addressing,
      })),
      anchors: idType === 'github-ascii' ? 'hugo-github-ascii' : idType === 'blackfriday' ? 'hugo-blackfriday' : 'hugo',
    };
  },
};

/** By section at the top, or, since Hugo 0.112, below `page`. */
function permalinksOf(permalinks: ConfigMap | undefined): Readonly<Record<string, string>> | undefined {
  if (permalinks === undefined) return undefined;
  const sources = [permalinks, permalinks['page']].filter(isMap);
  const entries = sources
    .flatMap((source) => Object.entries(source))
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(entries.map(([section, pattern]) => [section.replace(/^\/|\/$/gu, ''), pattern]));
}
