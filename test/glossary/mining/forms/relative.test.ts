import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown, mineText } from '../mine-text.ts';

describe('the form of “X, which ...”', () => {
  it.each([
    ['They run Quayside, which is a scheduler for batch jobs.', 'Quayside: Quayside, which is a scheduler for batch jobs'],
    ['We asked Ada Quist, who leads the port authority.', 'Ada Quist: Ada Quist, who leads the port authority'],
    ['Then a hoist, which is an old, if very strong, machine, lifts it.', 'hoist: hoist, which is an old, if very strong, machine'],
    ['It needs ice packs, which have been left outside.', 'ice packs: ice packs, which have been left outside'],
    ['We asked Ada Quist, who has been one for years.', 'Ada Quist: Ada Quist, who has been one for years'],
    ['The crew opened a sea cock, which lets water into the hull, and waited.', 'sea cock: sea cock, which lets water into the hull'],
    ['They fill it with ice packs, which have sweated in the sun.', 'ice packs: ice packs, which have sweated in the sun'],
    ['They post a reversal, which is the same entry with other signs.', 'reversal: reversal, which is the same entry with other signs'],
    [
      'The data comes from the lineage graph, which records, line by line, what came.',
      'lineage graph: lineage graph, which records, line by line, what came',
    ],
    ['Listen to the strike tone, which everybody hears.', 'strike tone: strike tone, which everybody hears'],
    ['The day ends with a top-and-tail, in which we sing twice.', 'top-and-tail: top-and-tail, in which we sing twice'],
    ['They feared overfishing, where a glut drives prices down.', 'overfishing: overfishing, where a glut drives prices down'],
    ['They use Gannet instead, which is an old pump.', 'Gannet: Gannet instead, which is an old pump'],
    ['They use Gannet, which is Velm’s most trusted pump.', 'Gannet: Gannet, which is Velm’s most trusted pump'],
    ['It sends them to a gate clerk, who then keeps these notes.', 'gate clerk: gate clerk, who then keeps these notes'],
    ['They read the 14th Amendment, which guarantees rights.', '14th Amendment: 14th Amendment, which guarantees rights'],
    ['We asked Ada Quist, who had trained as a baker.', 'Ada Quist: Ada Quist, who had trained as a baker'],
    ['It goes to the tide queue, which several other crews read.', 'tide queue: tide queue, which several other crews read'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'relative')).toEqual([line]);
  });

  it('is read of a command without the places for its values, in code alone', () => {
    expect(linesOf(mineMarkdown('Read the output of `mill show GATE`, which explains the reason.'), 'relative')).toEqual([
      'mill show: mill show GATE, which explains the reason',
    ]);
    expect(linesOf(mineMarkdown('Read the output of *protocol ACME*, which explains the reason.'), 'relative')).toEqual([
      'protocol ACME: protocol ACME, which explains the reason',
    ]);
  });

  it.each([
    'They read the alphabet (which are just the letters a to z).',
    'The pump broke, which then meant a long night.',
    'The pump was updated, which is a task for the crew.',
    'Gannet opens gates, which is a tool for mills.',
    'They run Gannet, which is the best idea of the year.',
    'The pump failed, which means that we wait.',
    'They ask a pilot, who has been ill for years.',
    'They sailed early, which is why nobody saw them.',
    'The pump broke, which made us late.',
    'The pump may be old, in which case we wait.',
    'The pump broke, which the crews regretted.',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'relative')).toEqual([]);
  });
});
