import type { PageFacts } from '../addresses/page-facts.ts';
import { addressOf } from './addressing.ts';
import { isExcluded } from './exclusions.ts';
import { profileOf } from './find-site.ts';
import type { ContentFolder, GeneratorProfile, SiteSettings } from './profile.ts';

/** A file's place in its site. */
export type SitePlace =
  | { readonly kind: 'page'; readonly folder: ContentFolder /** Relative to the folder. */; readonly path: string }
  | { readonly kind: 'leftOut'; readonly why: string };

/** A site as the parser asks it. */
export interface Site {
  readonly settings: SiteSettings;
  readonly profile: GeneratorProfile;
  /** `path` is relative to the content directory. */
  placeOf(path: string): SitePlace;
  /** The page's path below the site's address, with a slash before it; undefined if the generator makes none. */
  addressOf(place: SitePlace & { readonly kind: 'page' }, page: Omit<PageFacts, 'path'>): string | undefined;
}

export function createSite(settings: SiteSettings): Site {
  const profile = profileOf(settings.generator);
  // A folder of a folder is asked before the one around it.
  const folders = [...settings.folders].sort((a, b) => b.path.length - a.path.length);
  const whyExcluded = (path: string, { excludes }: ContentFolder): string | undefined =>
    excludes !== undefined && isExcluded(path, excludes) ? `the config of ${profile.title} leaves it out` : undefined;
  const whyIgnored = (inSite: string, { ignores = [] }: ContentFolder): string | undefined =>
    ignores.some((pattern) => compile(pattern)?.test(`/${inSite}`) === true) ? `the config of ${profile.title} leaves it out` : undefined;
  const whyNoPage = (path: string): string | undefined =>
    isNotFound(path)
      ? 'it is the page that a site shows for an address that is not there'
      : profile.readsText !== true && /\.txt$/iu.test(path)
        ? `${profile.title} makes no page of a text file`
        : profile.readsRMarkdown !== true && /\.rmd$/iu.test(path)
          ? `${profile.title} makes no page of R Markdown`
          : undefined;
  const isNotFound = (path: string): boolean => profile.name !== 'plain' && NOT_FOUND.test(path);
  return {
    settings,
    profile,
    placeOf(path) {
      const inSite = settings.below === '' ? path : `${settings.below}/${path}`;
      const folder = folders.find((candidate) => candidate.path === '' || inSite.startsWith(`${candidate.path}/`));
      if (folder === undefined) return { kind: 'leftOut', why: `${profile.title} reads ${listFolders(settings.folders)}` };
      const inFolder = folder.path === '' ? inSite : inSite.slice(folder.path.length + 1);
      const why =
        profile.leavesOut?.(inFolder, folder) ?? whyNoPage(inFolder) ?? whyExcluded(inFolder, folder) ?? whyIgnored(inSite, folder);
      return why === undefined ? { kind: 'page', folder, path: inFolder } : { kind: 'leftOut', why };
    },
    addressOf: ({ folder, path }, page) => addressOf(folder.addressing, { ...page, path }),
  };
}

/** `404.md` at the top of a folder, or of a language in it: further down it may be about the number. */
const NOT_FOUND = /^(?:[a-z]{2,3}(?:[_-][a-z]{2,4})?\/)?404(?:\.[\w-]+)*\.\w+$/iu;
const compiled = new Map<string, RegExp | undefined>();

/** Undefined for an expression that JavaScript cannot read, or that may take long: one repetition in another. */
function compile(pattern: string): RegExp | undefined {
  if (!compiled.has(pattern)) compiled.set(pattern, /[+*}]\)(?:[+*]|\{)/u.test(pattern) ? undefined : expressionOf(pattern));
  return compiled.get(pattern);
}

function expressionOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern);
  } catch {
    // A form of Go's expressions that JavaScript has not.
    return undefined;
  }
}

/** A site in thirty languages has a folder for each. */
const MAX_NAMED = 4;

function listFolders(folders: readonly ContentFolder[]): string {
  const names = folders.map(({ path }) => `\`${path}/\``);
  if (names.length < 2) return `${names.join('')} only`;
  const last = names.length > MAX_NAMED ? `${names.length - MAX_NAMED + 1} other folders` : names.at(-1);
  return `only ${names.slice(0, Math.min(names.length, MAX_NAMED) - 1).join(', ')} and ${last}`;
}
