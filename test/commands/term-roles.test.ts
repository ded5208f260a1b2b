import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Asker } from '../../src/command/command.ts';
import type { Intent, TermEdit } from '../../src/reply/intent.ts';
import { ada, editors, holds, openTermStage, type TermStage, textOf } from './term-stage.ts';

const { isOnlyInstallation: _, ...base } = ada;
const nobody: Asker = { ...base, userId: 'U1', managesChannel: false };
const onSlack: Asker = { ...nobody, platform: 'slack', installationId: 'T1' };

/** Everybody who is somebody on one of the platforms, with whether they are editors. */
const roles: readonly (readonly [who: string, asker: Asker, isEditor: boolean])[] = [
  ['a holder of the role at Discord', { ...nobody, isInAny: holds('900') }, true],
  ['a person named at Discord', { ...nobody, userId: 'U7' }, true],
  ['a person named at Discord, in a direct message', { ...nobody, userId: 'U7', isDirect: true }, true],
  ['a member of the group at Slack', { ...onSlack, isInAny: async (groups) => groups.includes('S900') }, true],
  ['a person named at Slack', { ...onSlack, userId: 'U8' }, true],
  ['the owner of the only server', { ...nobody, managesChannel: true, mayManage: async () => true, isOnlyInstallation: true }, false],
  ['the manager of another server', { ...nobody, installationId: 'G2', managesChannel: true, isInAny: holds('901') }, false],
  ['a holder of the role in a direct message, where none is told', { ...nobody, isDirect: true }, false],
  ['a reader at Discord', { ...nobody, isInAny: holds() }, false],
  ['a person with the id of an editor at Slack', { ...nobody, userId: 'U8', isInAny: holds('S900') }, false],
  ['a person with the id of a role', { ...nobody, userId: '900' }, false],
  ['an admin of the only workspace', { ...onSlack, managesChannel: true, mayManage: async () => true, isOnlyInstallation: true }, false],
  ['a guest at Slack', { ...onSlack, mayManage: async () => false, isInAny: holds() }, false],
  ['a person with the id of an editor at Discord', { ...onSlack, userId: 'U7', isInAny: holds('900') }, false],
  ['a person of another platform', { ...nobody, platform: 'terminal', userId: 'U7', isInAny: holds('900') }, false],
];
const open = ['list', 'suggest'];
const words = Object.keys(commands.find(({ name }) => name === 'terms')?.subcommands ?? {}).filter((word) => !open.includes(word));
const acts: readonly TermEdit['act'][] = ['add', 'edit', 'alias', 'merge', 'hide', 'restore', 'undo', 'accept', 'reject'];
const refusal = 'Terms are for the editors that publication.yaml names. Everybody may suggest one: /terms suggest.';

describe.each(roles)('with editors named, %s', (_who, asker, isEditor) => {
  let stage: TermStage;
  let before: string;
  const kept = async (): Promise<string> => JSON.stringify(await stage.storage.terms.read());
  const named: Asker = { ...nobody, userId: 'U7' };

  beforeAll(async () => {
    stage = await openTermStage({ editors });
    await stage.fill('add Keel', { headword: 'Keel', definition: 'The backbone of a boat.' }, named);
    await stage.fill('hide Oakum', {}, named);
    await stage.fill('suggest Jib', { headword: 'Jib', definition: 'A sail.' }, named);
    before = await kept();
  });
  afterAll(() => stage.close());

  it(`${isEditor ? 'is let into' : 'is refused at'} each command`, async () => {
    const said = await Promise.all(words.map(async (word) => [word, textOf(await stage.terms(`${word} Keel`, asker)) === refusal]));

    expect(said).toEqual(words.map((word) => [word, !isEditor]));
    if (!isEditor) expect(await kept()).toBe(before);
  });

  it(isEditor ? 'changes terms by a form that is sent' : 'changes nothing by what is pressed or sent, whatever it names', async () => {
    const [term] = (await stage.storage.terms.read()).terms;
    const id = term?.id ?? '';
    const values = { headword: 'Keel', definition: 'Spam.', aliases: 'keel2', into: 'Weir', note: '' };
    if (isEditor) {
      const edit: TermEdit = { act: 'edit', term: { id, version: term?.version ?? 0 } };
      await stage.press({ kind: 'editTerm', edit }, asker, values);
      expect(await kept()).toContain('Spam.');
      return;
    }
    for (const act of acts)
      for (const about of [{ name: 'Keel' }, { name: 'Oakum' }, { term: { id, version: term?.version ?? 0 } }, { suggestion: 3 }])
        for (const kind of ['editForm', 'editTerm'] as const) {
          const intent: Intent = { kind, edit: { act, ...about } };
          for (const sent of [{}, values]) expect([intent, textOf(await stage.press(intent, asker, sent))]).toEqual([intent, refusal]);
        }
    expect(await kept()).toBe(before);
  });

  it('reads the list, and may suggest', async () => {
    expect(textOf(await stage.terms('list', asker))).not.toBe(refusal);
    expect(textOf(await stage.fill('suggest Cleat', { headword: 'Cleat', definition: 'A fitting.' }, asker))).toContain('Thank you.');
  });
});
