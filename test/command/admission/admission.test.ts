import { describe, expect, it } from 'vitest';
import { type AdmissionEvents, type AdmissionOptions, admit } from '../../../src/command/admission/admission.ts';
import { isLost } from '../../../src/command/admission/replies.ts';
import type { AskedOf } from '../../../src/command/admission/kinds.ts';
import { type CommandResult, type AnyCommand, type Asker, type Dispatch, isForm } from '../../../src/command/command.ts';
import { composeNotice } from '../../../src/reply/compose-notice.ts';
import { wordsFor } from '../../../src/words/words-for.ts';

const commands = [{ name: 'news' }, { name: 'announcements', forManagers: true }] as unknown as readonly AnyCommand<never>[];
const alice: Asker = { platform: 'discord', installationId: 'g1', channelId: 'c', userId: 'alice', managesChannel: true };
const person = (userId: string, installationId = 'g1'): Asker => ({ ...alice, userId, installationId });

/** A dispatch that says what it was asked, and counts the order in which it was. */
function createStage(options: Partial<AdmissionOptions> = {}, takesMs = 0) {
  const clock = { at: 1_000_000, now: () => clock.at };
  const done: string[] = [];
  const counts: string[] = [];
  const note = (what: string) => (asked: AskedOf) => void counts.push(`${what} ${asked.platform} ${asked.kind}`);
  const events: AdmissionEvents = { waited: () => {}, shed: note('shed'), limited: note('limited'), queued: () => {} };
  const work = async (what: string): Promise<CommandResult> => {
    done.push(what);
    clock.at += takesMs;
    return composeNotice(what);
  };
  const dispatch: Dispatch = {
    wordsOf: () => wordsFor([]),
    run: ({ options: { query } }) => work(String(query)),
    runText: (_, text) => work(text),
    act: ({ kind }) => work(kind),
    submit: (command) => work(`form of ${command}`),
    hear: (text) => work(`heard ${text}`),
    lookUp: (text) => work(`look at ${text}`),
    home: () => work('home'),
    unfurl: async () => undefined,
    release: async () => {},
    async suggest(_, _option, typed) {
      await work(`typed ${typed}`);
      return [{ name: typed, value: typed }];
    },
  };
  const admitted = admit(dispatch, { commands, questionsPerMinute: 0, now: clock.now, events, ...options });
  const ask = async (query: string, asker: Asker = alice): Promise<string> =>
    wordsOf(await admitted.run({ command: 'news', options: { query }, asker }));
  return { admitted, ask, clock, done, counts };
}

function wordsOf(answer: CommandResult): string {
  return isForm(answer) ? 'form' : answer.summary;
}

const isBusy = (words: string): boolean => words.startsWith('Very many questions');

describe('admission', () => {
  it('lets people take turns, however much one of them asks', async () => {
    const { ask, done } = createStage();

    const hog = Array.from({ length: 50 }, (_, n) => ask(`hog ${n}`, person('hog')));
    const reader = ask('reader', person('reader'));
    await Promise.all([...hog, reader]);

    expect(done.indexOf('reader')).toBeLessThan(3);
  });

  it('answers in order what one person asks', async () => {
    const { ask, done } = createStage();

    await Promise.all(['a', 'b', 'c'].map((query) => ask(query)));

    expect(done).toEqual(['a', 'b', 'c']);
  });

  it('turns away what is too old before any work is done on it, with words', async () => {
    const { ask, done, counts, clock } = createStage();

    const waiting = [ask('early'), ask('later')];
    clock.at += 2_000;
    const words = await Promise.all(waiting);

    expect(words.every(isBusy)).toBe(true);
    expect([done, counts]).toEqual([[], ['shed discord question', 'shed discord question']]);
    expect(await ask('after')).toBe('after');
  });

  it('gives up what no words reach any more, so that others are told in time', async () => {
    const { admitted, clock } = createStage();
    const ask = (sentAt: number) => admitted.run({ command: 'news', options: { query: 'q' }, asker: { ...alice, sentAt } });
    await ask(clock.at);

    const answers = [...Array.from({ length: 100 }, () => ask(clock.at - 3_500)), ask(clock.at - 2_000)];
    const told = await Promise.all(answers);

    expect(told.slice(0, -1).every(isLost)).toBe(true);
    expect(told.at(-1)).toMatchObject({ summary: expect.stringContaining('Very many questions') });
    expect(isLost(told.at(-1) ?? {})).toBe(false);
  });

  it('goes by the time that the platform says, and not by how far its clock is off', async () => {
    const { ask, clock } = createStage();
    const anHourAhead = clock.at + 3_600_000;

    const first = await ask('first', { ...alice, sentAt: anHourAhead });
    clock.at += 5_000;
    const prompt = await ask('prompt', { ...alice, sentAt: anHourAhead + 5_000 });
    const stale = await ask('stale', { ...alice, sentAt: anHourAhead + 2_000 });

    expect([first, prompt, isBusy(stale)]).toEqual(['first', 'prompt', true]);
  });

  it('takes in no more than can wait, and gives up the last of a person who has several waiting', async () => {
    const { ask, counts } = createStage();

    const hog = Array.from({ length: 3_000 }, (_, n) => ask(`hog ${n}`, person('hog')));
    const others = Array.from({ length: 20 }, (_, n) => ask(`reader ${n}`, person(`reader ${n}`)));

    expect((await Promise.all(others)).map((words) => words.slice(0, 6))).toEqual(others.map(() => 'reader'));
    expect((await Promise.all(hog)).filter(isBusy).length).toBe(counts.length);
    expect(counts.length).toBeGreaterThan(900);
  });

  it('does what changes something, however old it is', async () => {
    const { admitted, clock, done } = createStage();

    const acts = [
      admitted.act({ kind: 'follow', by: 'topic', value: 'mills' }, alice),
      admitted.run({ command: 'announcements', subcommand: 'off', options: { query: 'off' }, asker: alice }),
      admitted.submit('announcements', {}, alice),
    ];
    clock.at += 10_000;
    await Promise.all(acts);

    expect(done).toEqual(['follow', 'off', 'form of announcements']);
  });

  it('limits each person in each installation to so many questions in any minute, in words that say when to ask again', async () => {
    const { ask, clock, counts } = createStage({ questionsPerMinute: 3 });

    for (const query of ['a', 'b', 'c']) expect(await ask(query)).toBe(query);
    clock.at += 18_000;
    const refused = await ask('d');

    expect(refused).toBe(
      'Newsdesk answers 3 questions a minute for each person, so that there is time for everybody. Please ask again in 42 seconds.',
    );
    expect(counts).toEqual(['limited discord question']);
    expect(await ask('e', person('bob'))).toBe('e');
    expect(await ask('f', person('alice', 'g2'))).toBe('f');
    clock.at += 42_000;
    expect(await ask('g')).toBe('g');
  });

  it('counts neither the pages of an answer nor what is typed on', async () => {
    const { admitted, ask } = createStage({ questionsPerMinute: 1 });
    await ask('a');

    for (let n = 0; n < 30; n += 1) {
      const page = await admitted.act({ kind: 'page', section: 'abcdefghijkl' as never, page: n }, alice);
      const choices = await admitted.suggest({ command: 'news' }, 'query', 'mil', {}, alice);
      expect([wordsOf(page), choices.length]).toEqual(['page', 1]);
    }
  });

  it('drops what was typed before, once somebody has typed on', async () => {
    const { admitted, done } = createStage();

    const choices = await Promise.all(['m', 'mi', 'mil'].map((typed) => admitted.suggest({ command: 'news' }, 'query', typed, {}, alice)));

    expect(choices.map((offered) => offered.length)).toEqual([0, 0, 1]);
    expect(done).toEqual(['typed mil']);
  });

  it('makes suggestions after answers, and none for what was typed a second ago', async () => {
    const { admitted, ask, done } = createStage({}, 600);

    const typing = admitted.suggest({ command: 'news' }, 'query', 'mil', {}, person('typist'));
    await Promise.all([ask('a', person('a')), ask('b', person('b'))]);

    expect(await typing).toEqual([]);
    expect(done).toEqual(['a', 'b']);
  });

  it('has nothing left of a flood when the last of it was answered', async () => {
    const { ask, admitted } = createStage();

    await Promise.all(Array.from({ length: 5_000 }, (_, n) => ask(`q ${n}`, person(`p${n % 500}`))));
    const after = await Promise.all([ask('after'), admitted.suggest({ command: 'news' }, 'query', 'x', {}, alice)]);

    expect(after).toEqual(['after', [{ name: 'x', value: 'x' }]]);
  });
});
