import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown, mineText, sureLines } from '../mine-text.ts';

describe('the form of “X lets ...”', () => {
  it.each([
    ['Quayside lets a crew book a berth by text message.', 'Quayside: Quayside lets a crew book a berth by text message.'],
    ['A bilge pump is used to remove water from a hull.', 'bilge pump: A bilge pump is used to remove water from a hull.'],
    ['A flotilla consists of several small ships.', 'flotilla: A flotilla consists of several small ships.'],
    ['A fender keeps a hull from scraping along the quay.', 'fender: A fender keeps a hull from scraping along the quay.'],
    ['On most ships a fender keeps the hull clean.', 'fender: On most ships a fender keeps the hull clean.'],
    ['The tide link shows everybody on the quay.', 'tide link: The tide link shows everybody on the quay.'],
    ['A tide check asks whether two clocks agree.', 'tide check: A tide check asks whether two clocks agree.'],
    [
      'It rains here, while drizzle-proofing keeps a hull dry.',
      'drizzle-proofing: It rains here, while drizzle-proofing keeps a hull dry.',
    ],
    ['One crew waits; the skeg controls the course.', 'skeg: One crew waits; the skeg controls the course.'],
    ['If they wait, a bailiff may take the boat.', 'bailiff: If they wait, a bailiff may take the boat.'],
    ['Should it rain, Quayside sends the crews home.', 'Quayside: Should it rain, Quayside sends the crews home.'],
    ['In version 2 a resolver turns the name into a berth.', 'resolver: In version 2 a resolver turns the name into a berth.'],
    ['The third, Turnstile, consists of nine gates.', 'Turnstile: The third, Turnstile, consists of nine gates.'],
    ['Our library, Burdock, provides two kinds of index.', 'Burdock: Our library, Burdock, provides two kinds of index.'],
    ['The tide camera, TideEye, takes a picture an hour.', 'TideEye: The tide camera, TideEye, takes a picture an hour.'],
    ['The boss of it, the berther, chooses who sails first.', 'berther: The boss of it, the berther, chooses who sails first.'],
    ['The lock, the red one, keeps the water back.', 'lock: The lock, the red one, keeps the water back.'],
    ['The lock, Quist says, keeps the water back.', 'lock: The lock, Quist says, keeps the water back.'],
    ['The Quay Board, Skua, keeps the water back.', 'Quay Board: The Quay Board, Skua, keeps the water back.'],
    ['The berth form has ten boxes.', 'berth form: The berth form has ten boxes.'],
    ['Gannet lets crews sail their boats home early:', 'Gannet: Gannet lets crews sail their boats home early'],
    ['We chose Gannet because Gannet provides steam.', 'Gannet: We chose Gannet because Gannet provides steam.'],
    ['Pump tools like Gannet help keep a dock dry.', 'Pump tools: Pump tools like Gannet help keep a dock dry.'],
    ['The Tide Act would require ships to wait.', 'Tide Act: The Tide Act would require ships to wait.'],
    ['A tide pact strives to keep two ports apart.', 'tide pact: A tide pact strives to keep two ports apart.'],
    ['More commonly slack boats are used to carry ropes.', 'slack boats: More commonly slack boats are used to carry ropes.'],
    [
      'Gannet serves as a single place for crews, putting ropes into one:',
      'Gannet: Gannet serves as a single place for crews, putting ropes into one',
    ],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'purpose')).toEqual([line]);
  });

  it('is read of code, which begins a sentence with a small letter', () => {
    const found = mineMarkdown('Wait for it. `peek()` returns the next word. `expect(kind)` takes a word of that kind.');

    expect(linesOf(found, 'purpose')).toEqual([
      'peek(): peek() returns the next word.',
      'expect(): expect(kind) takes a word of that kind.',
    ]);
  });

  it('is never sure behind another clause', () => {
    expect(sureLines(mineText('Gannet is a tool for cold water.'))).toHaveLength(1);
    expect(sureLines(mineText('Skua is a tool for warm water, and Gannet is a tool for cold water.'))).toEqual([
      'Skua: Skua is a tool for warm water, and Gannet is a tool for cold water.',
    ]);
    expect(sureLines(mineText('Gannet lets ships save water.', { title: 'Gannet' }))).toHaveLength(1);
    expect(sureLines(mineText('It runs because Gannet lets ships save water.', { title: 'Gannet' }))).toEqual([]);
  });

  it.each([
    'We waited, and helps a crew to wait.',
    'The crew must wait.',
    'The tide would require ships to wait.',
    'The crew doesn’t use the pump.',
    'It lets you wait.',
    'This allows us to wait.',
    'The app stores are full.',
    'You use the pump.',
    'Gannet serves as a pump for crews who follow the following steps:',
    'Gannet lets crews and their pilots do a lot of things:',
    'Gannet lets us sail:',
    'Gannet lets crews sail boats home early:',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'purpose')).toEqual([]);
  });
});
