import { describe, expect, it } from 'vitest';
import { asideEnd } from '../../../src/glossary/mining/clause-end.ts';
import { isFalseBullet } from '../../../src/glossary/mining/false-bullets.ts';
import { spellingsOf } from '../../../src/glossary/letter-variants.ts';
import { foldLetters } from '../../../src/search/fold-name.ts';

describe('a bullet that defines nothing', () => {
  it.each([
    ['Step 3', 'the way to the gate', 'a step'],
    ['Chapter IX', 'the wheel', 'a step'],
    ['To open', 'the lever turns left', 'an instruction'],
    ['Please wait', 'the lever turns left', 'an instruction'],
    ['Don’t open', 'it leaks', 'a change'],
    ['**Benefits**', 'the old gate', 'a label'],
    [' `Corrigée` ', 'la porte', 'a label'],
    ['修正', '水門', 'a label'],
    ['Suppression', 'de la porte', undefined],
    ['Supprimée', 'la porte', 'a label'],
    ['Deprecating', 'the old gate', 'a label'],
    ['Añadido', 'la compuerta', 'a label'],
    ['Warning', 'This deletes the gate', 'a remark'],
    ['Note!', 'the gate leaks', 'a remark'],
    ['Footnotes', 'the words below a page', undefined],
    ['Note', 'A sound of one pitch', undefined],
    ['Hinweis', 'Das Tor ist alt', 'a remark'],
    ['Attention', 'La porte est vieille', 'a remark'],
    ['Advertencia', 'La puerta es vieja', 'a remark'],
    ['Yesterday', 'The gate leaked', 'a label'],
    ['Aujourd’hui', 'La porte est vieille', 'a label'],
    ['Lastly', 'The node removes the last layer', 'the place of a point among others'],
    ['Außerdem:', 'Das Tor ist alt', 'the place of a point among others'],
    ['Second', 'a sixtieth of a minute', undefined],
    ['Observe the tides', 'Make sure that somebody looks at the gauge', 'advice'],
    ['Gauge', 'Makes sure that the tide is seen', undefined],
    ['A set of ropes', 'known as a tackle - that lifts boats', 'another name'],
    ['A set of ropes', 'knowledge of the sea', undefined],
    ['Planners like the weir', 'a low dam', 'a verb with its object'],
    ['Wind of the north', 'a cold wind', undefined],
    ['Ada the Bold', 'a pilot', undefined],
    ['PR 12', 'the gate', 'a change with its number'],
    ['Lecture 14', 'the gate', 'a step'],
    ['Ada Quist', 'Gate for boats #741. It opens', 'a change with a link to it'],
    ['Shade', 'A value such as #335577. It paints', undefined],
    ['Ada Quist', 'A gate for boats. It has #741 in it', undefined],
    ['Old gates', 'or new ones of wood', 'the end of a sentence'],
    ['Old gates', 'oracles of the sea', undefined],
    ['rope', 'shorten the rope', 'a part with its change'],
    ['Gate', 'see below', 'an order'],
    ['Gate', 'opens, see #12', 'a change with a link to it'],
    ['Gate', 'I opened it', 'somebody who speaks'],
    ['Gate', 'We’re there', 'somebody who speaks'],
    ['Gate', '9:30 at the mill', 'a time'],
    ['Gate', 'from 9 am', 'a time'],
    ['Gate', 'on Monday, May 4', expect.any(String) as string],
    ['9:30', 'the gate opens', 'a time of the day'],
    ['Is it open?', 'it is', 'a question'],
    ['./gate.sh', 'opens it', 'a path or a command'],
    ['gate.yaml', 'the gates', 'a path or a command'],
    ['-v', 'says more', 'a path or a command'],
    ['a=b', 'a rule', 'a call or a value'],
    ['open(x)', 'opens it', 'a call or a value'],
    ['Ada', '@ada', 'a person with a role or a project'],
    ['Draft', '2.5 m', 'a value'],
    ['Toll', '€ 12', 'a value'],
    ['Load', '~90 %', 'a value'],
    ['Rate', '3x', 'a measure'],
    ['Open', 'n/a.', 'a value'],
  ])('%j with %j is %s', (term, explanation, why) => {
    expect(isFalseBullet(term, explanation)).toEqual(why);
  });

  it.each([
    ['Allouer le temps', 'un travail', 'fr', 'an infinitive'],
    ['Vendre l’eau', 'un travail', 'fr-CA', 'an infinitive'],
    ['Ordre du jour', 'la liste des points', 'fr', undefined],
    ['Centre de données', 'un lieu', 'fr', undefined],
    ['Lettre de change', 'un titre', 'fr', undefined],
    ['Titre de séjour', 'un papier', 'fr', undefined],
    ['Papier des champs', 'un papier', 'fr', undefined],
    ['Vaciar la bomba', 'un trabajo', 'es', 'an infinitive'],
    ['Vaciar la bomba', 'a song of the port', 'en', undefined],
    ['Lugar de culto', 'una casa', 'es', undefined],
    ['Poder de compra', 'una medida', 'es', undefined],
    ['Order a la carte', 'a meal of parts', 'en', undefined],
    ['Die Pumpe warten', 'eine Arbeit', 'de', 'an infinitive'],
    ['Die Pumpe warten', 'a song of the port', 'en', undefined],
  ])('%j with %j in %s is %s', (term, explanation, lang, why) => {
    expect(isFalseBullet(term, explanation, lang)).toBe(why);
  });

  it.each([
    ['Green paper', 'A document published by the port'],
    ['Preprint', 'A paper posted on a server'],
    ['Bug report', 'An error reported by a reader'],
    ['Amendment', 'A change proposed to a bill'],
    ['Amendments', 'Changes proposed to the bill'],
    ['Byline', 'The line published above a text'],
    ['Wires', 'Words published above a text'],
    ['Preprints', 'Papers posted on a server'],
    ['Livre blanc', 'Texte publié par le port'],
    ['Aviso', 'Texto publicado por el puerto'],
    ['Note', 'A sound of one pitch'],
    ['Weir', 'a low dam across a river'],
    ['Step function', 'a function that jumps'],
    ['Opening', 'the time at which a gate opens'],
    ['Newton', 'a unit of force'],
    ['Depreciation', 'a loss of worth over years'],
    ['Draft', '2.5 meters of water below the hull'],
    ['Gate 9', 'a board that leaks'],
  ])('%j with %j may define something', (term, explanation) => {
    expect(isFalseBullet(term, explanation)).toBeUndefined();
  });
});

describe('the clause behind a comma', () => {
  it.each([
    'a low dam|, is old.',
    'a low dam| and it leaks.'.replace('| and', '|, and'),
    'a small, cheap and quiet pump|, hums in Lerna.',
    'a gate (old, but dry)|; it opens.',
    'a gate| — it opens.',
    'a gate of 1904–1910 that leaks|.',
    'a gate [see 2] that leaks|, in the north.',
    'a gate| that leaks) and more'.replace('| that leaks)', ' that leaks|)'),
    'a gate for ships, boats, and oxen|.',
    'a gate that leaks|!',
  ])('ends at the bar in %j', (marked) => {
    const text = marked.replace('|', '');

    expect(text.slice(0, asideEnd(text, 0, 0, text.length))).toBe(marked.slice(0, marked.indexOf('|')));
  });

  it('ends with the sentence that has no sign at its end', () => {
    expect(asideEnd('a low dam', 0, 0, 9)).toBe(9);
  });
});

describe('the spellings of a folded name', () => {
  it.each([
    'Straße',
    'ÉCOLE',
    'Ærø',
    'Łódź',
    'Ωmega',
    'ЁЛКА',
    'Ոստան',
    'שלום',
    'إسلام',
    'ႠႡ',
    'Ბა',
    'Ḫattuša',
    'Ⱡ',
    'Ꜳ',
    'Ｗｅｉｒ',
    'ﾈｯﾄ',
    'C++',
    'a-b',
    'e\u0301cole',
  ])('match %s', (written) => {
    const folded = foldLetters(written);

    expect(written).toMatch(new RegExp(`^${spellingsOf(folded)}$`, 'v'));
    expect(`${written}x`).not.toMatch(new RegExp(`^${spellingsOf(folded)}$`, 'v'));
  });
});
