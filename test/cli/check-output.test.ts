import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../../src/cli/ask.ts';
import { check } from '../../src/cli/check.ts';
import { createOutput } from '../../src/cli/output.ts';

/** Harmless, and nothing that a terminal should ever be sent: colors, both introducers of a sequence, a turned direction, a bell. */
const SEQUENCES = '\u001b[41mred \u009b31m \u202e \u0007';
const RAW = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e]/g;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'newsdesk-control-'));
  const yaml = JSON.stringify(`T ${SEQUENCES}`);
  const fields = [
    `${JSON.stringify(`key ${SEQUENCES}`)}: 1`,
    `title: ${yaml}`,
    `date: ${yaml}`,
    `url: ${yaml}`,
    `tags: [${yaml}]`,
    `authors: [${yaml}]`,
  ];
  writeFileSync(
    join(root, 'heron.md'),
    `---\n${fields.join('\n')}\n---\nThe heron ${SEQUENCES} stands.\n\n## Weir ${SEQUENCES}\n\nThe heron sleeps.\n`,
  );
  writeFileSync(join(root, `na\u001b[31mme\nforged.md:1:1: error.md`), '---\ntitle: [\n---\nText.\n');
  writeFileSync(join(root, `draft\u001b[31m\n.md`), '---\ndraft: true\n---\nText.\n');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

async function run(work: (output: ReturnType<typeof createOutput>) => Promise<number>): Promise<string> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  await work(createOutput(stdout, stderr));
  return `${String(stdout.read() ?? '')}${String(stderr.read() ?? '')}`;
}

describe('the output of a verb', () => {
  it.each<readonly [string, (output: ReturnType<typeof createOutput>) => Promise<number>]>([
    ['check', (output) => check(root, {}, output)],
    ['check --json', (output) => check(root, { json: true }, output)],
    ['ask', (output) => ask('heron', { content: root, limit: 5 }, output)],
    ['ask --json', (output) => ask('heron', { content: root, limit: 5, json: true }, output)],
    ['ask --explain', (output) => ask('heron', { content: root, limit: 5, explain: true }, output)],
  ])('of %s has no control sequence of a file in it', async (_name, work) => {
    const text = await run(work);

    expect(text).toContain('heron');
    expect(text.match(RAW)).toBeNull();
  });

  it('has one line for each problem and each skipped file, whatever they are called', async () => {
    const lines = (await run((output) => check(root, {}, output))).trimEnd().split('\n');

    expect(lines.filter((line) => line.startsWith('forged'))).toEqual([]);
    expect(lines.filter((line) => line.includes('\\u000aforged.md'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('draft\\u001b[31m\\u000a.md: skipped'))).toHaveLength(1);
  });
});
