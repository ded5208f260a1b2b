import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown, mineText, sureLines } from '../mine-text.ts';

describe('the form of “X means ...”', () => {
  it.each([
    ['We use the word ballast for all that keeps a ship down.', 'ballast: We use the word ballast for all that keeps a ship down.'],
    ['They took the word ballast to mean all the stones.', 'ballast: They took the word ballast to mean all the stones.'],
    ['By ballast we mean the stones in the hold.', 'ballast: By ballast we mean the stones in the hold.'],
    ['When sailors say ballast, they mean stones.', 'ballast: When sailors say ballast, they mean stones.'],
    ['What sailors call ballast is a heap of stones.', 'ballast: What sailors call ballast is a heap of stones.'],
    ['Think of a sluice as a door for water.', 'sluice: Think of a sluice as a door for water.'],
    ['The job of a sluice is to hold water back.', 'sluice: The job of a sluice is to hold water back.'],
    ['The goal of Gannet is to hold water back.', 'Gannet: The goal of Gannet is to hold water back.'],
    ['The idea behind kedging is simple: haul by the anchor.', 'kedging: The idea behind kedging is simple: haul by the anchor.'],
    ['What Gannet does is hold water back.', 'Gannet: What Gannet does is hold water back.'],
    ['A pilot’s job is to steer ships.', 'pilot: A pilot’s job is to steer ships.'],
    ['Gannet’s job is to hold water back.', 'Gannet: Gannet’s job is to hold water back.'],
    ['It rains. Go Tide’s goal is to hold water back.', 'Go Tide: Go Tide’s goal is to hold water back.'],
    ['But Gannet’s aim is to hold water back.', 'Gannet: But Gannet’s aim is to hold water back.'],
    ['To "dry," in the talk of crews, means to forget a line.', 'dry: To "dry," in the talk of crews, means to forget a line.'],
    [
      'Kedging, which crews hate, means hauling a ship by its anchor.',
      'Kedging: Kedging, which crews hate, means hauling a ship by its anchor.',
    ],
    ['Reefing means making a sail smaller.', 'Reefing: Reefing means making a sail smaller.'],
    ['AIS stands for automatic identification system.', 'AIS: AIS stands for automatic identification system.'],
    [
      'The term draft refers to the depth of a hull below the water.',
      'draft: The term draft refers to the depth of a hull below the water.',
    ],
    ['Kedging is the practice of hauling a ship by its anchor.', 'Kedging: Kedging is the practice of hauling a ship by its anchor.'],
    [
      'In ports the term Ballast is used for all that keeps a ship down.',
      'Ballast: In ports the term Ballast is used for all that keeps a ship down.',
    ],
    ['What crews and we call a berth is a place for a boat.', 'berth: What crews and we call a berth is a place for a boat.'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'meaning')).toEqual([line]);
  });

  it.each([
    ['de', 'Unter einer Talsperre versteht man eine Mauer, die einen Fluss staut.', 'Talsperre'],
    ['fr', 'On appelle compilateur un programme qui traduit un langage.', 'compilateur'],
    ['fr', 'En informatique, on nomme cache, une mémoire qui garde des données.', 'cache'],
    ['fr', 'On entend par barrage l’ouvrage qui retient une rivière.', 'barrage'],
    ['es', 'Se llama embalse al depósito que retiene un río.', 'embalse'],
    ['es', 'En informática se denomina compilador un programa que traduce un lenguaje.', 'compilador'],
  ])('is read in another language (%s) where the name stands inside: %j', (lang, text, name) => {
    expect(linesOf(mineText(text, { lang }), 'meaning')).toEqual([`${name}: ${text}`]);
  });

  it.each([
    'We use the word processor for all letters.',
    'The port uses the name server for the zone.',
    'They used the term sheet for the deal.',
    'They used the term loan for a new dock.',
    'The hotel uses the name tag to describe the guest.',
  ])('is not sure of a word that may be a part of a noun: %j', (text) => {
    expect(sureLines(mineText(text))).toEqual([]);
  });

  it.each([
    'We use the word *ballast* for all that keeps a ship down.',
    'We use the word “ballast” for all that keeps a ship down.',
    'They use the name **ballast** to describe all the stones.',
    'They took the word ballast to mean all the stones.',
  ])('is sure of one that is set off, or if it says what is meant: %j', (markdown) => {
    expect(sureLines(mineMarkdown(markdown))).toEqual([expect.stringMatching(/^ballast: /u)]);
  });

  it.each([
    'This means that the pump is off.',
    'It refers to the pump.',
    'What he means is the pump.',
    'Nobody means the pump.',
    'The name label is used to refer to a berth by night.',
    'A word puzzle is used for the long watch at sea.',
    'The term loan is usually used for a new dock.',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'meaning')).toEqual([]);
  });

  it.each(['The word `ballast` is used for all that keeps a ship down.', 'The word “ballast” is used for all that keeps a ship down.'])(
    'is sure of a word that is set off before `is used`: %j',
    (markdown) => {
      expect(sureLines(mineMarkdown(markdown))).toEqual([expect.stringMatching(/^ballast: /u)]);
    },
  );

  it('is never sure behind another clause', () => {
    const mined = mineText('It runs because Gannet means a bird of the sea.');

    expect(linesOf(mined, 'meaning')).toEqual(['Gannet: It runs because Gannet means a bird of the sea.']);
    expect(sureLines(mined)).toEqual([]);
  });
});
