import { describe, expect, it } from 'vitest';
import { linesOf, mineText } from '../mine-text.ts';

describe('the form of “a ... called X”', () => {
  it.each([
    ['The port runs a scheduler called Quayside.', 'Quayside: The port runs a scheduler called Quayside.'],
    ['It is a rope, what we now call a painter.', 'painter: It is a rope, what we now call a painter.'],
    ['Such a rope is known as a painter.', 'painter: Such a rope is known as a painter.'],
    ['A man named Dr. Quist left.', 'Quist: A man named Dr. Quist left.'],
    ['A man named Dr. Quist waits.', 'Quist: A man named Dr. Quist waits.'],
    ['A man named Quist left.', 'Quist: A man named Quist left.'],
    ['A tool called Gannet arrived.', 'Gannet: A tool called Gannet arrived.'],
    ['They built a Galloway dyke, called a Galloway dyke.', 'Galloway dyke: They built a Galloway dyke, called a Galloway dyke.'],
    ['A rule called Ada’s Law is old.', 'Ada’s Law: A rule called Ada’s Law is old.'],
    ['The pores close. We call that the close-off.', 'close-off: The pores close. We call that the close-off.'],
    ['The wind turns. Most old crews call this a squall.', 'squall: The wind turns. Most old crews call this a squall.'],
    ['The wind turns. Most old crews here call this a squall.', 'squall: Most old crews here call this a squall.'],
    ['Ships sail by night. That habit is known locally as owling.', 'owling: Ships sail by night. That habit is known locally as owling.'],
    ['Crews stand still. This habit, known as idling, is new.', 'idling: Crews stand still. This habit, known as idling, is new.'],
    ['A rope -- known as a painter -- holds it.', 'painter: A rope -- known as a painter -- holds it.'],
    ['This is called a priori.', 'a priori: This is called a priori.'],
    ['They see pumps that crews call black wells.', 'black wells: They see pumps that crews call black wells.'],
    ['This way of rowing was coined Velm Rowing.', 'Velm Rowing: This way of rowing was coined Velm Rowing.'],
    ['This is called a posteriori.', 'a posteriori: This is called a posteriori.'],
    ['The hull turns without the rudder. This is called yaw.', 'yaw: The hull turns without the rudder. This is called yaw.'],
    ['Known as “wreckers,” these men lived off the sea.', 'wreckers: Known as “wreckers,” these men lived off the sea.'],
    ['Popularly known as “wreckers,” they lived off it.', 'wreckers: Popularly known as “wreckers,” they lived off it.'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'naming')).toEqual([line]);
  });

  it.each([
    'Somebody called the office.',
    'Known as “wreckers,” as ever.',
    'We call that the close-off.',
    'The named pump is old.',
    'They called Quayside the future of shipping.',
    'They speak on named channels of the old port.',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'naming')).toEqual([]);
  });
});
