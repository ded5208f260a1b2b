import { expect, it } from 'vitest';
import { monthOfName } from '../../src/content/month-names.ts';

it.each([
  ['January', 1],
  ['dezember', 12],
  ['Août', 8],
  ['enero', 1],
  ['gennaio', 1],
  ['janeiro', 1],
  ['maart', 3],
  ['marts', 3],
  ['desember', 12],
  ['augusti', 8],
  ['tammikuuta', 1],
  ['stycznia', 1],
  ['ledna', 1],
  ['januára', 1],
  ['szeptember', 9],
  ['ianuarie', 1],
  ['siječnja', 1],
  ['Ocak', 1],
  ['Ιανουαρίου', 1],
  ['января', 1],
  ['січня', 1],
  ['gener', 1],
  ['abril', 4],
  ['des.', 12],
  ['sept', 9],
  ['Sept.', 9],
  ['NOV', 11],
  // October in Croatian, November in Polish and Czech.
  ['listopada', 11],
  ['Smarch', undefined],
  ['', undefined],
  ['1', undefined],
])('the month %j is %s', (name, month) => {
  expect(monthOfName(name)).toBe(month);
});
