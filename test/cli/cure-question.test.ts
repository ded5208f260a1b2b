import { expect, it } from 'vitest';
import { cureQuestion } from '../../src/cli/questions/cure-question.ts';
import { openTermStage } from '../commands/term-stage.ts';

it('a question is no other name of a term that is hidden, and no term over one of the file', async () => {
  await using stage = Object.assign(await openTermStage(), { [Symbol.asyncDispose]: () => stage.close() });
  await stage.fill('hide Sluice', {});
  const cure = (question: string, how: Parameters<typeof cureQuestion>[1]) =>
    cureQuestion(question, how, stage.storage.terms, stage.desk.served(), () => 0);

  await expect(cure('water gate', { kind: 'alias', term: 'Sluice' })).rejects.toThrow('“Sluice” is hidden.');
  await expect(cure('Weir', { kind: 'define', definition: 'A dam.' })).rejects.toThrow('glossary.yaml explains “Weir” already.');
});
