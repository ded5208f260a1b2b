/** A small publication as one generator keeps it. */
export interface OwnSite {
  readonly name: string;
  /** Files by their paths. */
  readonly files: Readonly<Record<string, string>>;
  /** The directory of the articles and of the generator's config. */
  readonly command: readonly [program: string, ...args: string[]];
  /** Packages that `npm` installs for it, with their versions. */
  readonly packages?: readonly string[];
  /** The site whose installed packages it uses too. */
  readonly installedAs?: string;
  /** The directory that it writes, and the feed in it. */
  readonly built: string;
  readonly feed: string;
}

const BODY =
  'The gate opened **at noon**, and the water ran out.\n\n## The keeper\n\nShe holds two keys, see [the weir](https://gate.example/).\n';
const TITLES = ['The tide gate', 'Salt & "silt"', 'Über den Fluss', 'c++ at the weir'];
/** The date of the article at this place, long past. */
export const day = (index: number): string => `2025-11-0${index + 2}`;
export const yaml = (index: number, date: string): string =>
  `---\ntitle: ${JSON.stringify(TITLES[index])}\ndate: ${date}\ntags: [water, news]\ndescription: Short *one*\n---\n\n${BODY}`;

export const each = (write: (index: number) => readonly [path: string, text: string]): Readonly<Record<string, string>> =>
  Object.fromEntries(TITLES.map((_, index) => write(index)));

/** Generators of Debian, by their own programs. */
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
];
