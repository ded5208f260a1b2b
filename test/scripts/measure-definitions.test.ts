import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readLabels } from '../glossary/labels/definition-labels.ts';

const scratch = mkdtempSync(join(tmpdir(), 'newsdesk-measure-'));
const { definitions, others } = readLabels('ja');

/** Measures a miner that finds the same sentence everywhere: the Japanese publication defines ヒバリ once. */
function measure(mined: object, ...options: readonly string[]): string {
  const path = join(scratch, 'miner.mjs');
  writeFileSync(
    path,
    `const found = ${JSON.stringify(mined)};
     export const mineDefinitions = ({ sections }) =>
       sections.flatMap(({ body }, section) => (body.text.includes(found.text) ? [{ ...found, section }] : []));`,
  );
  return run('--miner', path, ...options, 'ja').stdout;
}

function run(...options: readonly string[]) {
  return spawnSync(process.execPath, ['scripts/measure-definitions.ts', ...options], { encoding: 'utf8' });
}

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('measuring a miner', () => {
  it('prints its recall, its precision and what it misses', () => {
    const text = 'すべてのジョブを追記専用のログに保存するブローカー';

    const printed = measure({ headword: 'ヒバリ', text, form: 'copula', sure: true }, '--misses');

    expect(printed).toContain(`ja: 7 articles, ${definitions.length} definitions, ${others.length} others\n`);
    expect(printed).toMatch(new RegExp(`recall, all +${((100 * 1) / definitions.length).toFixed(1)} % \\(1 of ${definitions.length}\\)`));
    expect(printed).toMatch(/precision of sure ones +100\.0 % \(1 of 1\), 0 more/);
    expect(printed).toMatch(/changed from the source +0\n/);
    expect(printed.match(/^ {2}missed /gm)).toHaveLength(definitions.length - 1);
  });

  it('prints what is wrong among the sure ones, and names that are falsely defined', () => {
    const printed = measure({ headword: '餅', text: '餅は三が日を過ぎたら下げること', form: 'copula', sure: true }, '--misses');

    expect(printed).toMatch(/precision of sure ones +0\.0 % \(0 of 1\)/);
    expect(printed).toMatch(/false, of names without +\d\.\d % \(1 of \d+\)/);
    expect(printed).toContain('  wrong copula: old-well-survey: 餅: 餅は三が日を過ぎたら下げること\n');
  });

  it('says what to do if there is no miner, and which languages have labels', () => {
    expect(run('--miner', join(scratch, 'none.ts'), 'ja').stderr).toContain('Name another file with --miner.');
    expect(run('--miner', join(scratch, 'miner.mjs'), 'eo').stderr).toContain('There are no labels for eo, only for en, de, fr, es, ja.');
  });
});
