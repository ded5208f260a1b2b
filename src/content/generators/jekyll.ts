import type { JekyllDefault } from '../addresses/jekyll.ts';
import { booleanAt, listAt, mapAt, textAt, textsAt } from '../site-config/config-value.ts';
import { atEveryDepth, excluding, fitsAny } from './exclusions.ts';
import { optional } from './optional.ts';
import { ownHost } from './own-host.ts';
import type { GeneratorProfile } from './profile.ts';

/** Folders that Jekyll never makes pages of, beside the names that begin with `_`, `.` or `#`. */
const OTHER_FOLDERS = /^(?:vendor|node_modules|_site)(?:\/|$)/u;

export const jekyll: GeneratorProfile = {
  name: 'jekyll',
  title: 'Jekyll',
  configFiles: ['_config.yml', '_config.yaml', '_config.toml'],
  readSite(config, files) {
    const collections = collectionsOf(config);
    const url = textAt(config, 'url') ?? ownHost(files.read('CNAME'));
    return {
      ...optional('title', textAt(config, 'title')),
      ...optional(
        'baseUrl',
        url === undefined ? undefined : `${url.replace(/\/$/u, '')}/${(textAt(config, 'baseurl') ?? '').replace(/^\//u, '')}`,
      ),
      ...optional('lang', textAt(config, 'lang') ?? textAt(config, 'locale')),
      ...optional('timeZone', textAt(config, 'timezone')),
      folders: [
        {
          path: (textAt(config, 'source') ?? '').replace(/^\.?\/?|\/$/gu, ''),
          addressing: {
            way: 'jekyll',
            ...optional('permalink', textAt(config, 'permalink')),
            collections,
            ...optional('collectionsDir', textAt(config, 'collections_dir')?.replace(/^(?:\.?\/)+|\/+$/gu, '')),
            ...includesOf(config),
            ...defaultsOf(config),
          },
          ...excluding([...excludesOf(config), ...unpublishedOf(config)]),
        },
      ],
      anchors: textAt(config, 'kramdown', 'input') === 'kramdown' ? 'kramdown' : 'jekyll',
    };
  },
  datesInZone: true,
  leavesOut(path, { addressing }) {
    if (OTHER_FOLDERS.test(path)) return 'Jekyll does not read this folder';
    const collections = addressing.way === 'jekyll' ? Object.keys(addressing.collections ?? {}) : [];
    const includes = addressing.way === 'jekyll' ? addressing.includes : undefined;
    if (includes !== undefined && !path.includes('_drafts/') && fitsAny(path, includes)) return undefined;
    const outside = path
      .split('/')
      .find((segment) => segment.startsWith('_') && segment !== '_posts' && !collections.includes(segment.slice(1)));
    if (outside === '_drafts') return 'Jekyll keeps drafts there';
    return outside === undefined ? undefined : 'Jekyll makes no page of a name that begins with `_`';
  },
};

function collectionsOf(config: Parameters<typeof mapAt>[0]): Readonly<Record<string, { readonly permalink?: string }>> {
  const named = mapAt(config, 'collections');
  if (named === undefined) return {};
  const entries = Object.entries(named).filter(([, settings]) => booleanAt(settings, 'output') === true);
  return Object.fromEntries(entries.map(([name, settings]) => [name, optional('permalink', textAt(settings, 'permalink'))]));
}

/** A pattern fits whatever begins with it, and a star also stands for slashes. What `include` names stays. */
function excludesOf(config: Parameters<typeof mapAt>[0]): readonly string[] {
  const excluded = textsAt(config, 'exclude').map((pattern) => pattern.replace(/^\.?\//u, '').replace(/[^/*]$/u, '$&*'));
  return [
    ...excluded.map((pattern) => (pattern.startsWith('*') ? atEveryDepth(pattern) : pattern)),
    ...textsAt(config, 'include').map((pattern) => `!${atEveryDepth(pattern)}`),
  ];
}

/** Values that decide about addresses; a longer path is more particular, and so is a scope that names its type. */
function defaultsOf(config: Parameters<typeof mapAt>[0]): { readonly defaults?: readonly JekyllDefault[] } {
  const defaults = listAt(config, 'defaults').flatMap((entry): readonly JekyllDefault[] => {
    const permalink = textAt(entry, 'values', 'permalink');
    const categories = [...textsAt(entry, 'values', 'category'), ...textsAt(entry, 'values', 'categories')];
    if (permalink === undefined && categories.length === 0) return [];
    return [
      {
        path: (textAt(entry, 'scope', 'path') ?? '').replace(/^\.?\/|\/$/gu, ''),
        ...optional('type', textAt(entry, 'scope', 'type')),
        ...optional('permalink', permalink),
        ...(categories.length === 0 ? {} : { categories }),
      },
    ];
  });
  if (defaults.length === 0) return {};
  return {
    defaults: defaults.toSorted((a, b) => b.path.length - a.path.length || Number(b.type !== undefined) - Number(a.type !== undefined)),
  };
}

/** Folders and kinds of pages that are not published unless a page says otherwise: the few that do are held back too. */
function unpublishedOf(config: Parameters<typeof mapAt>[0]): readonly string[] {
  return listAt(config, 'defaults')
    .filter((entry) => booleanAt(entry, 'values', 'published') === false)
    .map((entry) => {
      const path = (textAt(entry, 'scope', 'path') ?? '').replace(/^\.?\/|\/$/gu, '');
      const type = textAt(entry, 'scope', 'type');
      const kind = type === undefined || type === 'pages' ? '' : `_${type}`;
      if (kind === '' || path.split('/').includes(kind)) return path === '' ? '**' : path;
      return path === '' ? `**/${kind}` : `${path}/**/${kind}`;
    });
}

/** Names at every depth, those that begin with `_` too. */
function includesOf(config: Parameters<typeof mapAt>[0]): { readonly includes?: readonly string[] } {
  const included = textsAt(config, 'include');
  return included.length === 0 ? {} : { includes: included.map(atEveryDepth) };
}
