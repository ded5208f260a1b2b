import { describe, expect, it } from 'vitest';
import type { AskedForm } from '../../src/glossary/asked/asked-form.ts';
import { askedForms } from '../../src/glossary/asked-forms.ts';
import { languageOf } from '../../src/glossary/mining/languages.ts';

/** Each form with sentences that explain `Velm` by it, and sentences beside them that do not. */
const rows: Readonly<Record<string, { readonly yes: readonly string[]; readonly no: readonly string[] }>> = {
  meaning: {
    yes: [
      'Velm means a low dam.',
      'At the port, the Velm stands for a low dam.',
      'Velm (2.1) refers to a low dam.',
      'de: Velm bedeutet ein niedriges Wehr.',
    ],
    no: ['Nobody knows if Velm means a low dam.', 'The work of Velm means a low pay.'],
  },
  naming: {
    yes: ['They keep a low dam called Velm.', 'This is known as the “Velm”.', 'fr: Ce barrage est appelé Velm.'],
    no: [
      'This low dam is rarely called Velm.',
      'The crew avoids a dam called Velm.',
      'The dam was never known as Velm.',
      'Boards should not be called Velm by the crew.',
      'es: La presa no es llamada Velm.',
      'They called at Velm.',
      'The so-called dam of Velm leaks.',
    ],
  },
  kind: {
    yes: [
      'Velm is a low dam that keeps the tide out.',
      'In the north, the old tide Velm is a dam for boats.',
      'Velm, built in spring, is a tool.',
      'Each Velm is a low dam of boards.',
      'es: Velm es una herramienta para el puerto.',
      'Velm is the old tool that counts boats.',
      'For years, Velm has been the tool for boats.',
      'Velm describes itself as a tool.',
    ],
    no: [
      'Velm is the tool that Mara lost last night.',
      'Velm is the company that left the port last year.',
      'Velm is a more complex problem than it seems.',
      'Velm is a good idea.',
      'Velm is closed.',
      'Velm is the tool.',
      'Velm has been the exception.',
      'The road to Velm is a dam for boats.',
    ],
  },
  purpose: {
    yes: ['Velm lets boats pass the low gate.', 'The Velm is used to keep the tide out.', 'Velm can be used to keep boats dry.'],
    no: ['Velm was published in spring of last year.', 'Velm helps.', 'The boats of Velm let crews pass by.'],
  },
  gloss: {
    yes: ['They closed Velm (a low dam at sea).', 'They closed “Velm” (the low dam).', 'They keep “Velm” boards (i.e. the low, old ones).'],
    no: ['They closed Velm (the third time this year).', 'They closed Velm (in spring).', 'They closed Velm (the board was late again).'],
  },
  apposition: {
    yes: [
      'They closed Velm, the day gate of the port.',
      'They closed Velm, a low dam at sea.',
      'While Velm, our old dam, is closed, boats wait.',
      'They saw Velm (2019), a low dam.',
      'They asked if Velm — the low, old dam — is open.',
    ],
    no: [
      'They closed Velm, a day after the rain.',
      'They closed Velm, the crew said.',
      'They closed Velm, a decision that cost the crew money.',
      'In Velm, the low dam, the gate and the pump are old.',
      'They closed Velm, the pump is old.',
      'They saw Velm, the boats of the port stood still.',
      'They saw Velm, boats and crews.',
    ],
  },
  'kind before': {
    yes: ['They asked the old pump agency Velm.', 'The port’s own tool, Velm, keeps time.', 'de: Sie nutzen das Werkzeug Velm.'],
    no: [
      'They asked the people of Velm.',
      'They met at the old Velm.',
      'The crew runs a tool for pump Velm.',
      'In spring, for the crew of a tool, Velm leaks.',
    ],
  },
  dash: {
    yes: ['Velm - a low dam at sea.', 'Dams: 3) Velm – keeps the tide out.'],
    no: ['They closed Velm - a low dam at sea.', 'Velm - spring of last year.'],
  },
  'other name': {
    yes: ['The port has a low dam, or Velm.', 'A low dam (aka Velm) keeps the tide out.', 'de: Das Wehr, oder Velm, ist zu.'],
    no: ['The port has no old wooden boat, or Velm.', 'Boats wait at the gate or Velm.', 'They ask the board, or Velm if it is late.'],
  },
  'spelled out': {
    yes: [
      'The Vertical Ebb Low Mill (Velm) turns.',
      'Velm (Vertical Ebb Low Mill, an old one) turns.',
      'The Vertical, Ebb and\nLow Mill (Velm) turns.',
      'They turn the Vertical Ebb Low Mill, Velm, at night.',
    ],
    no: [
      'They sold the Vertical Ebb Low Mill to Velm.',
      'The old mill (Velm) turns.',
      'They turn the old mill, Velm, at night.',
      'Velm (the old mill, at sea) turns.',
    ],
  },
  duty: {
    yes: [
      'The job of Velm is to keep the tide out.',
      'Velm’s main task is to keep the tide out.',
      'The purpose of the Velm is to count boats.',
    ],
    no: [
      'The role of Velm is to be played by Mara.',
      'The point of Velm is to be decided in spring.',
      'The job of Velm is hard.',
      'The job of the crew of the Velm is to keep dry.',
      'The crew asked if Velm’s task is to keep dry.',
      'Velm’s old boat is to leave.',
    ],
  },
  complement: {
    yes: [
      'The first dam of the port was Velm.',
      'Another tool that counts the boats of the port is Velm.',
      'Our own board for the tide is the Velm.',
    ],
    no: [
      'The tool that nobody wants is Velm.',
      'The version that broke the gate was Velm.',
      'Mara’s least favorite tool at the port is Velm.',
      'The first dam of the port was not Velm.',
      'The worst problem of the port was Velm.',
      'The dam is Velm.',
      'The first dam of the port was Velm that spring.',
      'In spring, the first dam of the port was Velm.',
    ],
  },
  'relative clause': {
    yes: [
      'They closed Velm, which keeps the tide out.',
      'It has two parts: the Velm which handles the boats, and a gate.',
      'They rowed to Velm (2019), where old boats are built.',
      'They asked Velm, who is an engineer.',
    ],
    no: [
      'They asked Velm, who is a bit late today.',
      'They closed Velm, which is a good idea here.',
      'They closed Velm, which is an old joke here.',
      'They left Velm where it was last night.',
      'They closed Velm, which keeps crashing at night.',
      'They closed Velm, which means that they wait.',
      'They left without Velm, which keeps the tide out.',
      'They closed Velm, which was late.',
      'They closed Velm, which the crew keeps.',
    ],
  },
  activity: {
    yes: [
      'Velm keeps its boards in the low gate.',
      'Velm counts the boats of the port.',
      'At night, the Velm tool counts the boats of the port.',
      'The Velm (2.1) will replace the old gate.',
      'Each Velm feature lets crews count boats.',
    ],
    no: [
      'Velm holds a meeting every second spring.',
      'Velm limits are raised to nine boats.',
      'Velm turns 30 with cake and tea.',
      'Velm loads in nine seconds on old boats.',
      'Velm covers his face with both hands.',
      'Velm sends its regards to the crew.',
      'Velm keeps crashing on old boats.',
      'Velm counts the boats of the port today.',
      'Velm decides to leave the port.',
      'Velm replaces Orlop as head of the port.',
      'Velm needs the boats of the port.',
      'The crew of Velm counts the boats of the port.',
      'The Velm crew counts the boats of the port.',
      'Velm counts boats.',
      'Velm does not count the boats of the port.',
    ],
  },
  example: {
    yes: [
      'The port has new tools for counting boats, most notably Orlop, Velm, and Skeg.',
      'Low sea dams such as Orlop and Velm keep the tide out.',
      'Velm and other low dams keep the tide out.',
      'They sell Velm and other tools for boats.',
    ],
    no: [
      'Unlike tools such as Velm, the gate is late.',
      'Low dams for the port look like Velm.',
      'The crew needs new sea tools, like Velm does.',
      'Some tools such as Velm are late.',
      'The old people of the port, like Velm, wait.',
      'They ask the crew of Velm, and other port members.',
      'Low dams, and not gates such as Velm, leak.',
      'There are nine parts in the harbor, including Velm.',
      'Velm and other tools are late.',
      'Low dams, gates and Velm are late.',
    ],
  },
  use: {
    yes: [
      'With Velm, you get a low gate at sea.',
      'The crew uses Velm to count the boats.',
      'Using the Velm tool to count boats at night is easy.',
      'With Velm, you can count boats.',
    ],
    no: [
      'Nobody uses Velm to count the boats.',
      'Stop using Velm to count the boats.',
      'Few crews used Velm to count the boats.',
      'They used Velm next to the old port.',
      'They used Velm due to the low price.',
      'The crew was used Velm to the end of spring.',
      'With Velm, you get tired of the tide.',
      'The crew does not use Velm to count the boats.',
      'The crew uses Velm to wait.',
      'They learn how to use Velm to count the boats.',
      'With Velm, the crew waits.',
      'Without Velm, you can count boats.',
      'They row from Velm to count the boats.',
    ],
  },
};

function explains(form: AskedForm, row: string): boolean {
  const [, lang, sentence = row] = /^(?:(\w\w): )?(.*)$/su.exec(row) ?? [];
  const at = sentence.indexOf('Velm');
  const around = { name: 'Velm', before: sentence.slice(0, at), after: sentence.slice(at + 4) };
  return form.explains(around, languageOf(lang));
}

describe.each(askedForms.map((form) => [form.name, form] as const))('the form %s of a name that is asked for', (name, form) => {
  it.each(rows[name]?.yes ?? ['(no row)'])('explains by %s', (sentence) => {
    expect(explains(form, sentence)).toBe(true);
  });

  it.each(rows[name]?.no ?? ['(no row)'])('does not explain by %s', (sentence) => {
    expect(explains(form, sentence)).toBe(false);
  });
});

describe('the forms of a name that is asked for', () => {
  it('have a row each', () => {
    expect(Object.keys(rows).sort()).toEqual(askedForms.map(({ name }) => name).sort());
  });
});
