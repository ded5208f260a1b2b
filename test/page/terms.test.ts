import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TermListing } from '../../src/page/content-panel.ts';
import { makeContentDir, type OpenTrial, openTrial } from './open-trial.ts';
import type { PageClient } from './page-client.ts';

let trial: OpenTrial;
let page: PageClient;
let remove = async (): Promise<void> => {};

beforeAll(async () => {
  const content = await makeContentDir();
  ({ remove } = content);
  await writeFile(join(content.dir, 'boats.md'), '# Boats\n\n## Skeg\n\nA skeg is a fin below the rudder. Each skeg keeps the course.\n');
  await writeFile(join(content.dir, 'glossary.yaml'), '- Weir: A low dam.\n- headword: Oakum\n  hidden: true\n');
  trial = await openTrial({ dir: content.dir });
  page = await trial.visit();
});
afterAll(async () => {
  await trial.close();
  await remove();
});

const ask = (find: string, token = page.token): Promise<Response> =>
  fetch(`${trial.link}terms?find=${find}`, { headers: { 'x-newsdesk-token': token } });
const list = async (find = ''): Promise<TermListing> => (await (await ask(find)).json()) as TermListing;
const term = async (name: string): Promise<string> => {
  const { message } = await page.act({ kind: 'slack.slash', userId: 'U0READER01', channelId: 'C0GENERAL1', command: 'term', text: name });
  return JSON.stringify((await page.until('message', (event) => event.message.key === message)).message.payload);
};

describe('the terms on the page', () => {
  it('stand with the form and the source of their words, hidden ones in their places', async () => {
    // A machine that is busy reads a file later than it starts.
    await expect.poll(async () => (await list()).total, { timeout: 30_000 }).toBe(3);

    expect(await list()).toEqual({
      total: 3,
      terms: [
        { headword: 'Oakum', isHidden: true },
        { headword: 'skeg', isHidden: false, text: 'A skeg is a fin below the rudder.', form: 'copula', source: 'Boats' },
        { headword: 'Weir', isHidden: false, text: 'A low dam.', form: 'editors', source: 'glossary.yaml' },
      ],
    });
    expect((await list('skeg')).terms.map(({ headword }) => headword)).toEqual(['skeg']);
  });

  it('are hidden by one act and shown again by another, and each counts at once', async () => {
    const hidden = await page.act({ kind: 'term', how: 'hide', term: 'skeg' });
    const seen = [(await list('skeg')).terms[0]?.isHidden, (await term('skegs')).includes('below the rudder')];
    const again = await page.act({ kind: 'term', how: 'hide', term: 'skeg' });
    await page.act({ kind: 'term', how: 'restore', term: 'skeg' });
    seen.push((await list('skeg')).terms[0]?.isHidden, (await term('skegs')).includes('below the rudder'));
    await page.act({ kind: 'term', how: 'restore', term: 'Oakum' });
    await page.act({ kind: 'term', how: 'hide', term: 'Weir' });

    expect(hidden).toEqual({ status: 'done' });
    expect(again).toMatchObject({ status: 'refused', problem: expect.stringContaining('“skeg” is hidden already.') });
    expect(seen).toEqual([true, false, false, true]);
    expect((await list()).terms.map(({ headword, isHidden }) => [headword, isHidden])).toEqual([
      ['skeg', false],
      ['Weir', true],
    ]);
  });

  it('are read by the page alone', async () => {
    expect((await ask('', 'another')).status).toBe(403);
  });
});
