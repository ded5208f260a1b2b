/** A small publication as one generator keeps it. */
export interface OwnSite {
  readonly name: string;
  /** Files by their paths. */
  readonly files: Readonly<Record<string, string>>;
  /** The directory of the articles and of the generator's config. */
  readonly command: readonly [program: string, ...args: string[]];
  /** Packages that `npm` installs for it, with their versions. */
  readonly packages?: readonly string[];
  /** The directory that it writes, and the feed in it. */
  readonly built: string;
  readonly feed: string;
}

const BODY =
  'The gate opened **at noon**, and the water ran out.\n\n## The keeper\n\nShe holds two keys, see [the weir](https://gate.example/).\n';
const TITLES = ['The tide gate', 'Salt & "silt"', 'Über den Fluss', 'c++ at the weir'];
/** The date of the article at this place, long past. */
const day = (index: number): string => `2025-11-0${index + 2}`;
const yaml = (index: number, date: string): string =>
  `---\ntitle: ${JSON.stringify(TITLES[index])}\ndate: ${date}\ntags: [water, news]\ndescription: Short *one*\n---\n\n${BODY}`;

const each = (write: (index: number) => readonly [path: string, text: string]): Readonly<Record<string, string>> =>
  Object.fromEntries(TITLES.map((_, index) => write(index)));

/** Generators by their own programs; those that have packages are installed. */
export const SITES: readonly OwnSite[] = [
  {
    name: 'hugo',
    files: {
      'hugo.toml': 'baseURL = "https://gate.example/"\ntitle = "The Gate"\n',
      'config.toml': 'baseURL = "https://gate.example/"\ntitle = "The Gate"\n',
      'layouts/_default/single.html': '{{ .Content }}',
      'layouts/_default/list.html': '{{ .Title }}',
      ...each((index) => [`content/posts/post-${index}.md`, yaml(index, `${day(index)}T10:00:00Z`)]),
    },
    command: ['hugo', '--quiet'],
    built: 'public',
    feed: 'posts/index.xml',
  },
  {
    name: 'jekyll',
    files: {
      '_config.yml': 'title: The Gate\nurl: https://gate.example\nplugins: [jekyll-feed]\n',
      ...each((index) => [`_posts/${day(index)}-post-${index}.md`, yaml(index, `${day(index)} 10:00:00 +0000`)]),
    },
    command: ['jekyll', 'build', '--quiet'],
    built: '_site',
    feed: 'feed.xml',
  },
  {
    name: 'pelican',
    files: {
      'pelicanconf.py':
        "SITENAME = 'The Gate'\nSITEURL = 'https://gate.example'\nPATH = 'content'\nTIMEZONE = 'UTC'\nFEED_ALL_ATOM = 'feeds/all.atom.xml'\n",
      ...each((index) => [
        `content/post-${index}.md`,
        `Title: ${TITLES[index]}\nDate: ${day(index)} 10:00\nTags: water, news\nSummary: Short *one*\nSlug: post-${index}\n\n${BODY}`,
      ]),
    },
    command: ['pelican', '-q', '-s', 'pelicanconf.py'],
    built: 'output',
    feed: 'feeds/all.atom.xml',
  },
  {
    name: 'eleventy',
    files: {
      // Eleventy itself knows no address of its site.
      'publication.yaml': 'baseUrl: https://gate.example\n',
      'eleventy.config.mjs': `import { feedPlugin } from '@11ty/eleventy-plugin-rss';
export default (config) => {
  config.addPlugin(feedPlugin, { type: 'atom', outputPath: '/feed.xml', collection: { name: 'posts', limit: 0 }, metadata: { language: 'en', title: 'The Gate', base: 'https://gate.example/', author: { name: 'The Gate' } } });
  return { dir: { input: '.' } };
};
`,
      ...each((index) => [`posts/post-${index}.md`, yaml(index, `${day(index)}T10:00:00Z`).replace('tags: [water, news]', 'tags: posts')]),
    },
    packages: ['@11ty/eleventy@3.1.8', '@11ty/eleventy-plugin-rss@3.0.0'],
    command: ['npx', 'eleventy', '--quiet'],
    built: '_site',
    feed: 'feed.xml',
  },
  {
    name: 'docusaurus',
    files: {
      'docusaurus.config.js': `export default {
  title: 'The Gate', url: 'https://gate.example', baseUrl: '/',
  presets: [['classic', { docs: false, blog: { feedOptions: { type: 'all', limit: false } } }]],
};
`,
      'package.json': '{"name": "gate", "private": true}',
      ...each((index) => [`blog/${day(index)}-post-${index}.md`, yaml(index, `${day(index)}T10:00:00Z`)]),
    },
    packages: ['@docusaurus/core@3.10.2', '@docusaurus/preset-classic@3.10.2', 'react@19.3.1', 'react-dom@19.3.1'],
    command: ['npx', 'docusaurus', 'build'],
    built: 'build',
    feed: 'blog/atom.xml',
  },
  {
    name: 'astro',
    files: {
      'astro.config.mjs': "export default { site: 'https://gate.example' };\n",
      'package.json': '{"name": "gate", "private": true, "type": "module"}',
      'src/pages/rss.xml.js': `import rss, { pagesGlobToRssItems } from '@astrojs/rss';
export const GET = async (context) =>
  rss({ title: 'The Gate', description: 'Water', site: context.site, items: await pagesGlobToRssItems(import.meta.glob('./posts/*.md')) });
`,
      ...each((index) => [`src/pages/posts/post-${index}.md`, yaml(index, `${day(index)}T10:00:00Z`).replace('date:', 'pubDate:')]),
    },
    packages: ['astro@7.3.5', '@astrojs/rss@4.0.19'],
    command: ['npx', 'astro', 'build'],
    built: 'dist',
    feed: 'rss.xml',
  },
];
