import { describe, expect, it } from 'vitest';
import { linesOf, mineText } from '../mine-text.ts';

describe('a name behind what it is', () => {
  it.each([
    ['The yard is old. Its director, Ada Quist, leads it.', 'Ada Quist: Its director, Ada Quist'],
    ['They asked the harbor engineer Ada Quist first.', 'Ada Quist: the harbor engineer Ada Quist'],
    ['They asked the harbor engineer E. E. Quist first.', 'E. E. Quist: the harbor engineer E. E. Quist'],
    ['They asked the harbor engineer Ada E. Quist first.', 'Ada E. Quist: the harbor engineer Ada E. Quist'],
    ['Engineer Ada Quist leads it.', 'Ada Quist: Engineer Ada Quist'],
    ['They asked the Velm astrophysicist Ada Quist first.', 'Ada Quist: the Velm astrophysicist Ada Quist'],
    ['They asked the Chief Justice Ada Quist first.', 'Ada Quist: the Chief Justice Ada Quist'],
    ['At night one of Velm’s smaller moons, Gannet, is red.', 'Gannet: one of Velm’s smaller moons, Gannet'],
    ['They asked the harbor cryptographer Ada Quist first.', 'Ada Quist: the harbor cryptographer Ada Quist'],
    ['Harbor Technology Officer Ada Quist leads it.', 'Ada Quist: Harbor Technology Officer Ada Quist'],
    ['They met the Deputy Harbor Director Ada Quist’s crew.', 'Ada Quist: the Deputy Harbor Director Ada Quist'],
    ['They met the harbor engineer Ada Quist Reed first.', 'Ada Quist Reed: the harbor engineer Ada Quist Reed'],
    ['The director of the port, Ada Quist, leads it.', 'Ada Quist: The director of the port, Ada Quist'],
    ['In May the research vessel Gannet left.', 'Gannet: the research vessel Gannet'],
    ['They bought the navigation system, NavEye, in May.', 'NavEye: the navigation system, NavEye'],
    ['It was built by one of the founders of Velm - Ada Quist.', 'Ada Quist: one of the founders of Velm - Ada Quist'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'apposition')).toEqual([line]);
  });

  it.each([
    ['It was built by one of the founders of Velm - Ada Quist.', 1],
    ['They thanked the director of the port - Ada Quist, a friend, spoke.', 0],
  ])('is not sure behind a dash if the sentence goes on: %j', (text, count) => {
    const found = mineText(text).filter(({ form, sure, text: words }) => form === 'apposition' && sure && words.endsWith('- Ada Quist'));

    expect(found).toHaveLength(count);
  });

  it.each([
    'They lead Federal Data for the port.',
    'They lead Harbor Data USA for the port.',
    'They asked the Deputy Harbor Secretary Quist’s crew.',
    'They asked the Chief Harbor Officer first.',
    'They asked the Chief Harbor Officers first.',
    'They asked the director Early Childhood Education first.',
    'On the quay, Ada Quist waited.',
    'They like the author of Better, Faster.',
    'In May the very old Gannet left.',
    'The crew asked Ada Quist.',
    'They sold pumps, Gannet among them.',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'apposition')).toEqual([]);
  });
});
