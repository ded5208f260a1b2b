import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { discordLimits } from '../../../src/sandbox/discord/limits.ts';
import { useFixtures } from './fixtures.ts';

const fixtures = useFixtures();
const page = readFileSync(new URL('../../../docs/sandbox-discord.md', import.meta.url), 'utf8');

/** The rows below a heading, as cells. */
function rowsOf(heading: string): readonly (readonly string[])[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => line.slice(2, -2).split(' | '));
}

function proofsIn(text: string): readonly (readonly [file: string, title: string])[] {
  return text.split('<br>').map((proof) => {
    const match = /^`([\w-]+\.test\.ts)`: (.+)$/.exec(proof);
    if (!match) throw new Error(`"${proof}" is not a proof`);
    return [match[1] ?? '', match[2] ?? ''];
  });
}

/** Titles of tests, and the names of cases in the tables they run over. */
function hasTest(file: string, title: string): boolean {
  const source = readFileSync(new URL(file, import.meta.url), 'utf8');
  const quoted = [`'${title}'`, `'${title.replaceAll("'", "\\'")}'`, `"${title}"`];
  return quoted.some(
    (literal) =>
      source.includes(`it(${literal}`) ||
      source.includes(`(${literal}, `) ||
      source.includes(`[${literal}`) ||
      source.includes(`  ${literal},\n`),
  );
}

describe('the coverage page', () => {
  it('has a row for every endpoint, and no other', async () => {
    const sandbox = await fixtures.sandbox();

    const listed = rowsOf('REST').map(([endpoint]) => endpoint?.replaceAll('`', ''));

    expect(listed.toSorted()).toEqual([...sandbox.routes].toSorted());
  });

  it('has a row for every limit, with its figure, and no other', () => {
    const listed = Object.fromEntries(rowsOf('Limits').map(([name, figure]) => [name?.replaceAll('`', ''), Number(figure)]));

    expect(listed).toEqual(discordLimits);
  });

  it.each(['REST', 'Gateway and clients', 'Limits', 'Faults'])('proves every row of "%s" by a test that exists', (heading) => {
    const rows = rowsOf(heading);

    const missing = rows.flatMap((row) => proofsIn(row.at(-1) ?? '').filter(([file, title]) => !hasTest(file, title)));

    expect(rows.length).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });
});
