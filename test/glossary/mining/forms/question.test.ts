import { describe, expect, it } from 'vitest';
import { linesOf, mineText } from '../mine-text.ts';

describe('the form of “What is X?”', () => {
  it.each([
    ['What is a skeg? A fin below the rudder.', 'skeg: A fin below the rudder.'],
    ['What is Dredge as a Service? The lease of a dredge.', 'Dredge as a Service: The lease of a dredge.'],
    ['What are terms of trade? The price of what a land sells.', 'terms of trade: The price of what a land sells.'],
    ['What are rules of origin? The laws that say where a thing is from.', 'rules of origin: The laws that say where a thing is from.'],
    ['What is the limit of detection? The least that a probe can see.', 'limit of detection: The least that a probe can see.'],
  ])('is read in %j', (text, line) => {
    expect(linesOf(mineText(text), 'question')).toEqual([line]);
  });

  it('is read of a German compound', () => {
    const text = 'Was ist eine Kosten-Nutzen-Analyse? Ein Vergleich von Aufwand und Ertrag.';

    expect(linesOf(mineText(text, { lang: 'de' }), 'question')).toEqual(['Kosten-Nutzen-Analyse: Ein Vergleich von Aufwand und Ertrag.']);
    expect(linesOf(mineText('Was sind Kosten der Pumpe? Ein Vergleich.', { lang: 'de' }), 'question')).toEqual([]);
  });

  it.each([
    'What are the terms of the deal? The port pays for a pump.',
    'What are the rules of our port? A crew of nine meets.',
    'What is the limit of a skeg? A month of work.',
    'What are signs of life? A trace of water.',
    'What is next? We wait and see.',
    'What is a skeg? I do not know.',
    'What are the benefits of a skeg? A skeg keeps the course.',
  ])('is not read in %j', (text) => {
    expect(linesOf(mineText(text), 'question')).toEqual([]);
  });
});
