import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandResult } from '../../src/command/command.ts';
import { SUGGESTIONS_PER_DAY } from '../../src/curation/check-suggestion.ts';
import type { FormValues } from '../../src/reply/form.ts';
import { aboutOf, ada, formOf, openTermStage, rosa, type TermStage, textOf, valuesOf } from '../commands/term-stage.ts';
import { describeAnswer } from './describe-answer.ts';

let stage: TermStage;

beforeEach(async () => {
  stage = await openTermStage();
});
afterEach(() => stage.close());

describe.each(['de', 'ja'])('terms that are changed by somebody whose client is in the language "%s"', (locale) => {
  const editor = { ...ada, locale };
  const reader = { ...rosa, locale };
  const said: string[] = [];

  function hear(question: string, answer: CommandResult): CommandResult {
    said.push(`? ${question}\n${describeAnswer(answer).replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/gu, 'TIME')}\n`);
    return answer;
  }

  const type = async (line: string, asker = editor): Promise<CommandResult> => hear(`/terms ${line}`, await stage.terms(line, asker));

  /** Opens the form of the line and sends it. */
  async function send(line: string, values: FormValues, asker = editor): Promise<CommandResult> {
    const form = formOf(await type(line, asker));
    return hear(`send ${JSON.stringify(values)}`, await stage.press(aboutOf(form), asker, { ...valuesOf(form), ...values }));
  }

  it('are as reviewed', async () => {
    for (const line of ['list', 'list s', 'list xyzzy']) await type(line, reader);
    for (const line of ['hidden', 'review', 'edit', 'edit xyzzy', 'add Weir', 'history Weir', 'undo Weir', 'restore Weir'])
      await type(line);
    await type('edit Weir', reader);
    await send('add Keel', { definition: '', aliases: 'KL, ++', 'see-also': 'x'.repeat(81), note: 'y'.repeat(201) });
    await send('add Keel', { definition: 'The backbone of a boat.', aliases: 'KL', note: 'A reader asked.' });
    await send('edit Sluice', { headword: 'Weir', aliases: 'KL' });
    await send('edit Sluice', { definition: 'A door for water.' });
    await send('alias Keel', { aliases: 'KL, backbone', note: '' });
    await type('edit Keel');
    const stale = formOf(await stage.terms('edit Keel', editor));
    await stage.fill('edit Keel', { definition: 'The spine of a boat.', 'see-also': 'Weir' });
    hear('send an old form', await stage.press(aboutOf(stale), editor, valuesOf(stale)));
    await send('merge Keel', { into: 'keel' });
    await send('merge skeg', { into: 'Keel' });
    await type('undo Keel');
    await type('undo Keel');
    await send('hide Keel', { note: 'Not ours.' });
    for (const line of ['hidden', 'hide Keel', 'edit Keel', 'history Keel']) await type(line);
    said.push(`? /term Keel\n${await stage.term('Keel', reader)}\n`);
    await send('restore Keel', {});
    await send('suggest Jib', { definition: 'A sail before the mast.', aliases: 'foresail' }, reader);
    await type('review');
    const [suggestion] = (await stage.storage.terms.read()).pending;
    const edit = { act: 'reject', suggestion: suggestion?.number ?? 0 } as const;
    for (const turn of ['reject', 'reject again']) hear(turn, await stage.press({ kind: 'editTerm', edit }, editor));
    for (let number = 1; number <= SUGGESTIONS_PER_DAY; number += 1)
      await stage.fill('suggest Jib', { definition: `Sail ${number}.` }, reader);
    hear('one more', await stage.fill('suggest Jib', { definition: 'A sail.' }, reader));

    await expect(said.join('\n')).toMatchFileSnapshot(fileURLToPath(new URL(`../golden/words/terms-${locale}.txt`, import.meta.url)));
  });
});

describe('the language of a form for terms', () => {
  it('is that of the person who opens it, and is said to the platform', async () => {
    const open = async (locale?: string) => formOf(await stage.terms('suggest Keel', locale === undefined ? rosa : { ...rosa, locale }));

    expect(await open()).not.toHaveProperty('language');
    expect(await open('de')).toMatchObject({ language: 'de', title: 'Begriff vorschlagen' });
    expect(await open('ja')).toMatchObject({ language: 'ja', title: '用語を提案' });
  });

  it('is another one for each person about the same term', async () => {
    const form = formOf(await stage.terms('add Keel', { ...ada, locale: 'de' }));
    const sent = await stage.press(aboutOf(form), { ...ada, locale: 'fr' }, { headword: 'Keel', definition: '' });

    expect(formOf(sent)).toMatchObject({ language: 'fr', title: 'Ajouter un terme' });
    expect(textOf(sent)).toContain('l’explication est vide');
  });

  it('names commands as the client of the person shows them', async () => {
    expect(textOf(await stage.terms('add Weir', { ...ada, locale: 'de' }))).toContain('/begriffe bearbeiten Weir');
    expect(textOf(await stage.terms('add Weir', { ...ada, locale: 'it' }))).toContain('/terms edit Weir');
  });
});
