import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDeadMembers, type SourceFile } from './find-dead-members.ts';

const root = join(import.meta.dirname, '..');

/** Files whose types hold members that no file of the project reads, each with the reason. */
const exceptions: Readonly<Record<string, string>> = {
  'src/testing/': 'a test runner of another project reads it',
  'src/sandbox/': 'the hands and records of a stand-in are for whoever tests with it',
  'src/storage/schema.ts': 'columns are named in SQL too',
  'src/platform/slack/draft.ts': 'Slack reads it',
  'src/platform/slack/manifest.ts': 'Slack reads it',
  'src/platform/slack/render.ts': 'Slack reads it',
  'src/platform/discord/register-commands.ts': '`newsdesk register` prints every member by its name',
  'src/content/count-structure.ts': 'every member is compared with its limit by its name',
};

function read(pattern: string): readonly SourceFile[] {
  return globSync(pattern, { cwd: root }).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const sources = [...read('src/**/*.{ts,tsx}'), ...read('commands/*.ts')];
const readers = [...read('scripts/*.ts'), ...read('bench/**/*.ts')];
const dead = findDeadMembers(sources, readers);
const isExcepted = (path: string): boolean => Object.keys(exceptions).some((start) => path.startsWith(start));
for (const { path, line, type, member } of dead.filter((one) => !isExcepted(one.path))) {
  console.error(`${path}:${line}: ${type}.${member} is read nowhere.`);
  process.exitCode = 1;
}
for (const start of Object.keys(exceptions)) {
  if (dead.some(({ path }) => path.startsWith(start))) continue;
  console.error(`scripts/check-dead-members.ts excepts ${start}, and everything there is read.`);
  process.exitCode = 1;
}
