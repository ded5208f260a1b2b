import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown, mineText, sureLines } from '../mine-text.ts';

describe('the form of “X, a ...”', () => {
  it('takes a word that heads the section for the name, whatever stands before it', () => {
    const lines = (heading: string) =>
      linesOf(mineText('This is my old hobby project gannetctl, a pump of one file.', { heading }), 'apposition');

    expect(lines('gannetctl')).toEqual(['gannetctl: gannetctl, a pump of one file']);
    expect(lines('Projects')).toEqual([]);
  });

  it('keeps a Spanish name whole, and is not sure of one that may begin with a verb', () => {
    const lines = (text: string) => sureLines(mineText(text, { lang: 'es' }));

    expect(linesOf(mineText('Harbor Men Watch, una bomba que vacía los muelles.', { lang: 'es' }), 'apposition')).toEqual([
      'Harbor Men Watch: Harbor Men Watch, una bomba que vacía los muelles',
    ]);
    expect(linesOf(mineText('Golden Weir, una bomba que vacía los muelles.', { lang: 'es' }), 'apposition')).toEqual([
      'Golden Weir: Golden Weir, una bomba que vacía los muelles',
    ]);
    expect(lines('Golden Weir, una bomba que vacía los muelles.')).toEqual([]);
    expect(lines('Usan Gannet, una bomba que vacía los muelles.')).toEqual([]);
    expect(lines('Carmen Ruiz, una ingeniera del puerto.')).toEqual(['Carmen Ruiz: Carmen Ruiz, una ingeniera del puerto']);
    expect(lines('Vino Carmen Sal. Carmen Sal, una bomba que vacía los muelles.')).toEqual([
      'Carmen Sal: Carmen Sal, una bomba que vacía los muelles',
    ]);
  });

  it.each([
    ['A breed called Galloway cattle, a kind of cow, came.', 'Galloway cattle: Galloway cattle, a kind of cow'],
    [
      'They moved to the Quayside cluster, a distributed system of nine halls.',
      'Quayside: Quayside cluster, a distributed system of nine halls',
    ],
    ['They moved to Quayside, also a scheduler for batch jobs, in May.', 'Quayside: Quayside, also a scheduler for batch jobs'],
    ['Quayside, a scheduler for batch jobs, runs in nine ports.', 'Quayside: Quayside, a scheduler for batch jobs'],
    ['The hall is cooled by Gannet — a pump that runs on steam.', 'Gannet: Gannet — a pump that runs on steam'],
    [
      'I count the natural drop: the number of mites that fall in a day.',
      'natural drop: natural drop: the number of mites that fall in a day',
    ],
    ['They speak of drift: the process of slowing, turning, and stopping.', 'drift: drift: the process of slowing, turning, and stopping'],
    ['With Gannet, a pump that runs on steam, they wait.', 'Gannet: Gannet, a pump that runs on steam'],
    ['In Lerna, a town on the coast, there is no crew.', 'Lerna: Lerna, a town on the coast'],
    ['On top goes a weight, a disk that keeps all down.', 'weight: weight, a disk that keeps all down'],
    ['You need ballast, the weight that keeps ships upright.', 'ballast: ballast, the weight that keeps ships upright'],
    ['Their guest is Ada Quist, a pilot.', 'Ada Quist: Ada Quist, a pilot'],
    ['Meet Ada Quist, a pilot and the first cook.', 'Ada Quist: Ada Quist, a pilot and the first cook'],
    ['In 1707 Ada Quist, the keeper of a lock, left.', 'Ada Quist: Ada Quist, the keeper of a lock'],
    ['Take Gannet Works, a maker of pumps.', 'Gannet Works: Gannet Works, a maker of pumps'],
    ['They work in watches, stretches of four hours, and gives each a name.', 'watches: watches, stretches of four hours'],
    ['They run Gannet, a tool the crews they’ve asked like.', 'Gannet: Gannet, a tool the crews they’ve asked like'],
    ['They run Gannet, a fast, small, and quiet pump.', 'Gannet: Gannet, a fast, small, and quiet pump'],
    ['They asked Ada Quist, the Harbor Director, Skua.', 'Ada Quist: Ada Quist, the Harbor Director, Skua'],
    ['Introducing Gannet, a pump that runs on steam.', 'Gannet: Gannet, a pump that runs on steam'],
    ['Presenting Gannet — a pump that runs on steam.', 'Gannet: Gannet — a pump that runs on steam'],
    ['We present Gannet, a pump that runs on steam.', 'Gannet: Gannet, a pump that runs on steam'],
    ['The town knows Ada’s Law, a rule for late projects.', 'Ada’s Law: Ada’s Law, a rule for late projects'],
    ['The claim is true a priori, a kind of knowledge without a test.', 'a priori: a priori, a kind of knowledge without a test'],
    ['The savings account, a box for coins, is open.', 'savings account: savings account, a box for coins'],
    ['The operations groups, teams that count ships, are old.', 'operations groups: operations groups, teams that count ships'],
    ['They run Gannet, the best value that was found.', 'Gannet: Gannet, the best value that was found'],
    ['The port hired Ada Quist, head of pumps at the mill.', 'Ada Quist: Ada Quist, head of pumps at the mill'],
    ['The scheduler, a program that decides whose job runs, is old.', 'scheduler: scheduler, a program that decides whose job runs'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'apposition')).toEqual([line]);
  });

  it.each([
    'They bought a crane, a pump, and a boat.',
    'In Lisbon, a group of sailors waited.',
    'The cooling, the power and the queue are old.',
    'When it rains, the pump is on.',
    'Gannet, NPR, the Harbor Foundation, and more came.',
    'They asked Gannet, the Harbor Foundation, and others.',
    'They use Gannet, a text editor, and Amazon Pumps.',
    'They asked the Quay Institute, the Harbor Foundation, Gannet, and Skua.',
    'They moved to Quayside, a pump doesn’t run there.',
    'They moved to Quayside — it’s a pump that runs on steam.',
    'Gannet: a pump of nine tons.',
    'They heard the bell: the pump runs on steam.',
    'They moved to Quayside, we are a crew of nine.',
    'They moved to Quayside, I am the owner of a pump.',
    'Ada Quist, head over to the pump that runs on steam.',
    'However, a pump of this size takes time.',
    'Their crew bought pumps, Gannet.',
    'Gannet opens gates, a tool for mills.',
    'The gate controls boats, a tool for mills.',
    'Nine gates, a row of boards that leak, were shut.',
    'Quist left, an engineer of pumps, in May.',
    'Gannet, the best idea of the year, opens gates.',
    'They speak of drift: the end of the day.',
    'It led them to observe, a new class of pump that crews like.',
    'It leads to old models — models that can hold more.',
    'To Gannet, the decision of the crew was a proof, which came late.',
    'They won the race for Velm — a feat that few crews repeat.',
    'They won the race for Velm, a move that few crews liked.',
    'Eight years ago, the pump that runs on steam was new.',
    'Led by Ada Quist, the Harbor Alliance, which opens gates, grew.',
    'Gannet, the best idea that I had, opens gates.',
    'The queue for parts, and the rush for clusters such as Colossus, show which part is short.',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'apposition')).toEqual([]);
  });

  it('is read of a person without the roles before the name', () => {
    expect(linesOf(mineText('It was led by Chief Justice Ada Quist, a former pilot.'), 'apposition')).toContain(
      'Ada Quist: Ada Quist, a former pilot',
    );
  });

  it('takes the words before a mark for a part of the name, if they are written as names', () => {
    const mined = mineMarkdown('The head, Edward **Quist**, a loud man of the port, left. In **Lerna**, a town on the coast, it rained.');

    expect(linesOf(mined, 'apposition')).toContain('Edward Quist: Edward Quist, a loud man of the port');
    expect(linesOf(mined, 'apposition')).toContain('Lerna: Lerna, a town on the coast');
  });
});
