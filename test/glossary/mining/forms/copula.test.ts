import { describe, expect, it } from 'vitest';
import { linesOf, mineText, sureLines } from '../mine-text.ts';

describe('the form of “X is a ...”', () => {
  it.each([
    ['The Open Harbor Group (OHG or the Group) is a consortium of ports.', ['OHG', 'Group']],
    ['Ada Quist (she/her) is an engineer at the port.', undefined],
    ['Ada Quist (they) is an engineer at the port.', undefined],
    ['The knot (k) is a unit of speed.', undefined],
  ])('takes no pronoun and no letter for another name in %j', (text, aliases) => {
    expect(mineText(text)[0]?.aliases).toEqual(aliases);
  });

  it.each([
    ['A heronry is a place where herons breed.', 'heronry: A heronry is a place where herons breed.'],
    [
      'In computing, a lock is a mechanism that keeps two threads apart.',
      'lock: In computing, a lock is a mechanism that keeps two threads apart.',
    ],
    ['Quayside is our new scheduler for batch jobs.', 'Quayside: Quayside is our new scheduler for batch jobs.'],
    ['Webhooks are messages that a server sends by itself.', 'Webhooks: Webhooks are messages that a server sends by itself.'],
    [
      'The Open Harbor Group (OHG) is a consortium of eleven ports.',
      'Open Harbor Group: The Open Harbor Group (OHG) is a consortium of eleven ports.',
    ],
    ['Warping is moving a ship by hauling on a rope.', 'Warping: Warping is moving a ship by hauling on a rope.'],
    ['Halyards are ropes that raise the sails.', 'Halyards: Halyards are ropes that raise the sails.'],
    ['The weight of a call is the number of coins it takes.', 'weight: The weight of a call is the number of coins it takes.'],
    ['The tax, the salt duty, is a fee that all pay.', 'salt duty: The tax, the salt duty, is a fee that all pay.'],
    ['A page’s blast radius is the number of pages below it.', 'blast radius: A page’s blast radius is the number of pages below it.'],
    ['A tidemark, by the way, is a line of weed.', 'tidemark: A tidemark, by the way, is a line of weed.'],
    ['For newcomers: Quayside is a scheduler for batch jobs.', 'Quayside: For newcomers: Quayside is a scheduler for batch jobs.'],
    ['Ada’s Law is a rule for late ships.', 'Ada’s Law: Ada’s Law is a rule for late ships.'],
    ['Ada’s Second Law is a rule for late ships.', 'Ada’s Second Law: Ada’s Second Law is a rule for late ships.'],
    ['Ada’s Problem is a rule for late ships.', 'Ada’s Problem: Ada’s Problem is a rule for late ships.'],
    ['The port’s Quayside is a scheduler for batch jobs.', 'Quayside: The port’s Quayside is a scheduler for batch jobs.'],
    ['Dunmoor’s Quayside is a scheduler for batch jobs.', 'Quayside: Dunmoor’s Quayside is a scheduler for batch jobs.'],
    ['A la carte is a way of ordering dishes.', 'A la carte: A la carte is a way of ordering dishes.'],
    ['Gannet is the best known tool for gates.', 'Gannet: Gannet is the best known tool for gates.'],
    ['Ada Quist is an engineer at the port authority.', 'Ada Quist: Ada Quist is an engineer at the port authority.'],
    ['Tide waves are a kind of wave that the moon makes.', 'Tide waves: Tide waves are a kind of wave that the moon makes.'],
    ['Berths are a container that holds a ship’s papers.', 'Berths: Berths are a container that holds a ship’s papers.'],
    ['Loaders are generated functions that call the pumps.', 'Loaders: Loaders are generated functions that call the pumps.'],
    ['The 2012 Gannet is a smaller version of the Tern.', 'Gannet: The 2012 Gannet is a smaller version of the Tern.'],
    ['Rowing, for me, is a form of thinking on water.', 'Rowing: Rowing, for me, is a form of thinking on water.'],
    ['Sometimes a skeg is a part of the rudder.', 'skeg: Sometimes a skeg is a part of the rudder.'],
    ['Anyway, a skeg is a part of the rudder.', 'skeg: Anyway, a skeg is a part of the rudder.'],
    ['A tide mark is a publicly known and agreed upon line:', 'tide mark: A tide mark is a publicly known and agreed upon line'],
    ['Latency is the time between a call and its answer.', 'Latency: Latency is the time between a call and its answer.'],
    ['Seen in May, the rings of Velm are narrow bands of dust.', 'rings of Velm: Seen in May, the rings of Velm are narrow bands of dust.'],
    ['Ada Kelly is an engineer at the port authority.', 'Ada Kelly: Ada Kelly is an engineer at the port authority.'],
    ['Ada E. Quist was an engineer from Velm.', 'Ada E. Quist: Ada E. Quist was an engineer from Velm.'],
    ['Velm’s moon Io is a small world of ice.', 'Io: Velm’s moon Io is a small world of ice.'],
    ['The "/rig" folder is a place for papers.', '/rig: The "/rig" folder is a place for papers.'],
    ['Gannet has become the tool for cold docks.', 'Gannet: Gannet has become the tool for cold docks.'],
    ['Now we can say that Gannet is a tool for cold docks.', 'Gannet: Now we can say that Gannet is a tool for cold docks.'],
    ['A skeg (in this case a wooden fin), is a way to steer.', 'skeg: A skeg (in this case a wooden fin), is a way to steer.'],
    ['Last but not least, mooring is a way to wait.', 'mooring: Last but not least, mooring is a way to wait.'],
    [
      'Gannet IDs are a Uniform Dock Path (UDP) which has two words.',
      'Gannet IDs: Gannet IDs are a Uniform Dock Path (UDP) which has two words.',
    ],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'copula')).toEqual([line]);
  });

  it.each([
    'They say that Gannet is a tool for cold docks.',
    'You see that Gannet is a tool for cold docks.',
    'It means that Gannet is a tool for cold docks.',
    'We banned it because Gannet is a tool for cold docks.',
    'We cannot say that the pump is dry because Gannet is a tool for cold docks.',
    'It rained, but Gannet is a tool for cold docks.',
    'We waited: Gannet is a tool for cold docks.',
  ])('is read behind another clause in %j, and never sure', (text) => {
    const mined = mineText(text);

    expect(linesOf(mined, 'copula')).toEqual([`Gannet: ${text}`]);
    expect(sureLines(mined)).toEqual([]);
  });

  it('is read behind an explanation of something else, and never sure', () => {
    const mined = mineText('Skua is old, and a weir is a low dam across a river.');

    expect(linesOf(mined, 'copula')).toContain('weir: a weir is a low dam across a river.');
    expect(sureLines(mined)).toEqual([]);
  });

  it.each(['For newcomers: Gannet is a tool for cold docks.', 'Boats came in; Gannet is a tool for cold docks.'])(
    'is sure behind a clause that it does not hang on in %j',
    (text) => {
      expect(sureLines(mineText(text))).toEqual([`Gannet: ${text}`]);
    },
  );

  it.each([
    'We cannot say that Gannet is a tool for cold docks.',
    'It rained, but they never say that Gannet is a tool for cold docks.',
    'Critics would say that Gannet is a tool for cold docks.',
    'We doubt that Gannet is a tool for cold docks.',
  ])('is not read in %j', (text) => {
    expect(mineText(text)).toEqual([]);
  });

  it.each([
    'This is a new kind of pump.',
    'It is a good idea to wait.',
    'There is a pump in the hall.',
    'The result is a bug.',
    'Gannet is the best idea of the year.',
    'Gannet is one of the best tools for gates.',
    'Gannet is the most important tool of the port.',
    'Nine gates are boards that leak.',
    'Quayside is not a scheduler.',
    'A skeg is one of these:',
    'Summer is the time of ships.',
    'The red gate was Quist’s idea.',
    'Peas are the one crop that I like.',
    'Modern pumps are no longer single-purpose machines in a shed.',
    'Rope was a requirement, but it was far away.',
    'The problem is the pump.',
    'Typical causes are a hot pump.',
    'Is Quayside a scheduler?',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'copula')).toEqual([]);
  });

  it('is sure of kinds of things in science and history, too', () => {
    expect(sureLines(mineText('A gallant is a hymn that pilots sing.'))).toHaveLength(1);
    expect(sureLines(mineText('A gallant is a whim that pilots have.'))).toEqual([]);
  });

  it('is sure of a name whose last word names nothing by itself', () => {
    expect(sureLines(mineText('The Harbor Deal was a series of laws that closed the port.'))).toHaveLength(1);
    expect(sureLines(mineText('The harbor deal was a series of laws that closed the port.'))).toEqual([]);
  });

  it('is not sure of what something became', () => {
    expect(sureLines(mineText('Gannet is the tool for cold docks.'))).toHaveLength(1);
    expect(sureLines(mineText('Gannet became the tool for cold docks.'))).toEqual([]);
  });
});
