import { astroEntryId, astroPageAddress, starlightAddress } from '../addresses/astro.ts';
import {
  eleventyAddress,
  mdbookAddress,
  mintlifyAddress,
  type MkdocsAddressing,
  mkdocsAddress,
  obsidianAddress,
  quartzAddress,
  quartoAddress,
  sphinxAddress,
  vitepressAddress,
} from '../addresses/by-path.ts';
import { type DocusaurusAddressing, docusaurusBlogAddress, docusaurusDocsAddress } from '../addresses/docusaurus.ts';
import { type GitbookAddressing, gitbookAddress, honkitAddress } from '../addresses/gitbook.ts';
import { type HexoAddressing, hexoAddress } from '../addresses/hexo.ts';
import { type HugoAddressing, hugoAddress } from '../addresses/hugo.ts';
import { type JekyllAddressing, jekyllAddress } from '../addresses/jekyll.ts';
import type { PageFacts } from '../addresses/page-facts.ts';
import { type NextAddressing, nextAddress } from '../addresses/next.ts';
import { type MystmdAddressing, mystmdAddress } from '../addresses/mystmd.ts';
import { type NikolaAddressing, nikolaAddress } from '../addresses/nikola.ts';
import { type PatternAddressing, patternAddress } from '../addresses/pattern.ts';
import { type PelicanAddressing, pelicanAddress } from '../addresses/pelican.ts';
import { type VuepressAddressing, vuepressAddress } from '../addresses/vuepress.ts';
import { type ZolaAddressing, zolaAddress } from '../addresses/zola.ts';

/** The way in which the files of one folder get their addresses: a way by name, with its options as plain data. */
export type Addressing =
  | ({ readonly way: 'hugo' } & HugoAddressing)
  | ({ readonly way: 'jekyll' } & JekyllAddressing)
  | ({ readonly way: 'mkdocs' } & MkdocsAddressing)
  | ({ readonly way: 'pelican' } & PelicanAddressing)
  | { readonly way: 'eleventy' }
  | ({ readonly way: 'hexo' } & HexoAddressing)
  | { readonly way: 'vitepress'; readonly cleanUrls?: boolean }
  | ({ readonly way: 'vuepress' } & VuepressAddressing)
  | { readonly way: 'mdbook' }
  | { readonly way: 'quarto' }
  | { readonly way: 'sphinx' }
  | { readonly way: 'mintlify' }
  | ({ readonly way: 'gitbook' } & GitbookAddressing)
  | { readonly way: 'honkit'; readonly front: string }
  | ({ readonly way: 'mystmd' } & MystmdAddressing)
  | ({ readonly way: 'next' } & NextAddressing)
  | { readonly way: 'obsidian' }
  | { readonly way: 'quartz' }
  | { readonly way: 'starlight' }
  | { readonly way: 'astroPages' }
  | { readonly way: 'astroCollection'; readonly base: string; readonly trailingSlash?: boolean }
  | ({ readonly way: 'docusaurusBlog' } & DocusaurusAddressing)
  | ({ readonly way: 'docusaurusDocs' } & DocusaurusAddressing)
  | ({ readonly way: 'zola' } & ZolaAddressing)
  | ({ readonly way: 'nikola' } & NikolaAddressing)
  | ({ readonly way: 'pattern' } & PatternAddressing);

/** The path of a page below the site's address, with a slash before it; undefined if the generator makes no page. */
export function addressOf(addressing: Addressing, page: PageFacts): string | undefined {
  switch (addressing.way) {
    case 'hugo':
      return hugoAddress(page, addressing);
    case 'jekyll':
      return jekyllAddress(page, addressing);
    case 'mkdocs':
      return mkdocsAddress(page, addressing);
    case 'pelican':
      return pelicanAddress(page, addressing);
    case 'eleventy':
      return eleventyAddress(page);
    case 'hexo':
      return hexoAddress(page, addressing);
    case 'vitepress':
      return vitepressAddress(page, addressing);
    case 'vuepress':
      return vuepressAddress(page, addressing);
    case 'mdbook':
      return mdbookAddress(page);
    case 'quarto':
      return quartoAddress(page);
    case 'sphinx':
      return sphinxAddress(page);
    case 'mintlify':
      return mintlifyAddress(page);
    case 'gitbook':
      return gitbookAddress(page, addressing);
    case 'honkit':
      return honkitAddress(page, addressing);
    case 'mystmd':
      return mystmdAddress(page, addressing);
    case 'next':
      return nextAddress(page, addressing);
    case 'obsidian':
      return obsidianAddress(page);
    case 'quartz':
      return quartzAddress(page);
    case 'starlight':
      return starlightAddress(page);
    case 'astroPages':
      return astroPageAddress(page);
    case 'astroCollection': {
      const id = astroEntryId(page);
      return id === undefined ? undefined : `/${addressing.base}/${id}${addressing.trailingSlash === true ? '/' : ''}`;
    }
    case 'docusaurusBlog':
      return docusaurusBlogAddress(page, addressing);
    case 'docusaurusDocs':
      return docusaurusDocsAddress(page, addressing);
    case 'zola':
      return zolaAddress(page, addressing);
    case 'nikola':
      return nikolaAddress(page, addressing);
    case 'pattern':
      return patternAddress(page, addressing);
  }
}
