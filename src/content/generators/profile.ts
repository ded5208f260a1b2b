import type { FolderFields } from '../folder-fields.ts';
import type { HeadingIdSchemeName } from '../heading-ids/schemes.ts';
import type { ConfigValue } from '../site-config/config-value.ts';
import type { OwnFields } from '../own-fields.ts';
import type { Addressing } from './addressing.ts';
import type { SiteFiles } from './site-files.ts';

export const GENERATOR_NAMES = [
  'astro',
  'docusaurus',
  'eleventy',
  'fumadocs',
  'ghost',
  'gitbook',
  'hexo',
  'hugo',
  'jekyll',
  'mdbook',
  'mintlify',
  'mkdocs',
  'mystmd',
  'nextra',
  'nikola',
  'obsidian',
  'pelican',
  'plain',
  'quarto',
  'sphinx',
  'starlight',
  'vitepress',
  'vuepress',
  'zola',
] as const;

export type GeneratorName = (typeof GENERATOR_NAMES)[number];

/** A folder of a site whose files become pages. */
export interface ContentFolder {
  /** Below the site's root, without slashes at the ends; empty for the root itself. */
  readonly path: string;
  readonly addressing: Addressing;
  /** The language of its articles, if the config names it. */
  readonly lang?: string;
  /** Languages that the config names, which stand in names (`page.de.md`) or as first folders (`de/page.md`) of translations. */
  readonly languages?: readonly string[];
  /** The config names no language: the files themselves do, `page.de.mdx` beside `page.mdx`. */
  readonly languagesBeside?: true;
  /** Titles by paths below it, as its table of contents gives them: of pages that give none themselves. */
  readonly titles?: Readonly<Record<string, string>>;
  /** Globs of what the site's config leaves out of it, as `isExcluded` reads them. */
  readonly excludes?: readonly string[];
  /** Regular expressions of the same, for a path below the site's root with a slash before it. */
  readonly ignores?: readonly string[];
}

/** The facts in a site's config files, as far as Newsdesk needs it. Plain data: it travels to the parser's process. */
export interface SiteSettings {
  readonly generator: GeneratorName;
  /** The config file that told, relative to the content directory: `../hugo.toml`. Absent if there is none. */
  readonly configFile?: string;
  /** The content directory below the site's root, without slashes at the ends; empty if it is the root. */
  readonly below: string;
  readonly title?: string;
  readonly baseUrl?: string;
  readonly lang?: string;
  /** IANA */
  readonly timeZone?: string;
  /** The first one that holds a file decides about it. */
  readonly folders: readonly ContentFolder[];
  readonly anchors: HeadingIdSchemeName;
  /** The publication's own names of front matter's fields, with Newsdesk's. */
  readonly fields?: OwnFields;
  /** The languages of articles by folder, below the content directory, as the publication says. */
  readonly languageFolders?: Readonly<Record<string, string>>;
  /** See `FolderFields`. */
  readonly folderFields?: FolderFields;
  /** Folders name topics too. */
  readonly topicsFrom?: 'folders';
  /** A template fills in `{{ value }}`, although the generator itself does not. */
  readonly fillsValues?: true;
  /** A plugin finds the addresses of `[words][name]`: of documented code, of headings. */
  readonly linksByName?: true;
  /** Readers do not see the source of a cell that runs, unless its file or the cell says so. */
  readonly hidesCells?: true;
  /** Names of authors by their handles. */
  readonly authors?: Readonly<Record<string, string>>;
}

/** The settings that a profile reads from its config. */
export type SiteReading = Omit<
  SiteSettings,
  'generator' | 'configFile' | 'below' | 'authors' | 'fields' | 'topicsFrom' | 'languageFolders' | 'folderFields'
>;

/** One generator: how its sites are recognized, and how it reads a folder of articles. */
export interface GeneratorProfile {
  readonly name: GeneratorName;
  /** As its makers write it: `MkDocs`. */
  readonly title: string;
  /** Config files at the site's root, most telling first. A name that ends in `/` is a folder. */
  readonly configFiles: readonly string[];
  /** The config is undefined if the file is missing, empty or cannot be read: the generator's defaults hold. */
  readonly readSite: (config: ConfigValue | undefined, files: SiteFiles) => SiteReading;
  /** Why the generator makes no page of a file in one of its folders; `path` is relative to that folder. Undefined if it makes one. */
  readonly leavesOut?: (path: string, folder: ContentFolder) => string | undefined;
  /** `.md` files are MDX: imports, components, `{expressions}`. */
  readonly readsMarkdownAsMdx?: boolean;
  /** The title of a page that gives none: the file's name, or the first heading. */
  readonly titleFrom?: 'fileName' | 'heading';
  /** The day in its addresses is that of the site's time zone, whatever offset a date is written with. */
  readonly datesInZone?: true;
  /** It makes pages of `.txt` files too; the others copy them as they are. */
  readonly readsText?: true;
  /** It makes pages of R Markdown too; the others leave that to a program of R, which writes Markdown or HTML beside it. */
  readonly readsRMarkdown?: true;
}
