/** A part of the program with the rules it keeps. docs/architecture.md says why. */
export interface Layer {
  /** A directory, a file, or the files right in a directory (`src/*.ts`); the longest that fits a module decides. */
  readonly path: string;
  /** The imports of its modules beside their own layer: directories, or files without `.ts`. `*` is everything. */
  readonly mayImport: readonly string[];
  /** As above, for `import type` only. */
  readonly mayImportTypes?: readonly string[];
  /** Packages from npm, exactly those. A package stands at few layers: that is its fence. */
  readonly packages?: readonly string[];
  /** The parts of the world that it may use, and others are given. */
  readonly globals?: readonly BannedGlobal[];
}

export type BannedGlobal = 'environment' | 'time' | 'timers' | 'randomness' | 'console';

// One rule says which addresses readers can reach: the check of articles asks it, and so do those who send.
const platformImports = [
  'src/words',
  'src/command',
  'src/reply',
  'src/subscription',
  'src/delivery',
  'src/ports',
  'src/runtime',
  'src/platform/*.ts',
  'src/content/public-address',
];
const everyGlobal: readonly BannedGlobal[] = ['environment', 'time', 'timers', 'randomness', 'console'];

export const layers: readonly Layer[] = [
  { path: 'src/runtime/errors.ts', mayImport: [] },
  { path: 'src/runtime', mayImport: ['src/runtime/errors'], packages: ['pino', 'hono', '@hono/node-server'], globals: everyGlobal },
  {
    path: 'src/config',
    mayImport: ['src/runtime/errors', 'src/runtime/secret', 'src/runtime/log-level'],
    packages: ['zod', 'yaml'],
    globals: ['environment'],
  },
  {
    path: 'src/content',
    mayImport: ['src/runtime/errors', 'src/runtime/visible-text'],
    packages: [
      'mdast',
      'mdast-util-from-markdown',
      'mdast-util-gfm',
      'micromark-extension-gfm',
      'micromark-extension-cjk-friendly',
      'micromark-extension-cjk-friendly-gfm-strikethrough',
      'yaml',
      'smol-toml',
      '@babel/parser',
      'gemoji',
      'hast',
      'hast-util-from-parse5',
      'hast-util-to-mdast',
      'parse5',
      'vfile',
    ],
  },
  { path: 'src/search', mayImport: ['src/content'], packages: ['fuse.js', 'snowball-stemmers'] },
  { path: 'src/glossary/mining', mayImport: ['src/content', 'src/search/fold-name'] },
  { path: 'src/glossary', mayImport: ['src/content', 'src/search', 'src/glossary/mining'] },
  { path: 'src/words', mayImport: [] },
  { path: 'src/reply', mayImport: ['src/content', 'src/words', 'src/runtime/count'], mayImportTypes: ['src/search', 'src/glossary'] },
  { path: 'src/curation', mayImport: ['src/content', 'src/search/inflections', 'src/search/fold-name', 'src/reply', 'src/words'] },
  { path: 'src/subscription', mayImport: ['src/content', 'src/search/fold-name', 'src/words', 'src/reply'], packages: ['croner'] },
  { path: 'src/delivery', mayImport: ['src/content', 'src/subscription', 'src/runtime', 'src/words'] },
  { path: 'src/ports', mayImport: [], mayImportTypes: ['src/content', 'src/curation', 'src/reply', 'src/subscription', 'src/delivery'] },
  {
    path: 'src/announce',
    mayImport: [
      'src/content',
      'src/search/inflections',
      'src/glossary/name-pattern',
      'src/words',
      'src/reply',
      'src/subscription',
      'src/delivery',
      'src/ports',
      'src/runtime',
    ],
  },
  { path: 'src/command', mayImport: ['src/words', 'src/reply', 'src/runtime'], mayImportTypes: ['src/subscription'], packages: ['zod'] },
  {
    path: 'commands',
    mayImport: [
      'src/words',
      'src/command',
      'src/reply',
      'src/content',
      'src/search',
      'src/glossary',
      'src/curation',
      'src/subscription',
      'src/delivery',
      'src/announce',
    ],
    mayImportTypes: ['src/desk', 'src/ports'],
  },
  {
    path: 'src/desk',
    mayImport: ['src/words', 'src/content', 'src/search', 'src/glossary', 'src/curation', 'src/reply', 'src/runtime'],
    mayImportTypes: ['src/ports'],
  },
  {
    path: 'src/sources',
    mayImport: [
      'src/ports',
      'src/content',
      'src/glossary/mining',
      'src/runtime',
      'src/sources/feeds',
      'src/sources/pushes',
      'src/sources/child-environment',
      'src/sources/watchdog-worker',
    ],
    packages: ['chokidar'],
  },
  {
    path: 'src/sources/feeds',
    mayImport: ['src/sources', 'src/sources/child-environment', 'src/ports', 'src/content', 'src/runtime'],
    packages: ['htmlparser2', 'hast', 'yaml', 'zod', '@mozilla/readability', 'linkedom', 'parse5'],
  },
  {
    path: 'src/sources/pushes',
    mayImport: ['src/sources', 'src/sources/feeds', 'src/ports', 'src/content', 'src/runtime'],
    packages: ['yaml', 'zod'],
  },
  // The addresses that others ask and send to; what they say comes from the sources and the desk.
  {
    path: 'src/web',
    mayImport: ['src/runtime', 'src/content', 'src/reply/inline', 'src/sources/pushes', 'src/web/feed'],
    mayImportTypes: ['src/sources/feeds/hubs'],
    packages: ['hono'],
  },
  { path: 'src/web/feed', mayImport: ['src/content', 'src/reply/inline'] },
  { path: 'src/sources/network', mayImport: ['src/runtime'], mayImportTypes: ['src/ports'], packages: ['undici', 'ipaddr.js'] },
  // Node itself is started with what the system needs of the environment, and with nothing else.
  { path: 'src/sources/child-environment.ts', mayImport: [], globals: ['environment'] },
  { path: 'src/sources/watchdog-worker.ts', mayImport: ['src/sources'], globals: ['timers'] },
  {
    path: 'src/storage',
    mayImport: ['src/ports', 'src/content', 'src/subscription', 'src/delivery', 'src/runtime', 'src/words'],
    mayImportTypes: ['src/curation'],
    packages: ['kysely', 'pg'],
  },
  { path: 'src/platform', mayImport: platformImports },
  {
    path: 'src/platform/discord',
    mayImport: platformImports,
    mayImportTypes: ['src/content'],
    packages: ['discord.js', '@discordjs/rest', '@discordjs/ws', 'discord-api-types'],
  },
  {
    path: 'src/platform/slack',
    // Slack has tables: they are read from the lines that an article has them in, and written as such lines where Slack takes none.
    mayImport: [...platformImports, 'src/content/parse-table', 'src/content/table-text'],
    mayImportTypes: ['src/content'],
    packages: ['@slack/bolt', '@slack/types', '@slack/web-api'],
  },
  { path: 'src/platform/webhook', mayImport: platformImports },
  { path: 'src/platform/terminal', mayImport: platformImports, mayImportTypes: ['src/content'] },
  { path: 'src/sandbox', mayImport: ['src/runtime'], packages: ['ws', 'hono', '@hono/node-server'], globals: ['timers'] },
  {
    path: 'src/sandbox/discord',
    mayImport: ['src/runtime', 'src/sandbox/*.ts'],
    packages: ['ws', 'hono', '@hono/node-server'],
    globals: ['timers'],
  },
  {
    path: 'src/sandbox/slack',
    mayImport: ['src/runtime', 'src/sandbox/*.ts'],
    packages: ['ws', 'hono', '@hono/node-server'],
    globals: ['timers'],
  },
  { path: 'src/page/*.ts', mayImport: [] },
  {
    path: 'src/page/server',
    mayImport: ['src/page/*.ts', 'src/sandbox', 'src/runtime'],
    // esbuild builds the browser's side in a checkout; a package brings it built.
    packages: ['hono', 'zod', 'esbuild'],
    globals: ['timers'],
  },
  // Runs in a browser: its world is the document, and the protocol is all it shares with the server.
  { path: 'src/page/browser', mayImport: [], mayImportTypes: ['src/page/*.ts'], packages: ['preact'], globals: ['time', 'timers'] },
  { path: 'src/cli', mayImport: ['*'], packages: ['commander', 'discord.js', 'zod'], globals: ['environment', 'console'] },
  // The composition root puts the parts together: it knows every one but the command line.
  {
    path: 'src/app',
    mayImport: [
      'src/words',
      'commands',
      'src/announce',
      'src/command',
      'src/config',
      'src/content',
      'src/curation',
      'src/delivery',
      'src/desk',
      'src/platform',
      'src/ports',
      'src/reply',
      'src/runtime',
      'src/sources',
      'src/storage',
      'src/subscription',
    ],
  },
  {
    path: 'src/library',
    mayImport: ['src/content', 'src/desk', 'src/runtime', 'src/sources'],
    mayImportTypes: ['src/glossary', 'src/search'],
  },
  // The contracts are for the author of another platform: they know what an adapter and a publisher know.
  {
    path: 'src/testing',
    mayImport: [
      'src/words',
      'src/announce',
      'src/command',
      'src/delivery',
      'src/platform/*.ts',
      'src/ports',
      'src/reply',
      'src/runtime',
      'src/subscription',
    ],
    mayImportTypes: ['src/content'],
  },
  { path: 'src/testing.ts', mayImport: ['src/testing'] },
  {
    path: 'src/extend.ts',
    mayImport: ['src/app/open-answers', 'src/command', 'src/content', 'src/reply', 'src/runtime/clock', 'src/sources'],
    mayImportTypes: ['commands', 'src/platform/platform', 'src/ports'],
  },
  {
    path: 'src/index.ts',
    mayImport: ['src/library', 'src/runtime/errors'],
    mayImportTypes: ['src/content', 'src/desk', 'src/glossary', 'src/search'],
  },
  { path: 'src/main.ts', mayImport: ['src/cli', 'src/runtime'], packages: ['commander'], globals: ['environment', 'console'] },
];

/** Node's own modules that do the world's work behind a port; all others are open to every layer. */
export const fencedBuiltins: Readonly<Record<string, readonly string[]>> = {
  'node:fs': ['src/sources', 'src/storage', 'src/config', 'src/runtime', 'src/page/server', 'src/cli', 'src/main.ts'],
  'node:fs/promises': ['src/sources', 'src/storage', 'src/config', 'src/runtime', 'src/page/server', 'src/cli', 'src/main.ts'],
  'node:sqlite': ['src/storage'],
  'node:net': ['src/runtime', 'src/sandbox', 'src/page/server/guard.ts', 'src/sources/network/guard.ts'],
  'node:http': ['src/runtime', 'src/sandbox'],
  'node:https': [],
  'node:child_process': ['src/cli/open-browser.ts', 'src/sources/parser-process.ts', 'src/sources/feeds/feed-reader.ts'],
  'node:worker_threads': ['src/sources', 'src/search', 'src/storage'],
  'node:timers': ['src/runtime', 'src/sandbox'],
  'node:timers/promises': ['src/runtime', 'src/sandbox'],
};
