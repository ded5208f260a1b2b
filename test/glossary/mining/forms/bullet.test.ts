import { describe, expect, it } from 'vitest';
import { falseBullets, isFalseBullet } from '../../../../src/glossary/mining/false-bullets.ts';
import { linesOf, mineMarkdown, sureLines } from '../mine-text.ts';

describe('a bullet with a term', () => {
  it.each([
    ['- Skeg: A fin below the rudder.', 'Skeg: A fin below the rudder.'],
    ['- skeg - a fin below the rudder', 'skeg: a fin below the rudder'],
    ['- `skeg` – a fin below the rudder', 'skeg: a fin below the rudder'],
    ['- **Skeg** — a fin below the rudder', 'Skeg: a fin below the rudder'],
    ['- Enter Gannet: a pump that runs on steam', 'Gannet: a pump that runs on steam'],
  ])('is read in %j', (markdown, line) => {
    expect(linesOf(mineMarkdown(markdown), 'bullet')).toEqual([line]);
  });

  const cases: readonly (readonly [why: string, bullet: string])[] = [
    ['a change with its number', 'Fixed #12: the bell no longer rings twice'],
    ['a change', 'Remove pumps: nobody used them any more'],
    ['a part with its change', 'rope: shorten the rope'],
    ['an order', 'Badges: include it when you write to us'],
    ['a clause before another', 'Rope: As you use the pump, you need more of it'],
    ['the end of a sentence', 'Old gates: or new ones of wood and of iron'],
    ['a measure', 'Length: 14 km, 900 m of climbing'],
    ['a change with a link to it', 'Rope: a shorter rope (#41)'],
    ['a date', 'May 3: the crew meets on the quay'],
    ['something with its date', 'Feedback period: September 19'],
    ['a time', 'Doors: 18:30 on the quay'],
    ['a step', 'Step 2: the crew opens the valve'],
    ['an instruction', 'To stop the pump: the red button is on the left'],
    ['an infinitive', 'Vider la pompe: la pompe du port est pleine'],
    ['a label', 'Deadline: the end of the month'],
    ['a remark', 'Warning: This deletes all of the gates'],
    ['the place of a point among others', 'Lastly: the node removes the last layer of the letter'],
    ['another name', 'A set of ropes: named by nobody, and kept dry all the year'],
    ['advice', 'Gauge: Make sure that somebody looks at it'],
    ['news of somebody', 'A second pump: Quist proposed to buy a pump that runs on steam'],
    ['a row of names', 'Lerna: Harbor Keyring (by the quay) or Pump Manager'],
    ['somebody who speaks', 'Quist: I never saw that pump'],
    ['a time of the day', '9:30 start: the crew meets on the quay'],
    ['a sentence', 'That’s us: a crew of nine that meets on the quay'],
    ['a clause', 'We also simplified the pump: a valve and a bell went out'],
    ['a verb with its object', 'Planners like the weir: a low dam'],
    ['somebody who is asked', 'Quist: How did the crew repair the pump?'],
    ['a question', 'Who pays?: the port pays all of it'],
    ['half of a parenthesis', 'Rope (the old: a rope that is dear)'],
    ['a path or a command', 'src/pump.ts: the file with the pump'],
    ['a call or a value', 'open(valve): the valve is opened'],
    ['a person with a role or a project', 'Chair: @quist of the port'],
    ['a value', 'Pumps: 9'],
  ];

  it.each(cases)('is none where it is %s: %j', (why, bullet) => {
    const lang = why === 'an infinitive' ? 'fr' : 'en';
    const [term = '', explanation = ''] = bullet.split(/: (?=[^:]*$)|: /u);

    expect(isFalseBullet(term, explanation, lang)).toBe(why);
    expect(sureLines(mineMarkdown(`- ${bullet}`, lang))).toEqual([]);
  });

  it.each([
    ['the pump is old', 'a crew of nine that meets on the quay'],
    ['Gannet Part 2', 'a crew of nine that meets on the quay'],
    ['Left', 'a crew of nine that meets on the quay'],
    ['Let’s do some numbers', 'a crew of nine that meets on the quay'],
    ['Quist', 'Tell me about the pump.'],
    ['Eine zweite Pumpe', 'Ada Quist has proposed to the port that it dries'],
    ['Eine zweite Pumpe', 'Quist published a book on pumps'],
    ['Eine zweite Pumpe', 'Ada Quist und Nils Holm kündigten eine Pumpe an, die dampft'],
    ['Pompe', 'comme mentionné, la pompe du port est pleine'],
  ])('is none as %j: %j', (term, explanation) => {
    expect(isFalseBullet(term, explanation)).toBeDefined();
  });

  it('is not sure as a sentence about something else', () => {
    expect(sureLines(mineMarkdown('Wir mögen Gannet.\n\n- Kiel: Gannet hat eine Flosse, die das Boot auf Kurs hält.', 'de'))).toEqual([]);
    expect(sureLines(mineMarkdown('Wir mögen Gannet.\n\n- Kiel: Holz hat eine Flosse, die das Boot auf Kurs hält.', 'de'))).toHaveLength(1);
    expect(sureLines(mineMarkdown('- Pflege: Seil ist sehr teuer, und wir sparen viel davon.', 'de'))).toEqual([]);
    expect(sureLines(mineMarkdown('- Pflege: Seil ist sehr teuer, und viele sparen davon.', 'de'))).toHaveLength(1);
    expect(sureLines(mineMarkdown('- Steering in storms: gHelm now keeps the boat on its course.'))).toEqual([]);
    expect(sureLines(mineMarkdown('- Steering: Despite steering in storms, gHelm now keeps the course.'))).toHaveLength(1);
  });

  it('is one though its first word is a pronoun, if it is written as a name', () => {
    expect(isFalseBullet('You Only Look Once', 'a way to find things in a picture')).toBeUndefined();
  });

  it('has a case for each rule', () => {
    expect(cases.map(([why]) => why)).toEqual(falseBullets.map(({ why }) => why));
  });

  it.each(['**Skeg**, noun: A fin below the rudder.', '**Skeg** (n.): A fin below the rudder.', '**• Skeg:** A fin below the rudder.'])(
    'is called as it is spoken in %j',
    (markdown) => {
      expect(mineMarkdown(markdown).map(({ headword }) => headword)).toEqual(['Skeg']);
    },
  );
});
