import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { aboutOf, ada, buttonOf, formOf, openTermStage, textOf, valuesOf } from '../commands/term-stage.ts';
import { postgresIsMissing } from '../storage/postgres-programs.ts';
import { startPostgres, type TestPostgres } from '../storage/start-postgres.ts';

const keel = { headword: 'Keel', definition: 'The backbone of a boat.' };

describe('curated terms on SQLite', () => {
  let directory: string;
  let number = 0;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-terms-'));
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  describeProcesses(async () => {
    const path = join(directory, `${(number += 1)}.db`);
    return (exclusive) => openSqlite(path, { exclusive });
  });
});

describe.skipIf(postgresIsMissing() !== undefined)('curated terms on PostgreSQL', () => {
  let server: TestPostgres;
  let number = 0;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  describeProcesses(async () => {
    const url = await server.createDatabase(`terms${(number += 1)}`);
    return () => openPostgres(url);
  });
});

/** `create` makes a database, which each process opens for itself; the first one as its owner. */
function describeProcesses(create: () => Promise<(isOwner: boolean) => Promise<Storage>>): void {
  it('are there after a restart, hidden ones from the first answer on, with their versions and what can be undone', async () => {
    const open = await create();
    const first = await openTermStage({ storage: await open(true) });
    await first.fill('add Keel', keel);
    const saved = await first.fill('edit Keel', { definition: 'The spine of a boat.' });
    await first.fill('hide Sluice', { note: 'Not ours.' });
    await first.fill('suggest Jib', { headword: 'Jib', definition: 'A sail.' });
    await first.close();

    const second = await openTermStage({ storage: await open(true) });

    expect(await second.term('penstock')).toContain('do not explain');
    expect(await second.term('keel')).toContain('The spine of a boat.');
    expect(textOf(await second.terms('review'))).toContain('Jib');
    expect(textOf(await second.terms('history Keel'))).toMatch(/2\. Ada edited it.*\n1\. Ada added it/u);
    await second.press(buttonOf(saved, 'Undo'));
    expect(await second.term('keel')).toContain('The backbone of a boat.');
    await second.close();
  });

  it('that one process changes are answered by the others, and nobody is overwritten across them', async () => {
    const open = await create();
    const one = await openTermStage({ storage: await open(true) });
    const two = await openTermStage({ storage: await open(false) });
    await one.fill('add Keel', keel);
    await one.fill('hide Sluice', {});

    await expect.poll(() => two.term('keel'), { timeout: 20_000 }).toContain('The backbone of a boat.');
    await expect.poll(() => two.term('sluice'), { timeout: 20_000 }).toContain('do not explain');
    const [here, there] = [formOf(await one.terms('edit Keel')), formOf(await two.terms('edit Keel'))];
    await one.press(aboutOf(here), ada, { ...valuesOf(here), definition: 'The spine of a boat.' });
    const stopped = formOf(await two.press(aboutOf(there), ada, { ...valuesOf(there), definition: 'Spam.' }));
    expect(stopped.notice).toContain('The spine of a boat.');
    await two.close();
    await one.close();
  });

  it('are changed in turn by editors of several processes, and once by an act that all of them are told of', async () => {
    const open = await create();
    const stages = [await openTermStage({ storage: await open(true) }), await openTermStage({ storage: await open(false) })];
    const names = ['Thole', 'Cleat', 'Bilge', 'Transom'];

    const added = await Promise.all(
      names.map((name, n) => stages[n % 2]?.fill(`add ${name}`, { headword: name, definition: `The ${name} of a boat.` })),
    );
    const forms = await Promise.all(stages.map(async (stage) => formOf(await stage.terms('add Keel'))));
    const told = { ...ada, cause: 'discord:4711' };
    const said = await Promise.all(
      stages.map((stage, n) => {
        const form = forms[n];
        if (form === undefined) throw new Error('no form');
        return stage.press(aboutOf(form), told, { ...valuesOf(form), ...keel });
      }),
    );

    expect(added.map((answer) => answer && textOf(answer))).toEqual(
      names.map((name) => `“${name}” is a term now, and answers from this moment.`),
    );
    expect(said.map(textOf)).toEqual(stages.map(() => '“Keel” is a term now, and answers from this moment.'));
    const [one] = stages;
    expect((await one?.storage.terms.read())?.revision).toBe(names.length + 1);
    for (const stage of stages) expect(await stage.term('keel')).toContain('The backbone');
    for (const stage of stages.toReversed()) await stage.close();
  });
}
