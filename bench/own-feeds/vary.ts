import type { OwnSite } from './sites.ts';

/** Moments that a generator of this year shows as the past, and as the future. */
const [PAST, FUTURE] = ['2025-11-05', '2090-01-01'];
const TEXT = `Mara & the *heron* say "hello" at the [quay](#quay).

![A tern](/tern.png)

## Quay

- One rope
- Two ropes, \`tied\`

## Ähnliche Straße

| Boat | Crew |
| --- | --- |
| Colossus | 4 |
`;

/** Hugo's own feed has summaries; sites that give all of an article write a template of their own. */
const WHOLE_FEED = `{{ printf "<?xml version=\\"1.0\\"?>" | safeHTML }}
<rss version="2.0"><channel><title>The Gate</title><link>{{ .Permalink }}</link>
{{ range .RegularPages }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate><description>{{ .Content | html }}</description></item>{{ end }}
</channel></rss>
`;

interface Extra {
  readonly name: string;
  readonly title: string;
  readonly date: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** The same date twice, an update, a draft and a date to come. */
const EXTRAS: readonly Extra[] = [
  { name: 'twin-a', title: 'Twin & "A"', date: PAST, fields: [['description', 'A tern']] },
  { name: 'twin-b', title: 'Zwilling B: größer', date: PAST, fields: [] },
  { name: 'updated', title: 'Updated it’s', date: PAST, fields: [['UPDATED', '2025-11-20']] },
  { name: 'held', title: 'Held draft', date: PAST, fields: [['DRAFT', 'true']] },
  { name: 'later', title: 'Held for later', date: FUTURE, fields: [] },
];

/** The names and values in which each generator writes those extras. */
const WAYS: Readonly<
  Record<string, { readonly path: (extra: Extra) => string; readonly updated: string; readonly draft: string; readonly date?: string }>
> = {
  hugo: { path: ({ name }) => `content/posts/${name}.md`, updated: 'lastmod', draft: 'draft: true' },
  jekyll: { path: ({ name, date }) => `_posts/${date}-${name}.md`, updated: 'last_modified_at', draft: 'published: false' },
  pelican: { path: ({ name }) => `content/${name}.md`, updated: 'Modified', draft: 'Status: draft' },
  eleventy: { path: ({ name }) => `posts/${name}.md`, updated: 'updated', draft: 'draft: true' },
  docusaurus: { path: ({ name, date }) => `blog/${date}-${name}.md`, updated: 'last_update', draft: 'draft: true' },
  astro: { path: ({ name }) => `src/pages/posts/${name}.md`, updated: 'updatedDate', draft: 'draft: true', date: 'pubDate' },
};

/** A site as real ones vary: under a path of its host, with two articles of one date, an update, a draft and a date to come. */
export function vary(site: OwnSite): OwnSite {
  const way = WAYS[site.name];
  if (way === undefined) throw new Error(`No way to vary ${site.name}`);
  const files = Object.entries(site.files).map(([path, text]) => [path, /\.md$/u.test(path) ? text : underPath(site.name, text)]);
  const extras = EXTRAS.map((extra) => [
    way.path(extra),
    site.name === 'pelican' ? pelican(extra, way) : frontMatter(site.name, extra, way),
  ]);
  const whole = site.name === 'hugo' ? [['layouts/_default/rss.xml', WHOLE_FEED]] : [];
  return { ...site, name: `${site.name}-varied`, files: Object.fromEntries([...files, ...extras, ...whole]), installedAs: site.name };
}

function underPath(name: string, text: string): string {
  if (name === 'jekyll') return `${text}baseurl: /river\n`;
  if (name === 'eleventy')
    return text
      .replace(/^baseUrl: .*$/mu, 'baseUrl: https://gate.example/river')
      .replace("input: '.' }", "input: '.' }, pathPrefix: '/river/'")
      .replace(
        'config.addPlugin',
        "config.addPreprocessor('drafts', '*', (data) => (data.draft ? false : undefined));\n  config.addPlugin",
      );
  if (name === 'docusaurus') return text.replace("baseUrl: '/'", "baseUrl: '/river/', trailingSlash: false");
  if (name === 'astro') return text.replace("'https://gate.example'", "'https://gate.example', base: '/river', trailingSlash: 'never'");
  return text
    .replaceAll('https://gate.example/', 'https://gate.example/river/')
    .replaceAll("'https://gate.example'", "'https://gate.example/river'");
}

type Way = (typeof WAYS)[string];

function frontMatter(name: string, { title, date, fields }: Extra, { updated, draft, date: dateName = 'date' }: Way): string {
  const when = name === 'jekyll' ? `${date} 10:00:00 +0000` : `${date}T10:00:00Z`;
  const lines = fields.map(([field, value]) => {
    if (field === 'DRAFT') return draft;
    if (field !== 'UPDATED') return `${field}: ${value}`;
    return name === 'docusaurus' ? `${updated}:\n  date: ${value}` : `${updated}: ${value}`;
  });
  const tags = name === 'eleventy' ? ['tags: posts'] : [];
  const text = name === 'docusaurus' ? TEXT.replace('![A tern](/tern.png)\n\n', '') : TEXT;
  return `---\ntitle: ${JSON.stringify(title)}\n${dateName}: ${when}\n${[...lines, ...tags].join('\n')}\n---\n\n${text}`;
}

function pelican({ name, title, date, fields }: Extra, { updated, draft }: Way): string {
  const lines = fields.map(([field, value]) =>
    field === 'DRAFT' ? draft : field === 'UPDATED' ? `${updated}: ${value}` : `Summary: ${value}`,
  );
  return [`Title: ${title}`, `Date: ${date} 10:00`, `Slug: ${name}`, ...lines, '', TEXT].join('\n');
}
