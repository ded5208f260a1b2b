import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { PageFacts } from '../../../src/content/addresses/page-facts.ts';
import { type Addressing, addressOf } from '../../../src/content/generators/addressing.ts';

/** A reviewed file: `npx vitest run test/content/addresses -u` writes it anew. */
const golden = fileURLToPath(new URL('../../golden/content/addresses.txt', import.meta.url));

const date = { year: 2026, month: 5, day: 3 };
const page = (path: string, fields: PageFacts['fields'] = {}, title = 'The Gate'): PageFacts => ({ path, fields, title });
const dated = (path: string, fields: PageFacts['fields'] = {}, title = 'The Gate'): PageFacts => ({ path, fields, title, date });

/** Each way with pages for which its rules differ. */
const samples: readonly (readonly [Addressing, readonly PageFacts[]])[] = [
  [
    { way: 'hugo' },
    [
      page('posts/The Gate.md'),
      page('posts/a - b  c.md'),
      page('posts/50%25 of C++, (old).md'),
      page('posts/gate/index.md'),
      page('posts/gate/index.md', { slug: 'Own One' }),
      page('posts/_index.md'),
      page('_index.md'),
      page('index.md'),
      page('posts/gate.md', { url: 'deep/gate.html' }),
      page('posts/gate.md', { url: '/Deep/Gate' }),
      page('posts/gate.htm.md'),
      page('posts/a#b.md'),
      page('posts/2026-05-03-gate.md'),
      page('posts/gate.de.md'),
    ],
  ],
  [
    { way: 'hugo', uglyUrls: ['posts'], keepCase: true, dateInName: true, otherLanguages: ['de'], language: 'en' },
    [
      page('posts/The Gate.md'),
      page('Posts/Gate.md'),
      page('notes/The Gate.md'),
      page('posts/2026-05-03-gate.md'),
      page('posts/2026-5-3-gate.DE.md'),
      page('posts/gate.fr.md'),
      page('posts/.de.md'),
      page('posts/gate.md', { url: '/x/' }),
    ],
  ],
  [{ way: 'hugo', uglyUrls: true }, [page('a/b.md'), page('a/_index.md')]],
  ...[
    '/:year/:month/:day/:title/',
    ':slug',
    ':slugorfilename/:slugorcontentbasename',
    ':section/:sections/:filename/:contentbasename',
    ':Title/:other',
  ].map((pattern): readonly [Addressing, readonly PageFacts[]] => [
    { way: 'hugo', permalinks: { posts: pattern }, dateInName: true },
    [
      dated('posts/old/Gate House.md', { slug: 'Own One' }, 'Gate + Lock & Co.'),
      page('posts/2026-11-04-gate.md', {}, 'yes'),
      page('posts/gate/index.md', {}, 'Off'),
      page('POSTS/gate.md', {}, 'on'),
      page('posts/gate.md', {}, 'N'),
      dated('notes/gate.md'),
    ],
  ]),
  [
    { way: 'jekyll', collections: { guides: {} } },
    [
      page('gate.md'),
      page('a/index.md'),
      page('index.md'),
      page('_posts/2026-05-03-The Gate.md'),
      dated('a/b/_posts/2026-11-04-gate.md', { categories: 'Sea  Side', category: 'One Two' }),
      dated('_posts/c/2026-11-04-gate.md', { categories: ['X', 'y', 'X', ''], slug: 'own one' }),
      page('_posts/gate.md'),
      page('_guides/a/gate.md'),
      page('_guides/gate.md', { slug: '--o n e--' }),
      page('_other/gate.md'),
      page('a/_b/gate.md'),
      page('gate.md', { permalink: '/own/:title/:path' }),
      page('_posts/2026-12-31-gate.md', { permalink: '/:y_day/:short_year/:i_month/:i_day/:slug/:none' }),
      page('_posts/2024-03-01-gate.md', { permalink: ':y_day-:year:output_ext' }),
    ],
  ],
  ...['pretty', 'ordinal', 'none', 'date', '/:year/:titles/', '/x'].map((permalink): readonly [Addressing, readonly PageFacts[]] => [
    { way: 'jekyll', permalink, collections: { guides: {}, notes: { permalink: '/n/:name:output_ext' } } },
    [
      page('a/gate.md'),
      page('_posts/2026-02-03-gate.md', { category: 'A' }),
      page('_guides/a/gate.md'),
      page('_notes/a/gate.md'),
      page('index.md'),
    ],
  ]),
  [
    {
      way: 'jekyll',
      collections: { guides: {}, posts: { permalink: '/p/:title' } },
      collectionsDir: 'all',
      includes: ['**/_hidden'],
      defaults: [
        { path: 'all/deep', type: 'posts', categories: ['d'] },
        { path: 'docs', type: 'pages', permalink: '/d/:basename/' },
        { path: 'x*', permalink: '/star/:title' },
        { path: 'one.md', permalink: '/one' },
        { path: '', type: 'guides', permalink: '/g/:name' },
        { path: '', type: 'posts', categories: ['all'], permalink: '/:categories/:title' },
      ],
    },
    [
      page('all/_guides/a/gate.md'),
      page('_guides/gate.md'),
      page('all/_posts/2026-05-03-gate.md'),
      page('all/_posts/2026-05-03-gate.md', { category: 'own' }),
      page('all/_posts/2026-05-03-gate.md', { categories: 'own' }),
      page('deep/_posts/2026-05-03-gate.md'),
      page('docs/gate.md'),
      page('docs.md'),
      page('docsother/gate.md'),
      page('xa/gate.md'),
      page('xa.md'),
      page('one.md'),
      page('_hidden/gate.md'),
    ],
  ],
  [
    { way: 'mkdocs' },
    [page('a/Gate House.md'), page('README.md'), page('a/index.md'), page('.a/b.md'), page('a/.b.md'), page('readme/x.md')],
  ],
  [
    { way: 'mkdocs', directoryUrls: false, translations: { in: 'name', languages: ['en', 'de'], main: 'en' } },
    [page('a/gate.md'), page('a/gate.de.md'), page('a/gate.en.md'), page('a/gate.fr.md'), page('index.de.md'), page('.a.de.md')],
  ],
  [
    { way: 'mkdocs', translations: { in: 'folder', languages: ['en', 'de'] } },
    [page('a/gate.md'), page('de/gate.md'), page('en/a/gate.md'), page('de/index.md')],
  ],
  [
    { way: 'pelican' },
    [
      page('a/gate.md', {}, 'Straße & Œuvre'),
      page('pages/gate.md'),
      page('pagesx/gate.md'),
      page('a.md', { status: 'Draft' }),
      page('a.md', { slug: 'own' }),
      page('a.md', {}, 'Мост'),
      page('a.md', {}, ''),
      page('a.md', {}, '!'),
    ],
  ],
  [
    { way: 'pelican', articleUrl: '/{date:%Y}/{date:%m-%d-%H}/{category}/{slug}/{x}', pageUrl: 'p/{slug}', slugFrom: 'basename' },
    [dated('a/Gate Łódź.md', { category: 'Sea' }), page('a/мост.md'), page('pages/x/gate.md')],
  ],
  [
    { way: 'eleventy' },
    [
      page('a/gate.md'),
      page('a/index.md'),
      page('index.md'),
      page('a.md', { permalink: false }),
      page('a.md', { permalink: '//own/index.html' }),
      page('a.md', { permalink: 'index.html' }),
      page('a.md', { permalink: 'own/myindex.html' }),
      page('a.md', { permalink: '/{{ x }}/' }),
    ],
  ],
  [
    { way: 'hexo' },
    [
      page('about/me.md'),
      dated('_posts/a/gate.md'),
      page('_posts/gate.md'),
      page('_drafts/gate.md'),
      page('a/_drafts/gate.md'),
      page('gate.md', { published: false }),
      page('gate.md', { permalink: '//own' }),
    ],
  ],
  [
    {
      way: 'hexo',
      permalink: '/:i_month/:i_day/:name/:post_title/:category/:other/index.html',
      newPostName: ':year-:month-:day-:title.md',
      trailingIndex: false,
    },
    [dated('_posts/a/gate.md'), page('_posts/2026-11-04-gate.md'), page('_posts/2026-1-4-gate.md'), page('a/index.md'), page('a.md')],
  ],
  [
    { way: 'hexo', permalink: ':year/:month/:day/:title/', newPostName: ':year-:month-:day-:title.md' },
    [page('_posts/2026-11-04-gate.md')],
  ],
  [{ way: 'hexo', permalink: ':title.html', trailingHtml: false }, [page('_posts/gate.md'), page('a/index.md'), page('a.md')]],
  [{ way: 'vitepress' }, [page('a/gate.md'), page('index.md'), page('a/index.md')]],
  [{ way: 'vitepress', cleanUrls: true }, [page('a/gate.md'), page('a/index.md')]],
  [{ way: 'mdbook' }, [page('a/gate.md'), page('a/README.md'), page('index.md'), page('my-readme.md')]],
  [{ way: 'quarto' }, [page('a/gate.qmd'), page('a/index.qmd'), page('_a/b.md'), page('a/.b.md')]],
  [{ way: 'mintlify' }, [page('a/gate.mdx'), page('a/index.mdx'), page('index.mdx')]],
  [
    { way: 'gitbook', pages: { 'a/x.md': '/named/x' } },
    [page('a/x.md'), page('a/Gate House!.md'), page('a/README.md'), page('Readme.md'), page('Part (One)/über  uns.md')],
  ],
  [{ way: 'next', base: 'docs' }, [page('a/gate.de.mdx'), page('(group)/a/index.mdx'), page('a(b)/x.mdx'), page('index.mdx')]],
  ...([undefined, 'all', 'default'] as const).flatMap((hides) =>
    [true, undefined].map((inFolders): readonly [Addressing, readonly PageFacts[]] => [
      {
        way: 'next',
        base: 'docs',
        translations: { languages: ['en', 'de'], defaultLanguage: 'en', ...(hides && { hides }), ...(inFolders && { inFolders }) },
      },
      [page('de/a/gate.mdx'), page('a/gate.de.mdx'), page('a/index.mdx'), page('$/a.mdx'), page('a.$.mdx'), page('en/.de.mdx')],
    ]),
  ),
  [{ way: 'next', base: '', translations: { languages: ['de'] } }, [page('a/gate.mdx'), page('a/gate.de.mdx')]],
  [
    { way: 'obsidian' },
    [page('My notes/The gate.md'), page('a.md', { permalink: '/own/x/' }), page('a.md', { 'dg-permalink': 'dig' }), page('a b.md')],
  ],
  [
    { way: 'quartz' },
    [
      page('My notes/A & B 50%? #1.md'),
      page('a/index.md'),
      page('a/_index.md'),
      page('index.md'),
      page('a/myindex.md'),
      page('a.md', { permalink: '/own/' }),
    ],
  ],
  [
    { way: 'starlight' },
    [page('guide/The Gate.mdx'), page('index.mdx'), page('a/index.mdx'), page('a#b.md'), page('a.md', { slug: 'own' })],
  ],
  [{ way: 'astroPages' }, [page('a/gate.md'), page('a/index.md'), page('_a/b.md')]],
  [{ way: 'astroCollection', base: 'blog' }, [page('a/The Gate.md'), page('a#b.md'), page('myindex.md')]],
  [{ way: 'astroCollection', base: 'blog', trailingSlash: true }, [page('a/index.md')]],
  [
    { way: 'docusaurusBlog' },
    [
      page('2026-05-03-gate.md'),
      page('2026/5/3/gate.md'),
      page('a/2026-5-3-gate/index.md'),
      page('2026-05-03.md'),
      page('gate.md'),
      page('_a/gate.md'),
      page('2026-05-03-gate.md', { slug: '/own' }),
    ],
  ],
  [{ way: 'docusaurusBlog', base: '', trailingSlash: true }, [page('gate.md'), page('a.md', { slug: '/' })]],
  [
    { way: 'docusaurusDocs' },
    [
      page('01-start/02 - gate.md'),
      page('1.2-notes.md'),
      page('2026-11-03-release.md'),
      page('3_x.md'),
      page('4.md'),
      page('5-.md'),
      page('a/Index.md'),
      page('a/readme.md'),
      page('Guide/guide.md'),
      page('a/gate.md', { id: 'own' }),
      page('a/b/gate.md', { slug: '../wheel' }),
      page('a/b/gate.md', { slug: '/top' }),
      page('a/_gate.md'),
    ],
  ],
  [{ way: 'docusaurusDocs', base: '', trailingSlash: true }, [page('index.md'), page('a/gate.md')]],
  [
    { way: 'zola', otherLanguages: ['de'] },
    [
      page('a/The Gate.md'),
      page('a/gate.de.md'),
      page('a/gate.fr.md'),
      page('a/_index.md'),
      page('a/_index.de.md'),
      page('a/gate/index.md'),
      page('a/2026-05-03-gate.md'),
      page('a/2026-05-03T10:00:00Z_gate.md'),
      page('a/2026-5-3-gate.md'),
      page('a.md', { path: 'own/x' }),
      page('a.md', { slug: 'Own One' }),
    ],
  ],
  [{ way: 'nikola', base: 'posts' }, [page('a/The Gate.md'), page('a/index.md'), page('a.md', { slug: 'own' })]],
  [
    { way: 'pattern', pattern: '/:year/:month/:day/:slug/' },
    [dated('a/gate.md'), page('2026-11-4-The Gate.md'), page('gate.md'), page('a/_index.md'), dated('a.md', { slug: 'own' })],
  ],
  [
    { way: 'pattern', pattern: '//:sections/:title/:filename/:path/:other/:yearly' },
    [page('a/b/The Gate.md', {}, 'Über uns'), page('a/b/index.md'), page('index.md')],
  ],
];

it('each generator places its pages as reviewed', async () => {
  const lines = samples.flatMap(([addressing, pages]) => [
    JSON.stringify(addressing),
    ...pages.map((facts) => {
      const { path, fields, title } = facts;
      const more = `${Object.keys(fields).length === 0 ? '' : ` ${JSON.stringify(fields)}`}${title === 'The Gate' ? '' : ` ${JSON.stringify(title)}`}`;
      return `  ${path}${more}${facts.date === undefined ? '' : ' dated'} -> ${addressOf(addressing, facts) ?? 'no page'}`;
    }),
  ]);

  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(golden);
});
