import { type ConfigValue, textAt } from '../site-config/config-value.ts';
import { readConfig } from '../site-config/read-config.ts';
import { astro, isStarlight, starlight } from './astro.ts';
import { docusaurus } from './docusaurus.ts';
import { eleventy } from './eleventy.ts';
import { fumadocs } from './fumadocs.ts';
import { FUMADOCS_I18N_FILES } from './fumadocs-languages.ts';
import { gitbook } from './gitbook.ts';
import { hugo } from './hugo.ts';
import { HUGO_FOLDERS } from './hugo-config.ts';
import { jekyll } from './jekyll.ts';
import { mkdocs } from './mkdocs.ts';
import { mystmd } from './mystmd.ts';
import { isNextra, nextra } from './nextra.ts';
import { nikola } from './nikola.ts';
import { ghost, hexo, isHexo, mdbook, mintlify, obsidian, pelican, plain, quarto, zola } from './others.ts';
import type { GeneratorName, GeneratorProfile, SiteSettings } from './profile.ts';
import { NO_FILES, type SiteFiles } from './site-files.ts';
import { isSphinx, sphinx } from './sphinx.ts';
import { vitepress } from './vitepress.ts';
import { vuepress } from './vuepress.ts';

/** In the order in which they are looked for: a name that only one generator uses comes before one that several do. */
const profiles: readonly GeneratorProfile[] = [
  docusaurus,
  vitepress,
  vuepress,
  fumadocs,
  nextra,
  starlight,
  astro,
  mkdocs,
  mdbook,
  quarto,
  mintlify,
  eleventy,
  pelican,
  mystmd,
  sphinx,
  hugo,
  zola,
  hexo,
  jekyll,
  nikola,
  gitbook,
  obsidian,
  ghost,
  plain,
];

const byName = new Map(profiles.map((profile) => [profile.name, profile]));

export function profileOf(name: GeneratorName): GeneratorProfile {
  return byName.get(name) ?? plain;
}

/** Files that say more about a site than its config file does. */
const OTHER_FILES = [
  'package.json',
  'publishconf.py',
  'CNAME',
  '_toc.yml',
  '.vuepress/public/CNAME',
  '.eleventyignore',
  '.mintignore',
  'src/SUMMARY.md',
  'SUMMARY.md',
  ...FUMADOCS_I18N_FILES,
];

/** Every config file that tells a generator, below a site's root. A name that ends in `/` is a folder. */
export const CONFIG_FILES: readonly string[] = [...new Set([...profiles.flatMap(({ configFiles }) => configFiles), ...OTHER_FILES])];

/** Folders whose files are one config together. */
export const CONFIG_FOLDERS: readonly string[] = HUGO_FOLDERS;

/** A folder that may be a site's root, with the config files found in it. */
export interface SiteRoot {
  /** The way from the content directory up to it: empty, `../` or `../../`. */
  readonly up: string;
  /** The way down from it to the content directory; empty, `content` or `src/content/docs`. */
  readonly below: string;
  readonly files: SiteFiles;
}

/**
 * The site that a content directory belongs to. `roots` are the directory itself and those above it, nearest first. `chosen` is the generator that
 * the publication names itself; its config file is still read. Without either it is a plain folder.
 */
export function findSite(roots: readonly SiteRoot[], chosen?: GeneratorName): SiteSettings {
  for (const root of roots) {
    for (const profile of chosen === undefined ? profiles : [profileOf(chosen)]) {
      const found = readAt(root, profile);
      if (found !== undefined) return found;
    }
  }
  const profile = profileOf(chosen ?? 'plain');
  return {
    generator: profile.name,
    below: '',
    ...profile.readSite(undefined, NO_FILES),
    folders: wholeDirectory(profile),
  };
}

/** Chosen by name and without a config file, the content directory itself is the generator's folder. */
function wholeDirectory(profile: GeneratorProfile): SiteSettings['folders'] {
  const [first] = profile.readSite(undefined, NO_FILES).folders;
  return first === undefined ? [] : [{ ...first, path: '' }];
}

function readAt({ up, below, files }: SiteRoot, profile: GeneratorProfile): SiteSettings | undefined {
  for (const name of profile.configFiles) {
    const text = files.read(name);
    if (text === undefined) continue;
    const config = name.endsWith('/') ? undefined : readConfig(name, text);
    if (!isItsOwn(profile, text, config, files)) continue;
    return { generator: profile.name, configFile: `${up}${name}`, below, ...profile.readSite(config, files) };
  }
  return undefined;
}

/** Some names are shared: the text tells which generator wrote them. */
function isItsOwn({ name }: GeneratorProfile, text: string, config: ConfigValue | undefined, files: SiteFiles): boolean {
  switch (name) {
    case 'starlight':
      return isStarlight(text, files);
    case 'nextra':
      return isNextra(text, files);
    case 'sphinx':
      return isSphinx(config, files);
    case 'hugo':
      return textAt(config, 'base_url') === undefined;
    case 'zola':
      return textAt(config, 'base_url') !== undefined;
    case 'hexo':
      return isHexo(config, files);
    case 'mintlify':
      return /"(?:navigation|\$schema)"/u.test(text);
    case 'nikola':
      return textAt(config, 'BLOG_TITLE') !== undefined;
    default:
      return true;
  }
}
