import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listApi } from '../../scripts/list-api.ts';
import { startSample } from './run-sample.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (name: string): string => readFileSync(join(root, 'examples', name), 'utf8');

describe('the examples', () => {
  it('are the ones that are run here', () => {
    const programs = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.ts'));

    expect(programs.sort()).toEqual(['own-command.ts', 'own-source.ts', 'web-page.ts']);
  });

  it('add a command beside those of Newsdesk', async () => {
    const { lines, ended } = await startSample(read('own-command.ts'), ['content', 'power']);

    expect([await ended, lines[0]]).toEqual([0, '/news /article /term /terms /latest /announcements /answers /following /help /count']);
    expect(lines[1]).toMatch(/^[1-9]\d* articles on power\.$/);
  });

  it('answer from articles of a program, and from a later one at once', async () => {
    const { lines, ended } = await startSample(read('own-source.ts'));

    expect(await ended).toBe(0);
    expect(lines).toHaveLength(2);
    expect(lines[0]).not.toBe(lines[1]);
    expect(lines[1]).toContain('otters');
  });

  it('show an answer in a web page', async () => {
    const sample = await startSample(read('web-page.ts'), ['content'], { PORT: '0' });
    try {
      await expect.poll(() => sample.lines[0], { timeout: 20_000 }).toMatch(/^http:/);

      // A file that is being read when it starts to answer follows by itself.
      const page = async (): Promise<string> => (await fetch(`${sample.lines[0]}?q=colossus&x=<script>`)).text();
      await expect.poll(page, { timeout: 20_000 }).toMatch(/<h1>[^<]*<\/h1><p>[^<]*colossus/i);
    } finally {
      sample.stop();
      await sample.ended;
    }
  });
});

describe('samples of docstrings', () => {
  const samples = listApi(root).flatMap(({ entry, names }) =>
    names.flatMap(({ name, samples: codes }) => codes.map((code) => [`${entry}: ${name}`, code] as const)),
  );

  it('are there for what a program begins with', () => {
    expect(samples.map(([name]) => name)).toEqual(
      expect.arrayContaining(['newsdesk: createDesk', 'newsdesk/extend: openAnswers', 'newsdesk/extend: defineCommand']),
    );
  });

  it.each(samples)('run and print what they promise: %s', async (_name, code) => {
    const promised = [...code.matchAll(/\/\/ -> (.*)$/gm)].map(([, line]) => line);

    const { lines, ended } = await startSample(code);

    expect([await ended, lines]).toEqual([0, promised]);
    expect(promised.length).toBeGreaterThan(0);
  });
});
