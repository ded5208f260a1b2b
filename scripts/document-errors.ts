import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listErrors } from './list-errors.ts';

const intro = `<!-- Generated from the sources by \`npm run docs\`: edit the errors, not this page. -->

# Error codes

An error of Newsdesk has a code that stays the same, a message, and in most cases a way out.
The command line prints message and way out; the log holds the code too. Search this page for the code.
\`…\` stands for a name, a path or a number.`;

/** `docs/errors.md` */
export function renderErrorsPage(): string {
  const root = join(import.meta.dirname, '..');
  const paths = globSync(['src/**/*.{ts,tsx}', 'commands/*.ts'], { cwd: root }).sort();
  // The stand-ins and the page are for those who work on Newsdesk.
  const sources = paths
    .filter((path) => !/^src\/(?:sandbox|testing)\//u.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  const parts = listErrors(sources).map(({ code, messages, fixes, mayRetry }) =>
    [
      `## ${code}`,
      ...(messages.length === 0 ? ['The message says what happened.'] : messages.map((message) => `> ${plain(message)}`)),
      ...fixes.map((fix) => `Fix: ${plain(fix)}`),
      ...(mayRetry ? ['Trying again later may help.'] : []),
    ].join('\n\n'),
  );
  return `${[intro, ...parts].join('\n\n')}\n`;
}

function plain(text: string): string {
  return text.replaceAll('\n', ' ').replace(/[<>*_[\]]/gu, (sign) => `\\${sign}`);
}
