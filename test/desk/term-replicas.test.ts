import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { ada, aboutOf, buttonOf, formOf, openTermStage, textOf, valuesOf } from '../commands/term-stage.ts';

const keel = { headword: 'Keel', definition: 'The backbone of a boat.' };

describe('curated terms', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-terms-'));
  });
  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('are there after a restart, hidden ones from the first answer on, with their versions and what can be undone', async () => {
    const path = join(directory, 'newsdesk.db');
    const first = await openTermStage({ storage: await openSqlite(path, { exclusive: true }) });
    await first.fill('add Keel', keel);
    const saved = await first.fill('edit Keel', { definition: 'The spine of a boat.' });
    await first.fill('hide Sluice', { note: 'Not ours.' });
    await first.fill('suggest Jib', { headword: 'Jib', definition: 'A sail.' });
    await first.close();

    const second = await openTermStage({ storage: await openSqlite(path, { exclusive: true }) });

    expect(await second.term('penstock')).toContain('do not explain');
    expect(await second.term('keel')).toContain('The spine of a boat.');
    expect(textOf(await second.terms('review'))).toContain('Jib');
    expect(textOf(await second.terms('history Keel'))).toMatch(/2\. Ada edited it.*\n1\. Ada added it/u);
    await second.press(buttonOf(saved, 'Undo'));
    expect(await second.term('keel')).toContain('The backbone of a boat.');
    await second.close();
  });

  it('that one process changes are answered by the others, and nobody is overwritten across them', async () => {
    const one = await openTermStage();
    const two = await one.another();
    await one.fill('add Keel', keel);
    await one.fill('hide Sluice', {});

    await expect.poll(() => two.term('keel'), { timeout: 10_000 }).toContain('The backbone of a boat.');
    expect(await two.term('sluice')).toContain('do not explain');
    const [here, there] = [formOf(await one.terms('edit Keel')), formOf(await two.terms('edit Keel'))];
    await one.press(aboutOf(here), ada, { ...valuesOf(here), definition: 'The spine of a boat.' });
    const stopped = formOf(await two.press(aboutOf(there), ada, { ...valuesOf(there), definition: 'Spam.' }));
    expect(stopped.notice).toContain('The spine of a boat.');
    await two.close();
    await one.close();
  });

  it('are changed once by an act that two processes are told of, and both say the same', async () => {
    const one = await openTermStage();
    const two = await one.another();
    const form = formOf(await one.terms('add Keel'));
    const twice = { ...ada, cause: 'discord:4711' };

    const said = await Promise.all([one, two].map((stage) => stage.press(aboutOf(form), twice, { ...valuesOf(form), ...keel })));

    expect(said.map(textOf)).toEqual(Array.from({ length: 2 }, () => '“Keel” is a term now, and answers from this moment.'));
    expect((await one.storage.terms.read()).revision).toBe(1);
    expect(await two.term('keel')).toContain('The backbone');
    await two.close();
    await one.close();
  });
});
