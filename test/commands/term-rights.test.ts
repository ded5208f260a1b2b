import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { whyNotEditor } from '../../commands/may-edit.ts';
import { commands } from '../../commands/index.ts';
import { type Asker, isForm } from '../../src/command/command.ts';
import { CannotTellError } from '../../src/command/cannot-tell.ts';
import type { EditorName } from '../../src/content/edition.ts';
import type { Intent, TermEdit } from '../../src/reply/intent.ts';
import { wordsFor } from '../../src/words/words-for.ts';
import { ada, editors, holds, openTermStage, rosa, type TermStage, textOf } from './term-stage.ts';

const { isOnlyInstallation: _, ...elsewhere } = ada;
const { channelId, userId } = ada;
const slack: Asker = { platform: 'slack', installationId: 'T1', channelId, userId, managesChannel: false, isOnlyInstallation: true };

describe('the right to change terms', () => {
  it.each<[who: string, asker: Asker, named: readonly EditorName[] | undefined, may: boolean]>([
    ['the manager of a channel of the only server', ada, undefined, true],
    ['a reader of the only server', rosa, undefined, false],
    ['the manager of a channel of one of several servers', elsewhere, undefined, false],
    ['a member of the workspace, whom Slack is asked about', { ...slack, mayManage: async () => true }, undefined, true],
    ['a guest of the workspace', { ...slack, mayManage: async () => false }, undefined, false],
    ['anybody in a direct message at Discord', { ...rosa, isDirect: true }, undefined, false],
    ['the manager of a channel, if others are named', ada, editors, false],
    ['a member of the workspace, if others are named', { ...slack, mayManage: async () => true }, editors, false],
    ['the manager of a channel, if nobody is named', ada, [], false],
    ['who has the role', { ...elsewhere, managesChannel: false, isInAny: holds('900') }, editors, true],
    ['who has another role', { ...elsewhere, isInAny: holds('901') }, editors, false],
    ['who is in the user group', { ...slack, isInAny: async (groups) => groups.includes('S900') }, editors, true],
    ['who is in the role’s id as a user group', { ...slack, isInAny: holds('900') }, editors, false],
    ['who is named by id', { ...rosa, userId: 'U7' }, editors, true],
    ['who has a named id on the other platform', { ...rosa, userId: 'U8' }, editors, false],
    ['who has a role’s id as their own', { ...rosa, userId: '900' }, editors, false],
    ['who has an own platform', { ...ada, platform: 'terminal' }, editors, false],
  ])('of %s', async (_who, asker, named, may) => {
    const edition = { publication: { name: 'n', lang: 'en', ...(named && { editors: named }) } };
    const mayEdit = async (platformCount: number) =>
      (await whyNotEditor(asker, { edition, platformCount, words: wordsFor([]) } as never)) === undefined;

    expect(await mayEdit(1)).toBe(may);
    expect(await mayEdit(2)).toBe(may && named !== undefined);
  });

  it('is nobody’s while the platform does not tell', async () => {
    const asker: Asker = {
      ...slack,
      mayManage: () => Promise.reject(new CannotTellError('Slack does not say.')),
      isInAny: () => Promise.reject(new CannotTellError('Slack does not say.')),
    };
    await using stage = Object.assign(await openTermStage(), { [Symbol.asyncDispose]: () => stage.close() });
    const pressed = stage.press({ kind: 'editTerm', edit: { act: 'hide', name: 'Sluice' } }, asker);

    await expect(pressed).resolves.toMatchObject({ summary: 'Slack does not say.' });
    expect((await stage.storage.terms.read()).revision).toBe(0);
  });
});

describe('somebody who may not', () => {
  let stage: TermStage;
  const refusal = /^Terms are for people who may manage this channel\. Everybody may suggest one: \/terms suggest\.$/u;
  const words = Object.keys(commands.find(({ name }) => name === 'terms')?.subcommands ?? {});
  const open = ['list', 'suggest'];
  const acts: readonly TermEdit['act'][] = ['add', 'edit', 'alias', 'merge', 'hide', 'restore', 'undo', 'accept', 'reject'];

  beforeAll(async () => {
    stage = await openTermStage();
    await stage.fill('add Keel', { headword: 'Keel', definition: 'The backbone of a boat.' });
    await stage.fill('hide Oakum', {});
    await stage.fill('suggest Jib', { headword: 'Jib', definition: 'A sail.' }, rosa);
  });
  afterAll(() => stage.close());

  let before = '';
  beforeEach(async () => {
    before = JSON.stringify(await stage.storage.terms.read());
  });

  it.each(words.filter((word) => !open.includes(word)))('is refused at /terms %s', async (word) => {
    expect(textOf(await stage.terms(`${word} Keel`, rosa))).toMatch(refusal);
  });

  it.each(acts)('gets no form for %s, and changes nothing by sending one, with whatever version', async (act) => {
    const [term] = (await stage.storage.terms.read()).terms;
    const values = { headword: 'Keel', definition: 'Spam.', aliases: 'keel2', into: 'Weir', note: '' };
    const edits: readonly TermEdit[] = [
      { act, name: 'Keel' },
      { act, name: 'Oakum' },
      { act, term: { id: term?.id ?? '', version: term?.version ?? 0 } },
      { act, suggestion: 3 },
    ];
    for (const edit of edits)
      for (const intent of [
        { kind: 'editForm', edit },
        { kind: 'editTerm', edit },
      ] satisfies readonly Intent[])
        for (const sent of [{}, values]) expect(textOf(await stage.press(intent, rosa, sent))).toMatch(refusal);

    expect(JSON.stringify(await stage.storage.terms.read())).toBe(before);
  });

  it('may suggest, and no more is done by it', async () => {
    const answer = await stage.terms('suggest Cleat', rosa);
    const values = { headword: 'Keel', definition: 'Spam.' };

    await stage.press({ kind: 'editTerm', edit: { act: 'suggest', name: 'Cleat' } }, rosa, values);

    expect(isForm(answer)).toBe(true);
    expect(await stage.term('keel')).toContain('The backbone of a boat.');
    expect((await stage.storage.terms.read()).pending).toHaveLength(2);
  });
});
