import { describe, expect, it } from 'vitest';
import { mineText } from '../mine-text.ts';

describe('a name behind what it means', () => {
  it.each([
    ['The part of a compiler that makes tokens is the lexer.', 'lexer'],
    ['Whatever differs is a break.', 'break'],
    ['Bakers call a round of these a set.', 'set'],
    ['The technical word for sleep estimated from movement is actigraphy, and it is old.', 'actigraphy'],
    ['Nodes that sit under one switch form a pod; the rest waits.', 'pod'],
    ['We use a sampler by the name of Dragonfly.', 'Dragonfly'],
    ['Sailors refer to the stones in the hold as ballast.', 'ballast'],
    ['We call this hybrid way Gannet Mode.', 'Gannet Mode'],
    ['Quist dubbed this approach to pump design Gannet Mode.', 'Gannet Mode'],
    ['Crews call this rope painter.', 'painter'],
    ['The technical term is orlop.', 'orlop'],
    ['The director of the port is Ada Quist.', 'Ada Quist'],
    ['One popular tool is Gannet.', 'Gannet'],
    ['Another such system is Quayside.', 'Quayside'],
    ['Crews speak of a deadlock, and wait.', 'deadlock'],
    ['The text of a token is called its lexeme.', 'lexeme'],
    ['We have taken to calling this way of mooring boats "quayfmt", and use it.', 'quayfmt'],
    ['They talk on channels we call Velmers.', 'Velmers'],
    ['They talk on channels that we call “Subjects”.', 'Subjects'],
  ])('is read in %j', (text, headword) => {
    const [found, ...others] = mineText(text).filter(({ form }) => form === 'naming');

    expect([found?.headword, found?.text]).toEqual([headword, text]);
    expect(others).toEqual([]);
  });

  it.each([
    'We know that the pump that runs on steam is the best in town.',
    'It shows us which commands are the slowest.',
    'The reason that this fails is a pump.',
    'One old quirk is Gannet.',
    'One popular tool is old.',
    'Crews call the pump on the quay.',
    'The result of the vote is Ada Quist.',
    'They call the old help desk.',
    'The crew refers to the pump as old as time.',
    'The pump that runs on steam is the oldest, fastest one.',
    'They talk on channels we call Subjects.',
  ])('is not read in %j', (text) => {
    expect(mineText(text).filter(({ form }) => form === 'naming')).toEqual([]);
  });
});
