import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listRooms } from './list-rooms.ts';

const root = join(import.meta.dirname, '..');
const START = '<!-- rooms: written by npm run docs -->';
const END = '<!-- end of rooms -->';

/** The architecture page with its table of rooms as the imports are now. Each room imports rooms of lower floors only. */
export function renderArchitecturePage(): string {
  const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const start = page.indexOf(START);
  const end = page.indexOf(END);
  if (start === -1 || end === -1) throw new Error(`docs/architecture.md has no place for its rooms: ${START} and ${END}`);
  return `${page.slice(0, start)}${START}\n\n${renderRooms()}\n${page.slice(end)}`;
}

function renderRooms(): string {
  const rows = listRooms(root).map(
    ({ name, imports, floor }) => `| ${floor} | \`${name}\` | ${imports.map((other) => `\`${other}\``).join(', ')} |`,
  );
  return ['| Floor | Room | Imports |', '| --- | --- | --- |', ...rows, ''].join('\n');
}
