import { day, each, type OwnSite, yaml } from './sites.ts';

/** Generators of npm, with pinned versions. The blog of Docusaurus has no home page, so its links there are broken. */
export const PACKAGE_SITES: readonly OwnSite[] = [
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
  title: 'The Gate', url: 'https://gate.example', baseUrl: '/', onBrokenLinks: 'ignore',
  presets: [['classic', { docs: false, blog: { feedOptions: { type: 'all', limit: false } } }]],
};
`,
      'package.json': '{"name": "gate", "private": true}',
      ...each((index) => [`blog/${day(index)}-post-${index}.md`, yaml(index, `${day(index)}T10:00:00Z`)]),
    },
    packages: ['@docusaurus/core@3.10.2', '@docusaurus/preset-classic@3.10.2', 'react@19.3.1', 'react-dom@19.3.1'],
    command: ['npx', 'docusaurus', 'build', '--no-minify'],
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
