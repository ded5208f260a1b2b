import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QuestionVerdict } from '../../src/ports/questions.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { runNewsdesk } from './newsdesk-process.ts';

describe('newsdesk questions', () => {
  let folder: string;
  let environment: Readonly<Record<string, string>>;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'newsdesk-questions-'));
    await writeFile(
      join(folder, 'article.md'),
      '---\ntitle: The mill\n---\n\nThe mill grinds.\n\n## Violins\n\nWe tune a violin by its pegs.\n',
    );
    environment = { CONTENT_DIR: folder, DATABASE_URL: `file:${join(folder, 'newsdesk.db')}` };
    await using storage = await openSqlite(join(folder, 'newsdesk.db'), { exclusive: true });
    const count = (question: string, verdict: QuestionVerdict, times: number, at: string) => ({
      key: question,
      question,
      verdict,
      times,
      at: Date.parse(at),
    });
    await storage.questions.add([
      count('how to tune a violin', 'unanswered', 3, '2026-11-02'),
      count('violin tuning', 'unhelpful', 1, '2026-11-05'),
      count('zeppelin prices', 'unanswered', 2, '2026-11-04'),
    ]);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('lists alike ones together, most asked first, with the answer that each has by now, and forgets one', async () => {
    const [listed, json] = [
      await runNewsdesk(['questions'], environment, folder),
      await runNewsdesk(['questions', '--json'], environment, folder),
    ];
    const alias = await runNewsdesk(['questions', '--alias', 'zeppelin prices', '--of', 'nobody'], environment, folder);
    const define = await runNewsdesk(['questions', '--define', 'zeppelin', '--as', 'An airship.'], environment, folder);
    const cured = await runNewsdesk(['questions', '--alias', 'zeppelin prices', '--of', 'zeppelin'], environment, folder);
    const after = await runNewsdesk(['questions'], environment, folder);
    const half = await runNewsdesk(['questions', '--alias', 'zeppelin prices'], environment, folder);
    const forgotten = await runNewsdesk(['questions', '--forget', 'Zeppelin prices'], environment, folder);
    const again = await runNewsdesk(['questions', '--forget', 'Zeppelin prices'], environment, folder);

    expect(listed.stdout).toBe(
      [
        '   4x  how to tune a violin',
        '       also: violin tuning (1)',
        '       3 without an answer, 1 not helpful, 2026-11-02 to 2026-11-05; answered now by The mill › Violins',
        '   2x  zeppelin prices',
        '       2 without an answer, 2026-11-04; no answer by now',
        '',
      ].join('\n'),
    );
    expect(listed.stderr).toContain('3 questions without a good answer.');
    expect(JSON.parse(json.stdout)).toMatchObject([{ times: 4, now: { kind: 'section' } }, { now: { kind: 'unanswered' } }]);
    expect(alias).toMatchObject({ code: 2, stderr: expect.stringContaining('No term is called “nobody”.') });
    expect(define.stderr).toContain('“zeppelin”: explained by now: zeppelin.');
    expect(cured.stderr).toContain('“zeppelin prices”: explained by now: zeppelin.');
    expect(after.stdout).toContain('2 without an answer, 2026-11-04; explained by now: zeppelin');
    expect(half).toMatchObject({ code: 2, stderr: expect.stringContaining('--alias QUESTION --of TERM') });
    expect([forgotten.code, again.code]).toEqual([0, 1]);
  });
});
