import { describe, expect, it } from 'vitest';
import { readNewsdeskFile } from '../../src/config/newsdesk-file.ts';

const problemOf = (text: string): string => {
  try {
    readNewsdeskFile(text, 'newsdesk.yaml');
    return 'no problem';
  } catch (error) {
    return (error as Error).message;
  }
};

it('lists directories, feeds and pushes, in their order', () => {
  const text = `sources:
  - directory: ./content
  - feed: https://gate.example/feed.xml
  - feed: https://www.gate.example/other.xml
    every: 1h
  - feed: https://salt.example/
    name: salt
  - push: cms
serveFeed: true
allowHosts: [feeds.intranet, '10.0.0.5:8080']
`;

  expect(readNewsdeskFile(text, 'newsdesk.yaml')).toEqual({
    sources: [
      { kind: 'directory', path: './content' },
      { kind: 'feed', url: 'https://gate.example/feed.xml', name: 'gate-example-feed-xml' },
      { kind: 'feed', url: 'https://www.gate.example/other.xml', name: 'gate-example-other-xml', everyMs: 3_600_000 },
      { kind: 'feed', url: 'https://salt.example/', name: 'salt' },
      { kind: 'push', name: 'cms' },
    ],
    allowHosts: ['feeds.intranet', '10.0.0.5:8080'],
    servesFeed: true,
    webhooks: [],
  });
});

it('reads who may use what, beside the sources or alone', () => {
  const rights = `rights:
  questionsPerMinute: 5
  rules:
    - use: [/News, term]
      discord: { channels: ["112233445566778899", direct], roles: ["112233445566778800"] }
      slack: all
    - use: all
      discord: none
      slack: { channels: [C0123ABCD], groups: [S0123ABCD], users: [U0123ABCD] }
`;
  const table = {
    questionsPerMinute: 5,
    rules: [
      { use: ['news', 'term'], discord: { channels: ['112233445566778899', 'direct'], groups: ['112233445566778800'] }, slack: 'all' },
      { use: 'all', discord: 'none', slack: { channels: ['C0123ABCD'], groups: ['S0123ABCD'], users: ['U0123ABCD'] } },
    ],
  };

  expect(readNewsdeskFile(rights, 'newsdesk.yaml')).toEqual({ sources: [], allowHosts: [], webhooks: [], rights: table });
  expect(readNewsdeskFile(`sources:\n  - directory: x\n${rights}`, 'newsdesk.yaml').rights).toEqual(table);
});

describe('what is wrong is told with its line', () => {
  it.each([
    ['sources:\n  - feed: gate.example\n', 'newsdesk.yaml:2: sources.0.feed is not an address'],
    ['sources:\n  - feed: https://gate.example/\n    every: soon\n', 'newsdesk.yaml:3: sources.0.every “soon” is not a time'],
    ['sources:\n  - feed: https://gate.example/\n    every: 10s\n', 'newsdesk.yaml:3: sources.0.every is less than a minute'],
    ['sources:\n  - feed: https://gate.example/\n    nane: gate\n', 'newsdesk.yaml:2: sources.0 has `nane`, which is not a setting here'],
    ['sources:\n  - feed: https://gate.example/\n    name: a/b\n', 'newsdesk.yaml:3: sources.0.name is not a name'],
    ['sources:\n  - file: x\n', 'newsdesk.yaml:2: sources.0 is none of `directory: PATH`, `feed: ADDRESS`'],
    ['sources:\n  - push: a/b\n', 'newsdesk.yaml:2: sources.0.push is not a name'],
    ['sources:\n  - push: blog\n    every: 1h\n', 'newsdesk.yaml:2: sources.0 has `every`, which is not a setting here'],
    ['sources:\n  - push: blog\n  - push: Blog\n', 'newsdesk.yaml:3: sources.1.push is a second push called blog'],
    ['sources: []\n', 'sources is empty'],
    ['feeds: []\n', 'the file has `feeds:` and no `sources:`; only `rights:` may stand without it'],
    ['sources:\n  - feed: https://a.example/\n    name: x\n  - feed: https://b.example/\n    name: x\n', 'two sources are called x'],
    [
      'sources:\n  - feed: https://a.example/\n    name: Gate\n  - feed: https://b.example/\n    name: gate\n',
      'two sources are called gate',
    ],
    ['sources:\n  - feed: https://a.example/\n    every: 2d\n', 'newsdesk.yaml:3: sources.0.every is more than a day'],
    ['sources:\n  - feed: https://me:secret@a.example/\n', 'newsdesk.yaml:2: sources.0.feed holds a name or a password'],
    ['sources:\n  - directory: x\nallowHosts: [https://a.example/]\n', 'newsdesk.yaml:3: allowHosts.0 is not a host'],
    ['sources:\n  - feed: https://a.example/\n    directory: x\n', 'newsdesk.yaml:2: sources.0 is none of'],
    ['sources:\n  - ghost: https://a.example/\n', 'newsdesk.yaml:2: sources.0.key is missing'],
    ['sources:\n  - ghost: https://a.example/\n    key: abc\n', 'newsdesk.yaml:3: sources.0.key is not a Content API key'],
    [
      'sources:\n  - ghost: ./export.zip\n',
      'newsdesk.yaml:2: sources.0.ghost is neither an address nor the path of an exported .json file',
    ],
    [
      'sources:\n  - wordpress: a.example\n',
      'newsdesk.yaml:2: sources.0.wordpress is neither an address nor the path of an exported .xml file',
    ],
    ['sources:\n  - wordpress: ./export.xml\n    key: abc\n', 'newsdesk.yaml:2: sources.0 has `key`, which is not a setting here'],
    ['sources:\n  - pages: []\n', 'newsdesk.yaml:2: sources.0.pages is empty'],
    ['sources:\n  - pages: https://a.example/\n    only: [blog]\n', 'newsdesk.yaml:3: sources.0.only.0 is not a pattern of paths'],
    ['sources:\n  - directory: x\nserveFeed: maybe\n', 'newsdesk.yaml:3: serveFeed is neither true nor false'],
    [
      'rights:\n  rules:\n    - use: news\n      discord: { role: ["1"] }\n',
      'rights.rules.0.discord has `role`, and takes `channels:`, `roles:`',
    ],
    [
      'rights:\n  rules:\n    - use: news\n      discord:\n        roles: [112233445566778899]\n',
      'newsdesk.yaml:5: rights.rules.0.discord.roles.0 is not the id of Discord in quotes',
    ],
    ['rights:\n  rules:\n    - use: news\n      slack: { channels: [general] }\n', 'slack.channels.0 is not the id of a channel of Slack'],
    ['rights:\n  rules:\n    - use: news\n      slack: { groups: [] }\n', 'slack.groups is empty'],
    ['rights:\n  rules:\n    - use: news\n      slack: nobody\n', 'newsdesk.yaml:4: rights.rules.0.slack is neither all nor none'],
    ['rights:\n  rules:\n    - use: news\n      slak: all\n', 'newsdesk.yaml:3: rights.rules.0 has `slak`, which is not a setting here'],
    ['rights:\n  rules:\n    - use: []\n', 'newsdesk.yaml:3: rights.rules.0.use is empty: name a command, or write all'],
    ['rights:\n  rules:\n    - slack: all\n', 'newsdesk.yaml:3: rights.rules.0.use is not the name of a command'],
    ['rights:\n  questionsPerMinute: -1\n', 'newsdesk.yaml:2: rights.questionsPerMinute is less than 0'],
    ['rights: open\n', 'newsdesk.yaml:1: rights is not a map'],
    ['sources: *nowhere\n', 'newsdesk.yaml'],
    ['sources: [', 'newsdesk.yaml:'],
  ])('%j', (text, expected) => {
    expect(problemOf(text)).toContain(expected);
  });
});

it('names feeds by what they are, so that another order of the list keeps their names', () => {
  const entries = ['https://gate.example/a', 'https://gate.example/b', 'https://salt.example/'];
  const namesIn = (order: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      readNewsdeskFile(`sources:\n${order.map((url) => `  - feed: ${url}\n`).join('')}`, 'newsdesk.yaml').sources.flatMap((source) =>
        source.kind === 'feed' ? [[source.url, source.name]] : [],
      ),
    );

  expect(namesIn(entries)).toEqual(namesIn(entries.toReversed()));
  // Another source changes no name: articles are kept under them.
  expect(namesIn([...entries, 'https://salt.example/other'])).toMatchObject(namesIn(entries));
});

it('reads each kind of source with its settings', () => {
  const key = '22444f78447824223cefc48062';
  const text = `sources:
  - feed: https://a.example/feed
    fullText: true
  - wordpress: https://b.example/
  - wordpress: ./export.xml
    site: https://c.example/
  - ghost: https://d.example/
    key: ${key}
  - ghost: exports/ghost.json
  - pages: https://e.example/sitemap.xml
    only: [/blog/**]
  - pages: [https://f.example/a, https://f.example/b]
`;

  expect(readNewsdeskFile(text, 'newsdesk.yaml').sources).toEqual([
    { kind: 'feed', url: 'https://a.example/feed', fullText: true, name: 'a-example-feed' },
    { kind: 'wordpress', url: 'https://b.example/', name: 'b-example' },
    { kind: 'wordpress', url: './export.xml', site: 'https://c.example/', name: 'export' },
    { kind: 'ghost', url: 'https://d.example/', key, name: 'd-example' },
    { kind: 'ghost', url: 'exports/ghost.json', name: 'ghost' },
    {
      kind: 'pages',
      url: 'https://e.example/sitemap.xml',
      pages: 'https://e.example/sitemap.xml',
      only: ['/blog/**'],
      name: 'e-example-sitemap-xml',
    },
    { kind: 'pages', url: 'https://f.example/', pages: ['https://f.example/a', 'https://f.example/b'], name: 'f-example' },
  ]);
});
