import { describe, expect, it } from 'vitest';
import type { MinedForm } from '../../../src/content/mined-definition.ts';
import { linesOf, mineText, sureLines } from './mine-text.ts';

interface Sample {
  readonly read: readonly (readonly [text: string, line: string, form: MinedForm])[];
  readonly unread: readonly string[];
  /** Not even without being sure. */
  readonly nothing?: readonly string[];
}

const samples: Readonly<Record<string, Sample>> = {
  de: {
    read: [
      ['Ein Fender ist ein Gerät, das den Rumpf schützt.', 'Fender: Ein Fender ist ein Gerät, das den Rumpf schützt.', 'copula'],
      [
        'Unter Kielholen versteht man das Reinigen des Rumpfes.',
        'Kielholen: Unter Kielholen versteht man das Reinigen des Rumpfes.',
        'meaning',
      ],
      ['Als Kiel bezeichnet man den tiefsten Balken.', 'Kiel: Als Kiel bezeichnet man den tiefsten Balken.', 'meaning'],
      ['Die Spur am Heck nennen Seeleute Kielwasser.', 'Kielwasser: Die Spur am Heck nennen Seeleute Kielwasser.', 'meaning'],
      ['Der Balken wird als Kiel bezeichnet.', 'Kiel: Der Balken wird als Kiel bezeichnet.', 'meaning'],
      ['Beim Kiel handelt es sich um einen Balken.', 'Kiel: Beim Kiel handelt es sich um einen Balken.', 'meaning'],
      ['Der Deichgraf beaufsichtigte die Deiche.', 'Deichgraf: Der Deichgraf beaufsichtigte die Deiche.', 'purpose'],
      ['Let’s Row ist ein Verein, der Boote baut.', 'Let’s Row: Let’s Row ist ein Verein, der Boote baut.', 'copula'],
      ['Der Zoologe Nils Holm geht.', 'Nils Holm: Der Zoologe Nils Holm', 'apposition'],
      ['Der Kryptograf Nils Holm geht.', 'Nils Holm: Der Kryptograf Nils Holm', 'apposition'],
      ['Wir sehen eine Schot, die das Segel hält.', 'Schot: Schot, die das Segel hält', 'relative'],
      ['Die Hafenmeisterin Lea Brandt geht.', 'Lea Brandt: Die Hafenmeisterin Lea Brandt', 'apposition'],
      ['Das Echolot dient der Messung der Tiefe.', 'Echolot: Das Echolot dient der Messung der Tiefe.', 'purpose'],
      ['Sie nutzen Gannet, eine Datenbank für Messwerte.', 'Gannet: Gannet, eine Datenbank für Messwerte', 'apposition'],
    ],
    unread: ['Das ist ein Problem.', 'Es ist eine gute Idee.'],
    nothing: [
      'Sie lesen den Paragraf Ada Quist am Hafen.',
      'Sie sehen den Login Ada Quist am Hafen.',
      'Wir haben das Projekt gefunden, das alle suchten.',
      'Da ist nichts zu tun (siehe unten am Hafen).',
      'Er wollte Pumpen, die am Hafen gebaut werden.',
      'Zusätzlich erlaubt er uns die Arbeit.',
      'In der Regel erlaubt er uns die Arbeit.',
    ],
  },
  fr: {
    read: [
      ['Une écluse est un ouvrage qui relie deux biefs.', 'écluse: Une écluse est un ouvrage qui relie deux biefs.', 'copula'],
      ['Quand la poupe tourne, on parle d’empannage.', 'empannage: Quand la poupe tourne, on parle d’empannage.', 'meaning'],
      ['Les marins appellent sillage la trace du navire.', 'sillage: Les marins appellent sillage la trace du navire.', 'meaning'],
      ['Ils font un empannage. Il s’agit d’une manœuvre à voile.', 'empannage: Il s’agit d’une manœuvre à voile.', 'anaphora'],
      ['Une défense amortit les chocs du quai.', 'défense: Une défense amortit les chocs du quai.', 'purpose'],
      ['La défense, qui protège la coque, est vieille.', 'défense: défense, qui protège la coque', 'relative'],
      ['Le tirant désigne la profondeur de la coque.', 'tirant: Le tirant désigne la profondeur de la coque.', 'meaning'],
      ['Le violoniste Luc Renard arrive.', 'Luc Renard: Le violoniste Luc Renard', 'apposition'],
      ['Le géographe Luc Renard arrive.', 'Luc Renard: Le géographe Luc Renard', 'apposition'],
      ['Le cryptographe Luc Renard arrive.', 'Luc Renard: Le cryptographe Luc Renard', 'apposition'],
      [
        'La cale sèche, souvent appelée forme, est un bassin sans eau.',
        'cale sèche: La cale sèche, souvent appelée forme, est un bassin sans eau.',
        'copula',
      ],
      ['La jauge vous permet de voir le niveau.', 'jauge: La jauge vous permet de voir le niveau.', 'purpose'],
      ['Quayside permet de réserver un quai.', 'Quayside: Quayside permet de réserver un quai.', 'purpose'],
      ['Ils utilisent Gannet, une base de données pour les mesures.', 'Gannet: Gannet, une base de données pour les mesures', 'apposition'],
    ],
    nothing: [
      'La piste Ada Lovelace est neuve.',
      'La liste Ada Lovelace est longue.',
      'Le catalogue Ada Lovelace est long.',
      'Ils ouvrent la porte du port, ce qui permet aux bateaux de sortir.',
      'Ils aiment le travail en mer (tel que la pêche ou la voile).',
    ],
    unread: ["C'est une bonne idée.", 'Il y a un problème.'],
  },
  es: {
    read: [
      ['Una esclusa es una obra que une dos tramos.', 'esclusa: Una esclusa es una obra que une dos tramos.', 'copula'],
      ['Por calado se entiende la profundidad del casco.', 'calado: Por calado se entiende la profundidad del casco.', 'meaning'],
      ['Los marinos llaman estela a la huella del barco.', 'estela: Los marinos llaman estela a la huella del barco.', 'meaning'],
      ['Hicieron una virada. Se trata de una maniobra con viento.', 'virada: Se trata de una maniobra con viento.', 'anaphora'],
      ['Una defensa amortigua los golpes del muelle.', 'defensa: Una defensa amortigua los golpes del muelle.', 'purpose'],
      ['La defensa, que protege el casco, es vieja.', 'defensa: defensa, que protege el casco', 'relative'],
      ['Usamos Gannet, una base de datos para medidas.', 'Gannet: Gannet, una base de datos para medidas', 'apposition'],
      ['El calado significa la profundidad del casco.', 'calado: El calado significa la profundidad del casco.', 'meaning'],
      ['El sextante te permite medir un ángulo.', 'sextante: El sextante te permite medir un ángulo.', 'purpose'],
      ['El violinista Luis Vega llega.', 'Luis Vega: El violinista Luis Vega', 'apposition'],
      ['La investigadora Ana Vega llega.', 'Ana Vega: La investigadora Ana Vega', 'apposition'],
      ['El criptógrafo Luis Vega llega.', 'Luis Vega: El criptógrafo Luis Vega', 'apposition'],
      ['Puerto como Servicio es un sistema de barcos.', 'Puerto como Servicio: Puerto como Servicio es un sistema de barcos.', 'copula'],
      ['Quayside permite reservar un muelle.', 'Quayside: Quayside permite reservar un muelle.', 'purpose'],
      ['El puerto usa Gannet, una base de datos para medidas.', 'Gannet: Gannet, una base de datos para medidas', 'apposition'],
    ],
    nothing: [
      'Usan el navegador Mozilla Firefox.',
      'Usan el procesador Ada Lovelace.',
      'Leen la revista Ada Lovelace.',
      'Abren la puerta del puerto, lo que les permite salir.',
    ],
    unread: ['Esto es un problema.', 'No es una buena idea.'],
  },
  ja: {
    read: [
      ['係船柱とは、船をつなぐ柱のことです。', '係船柱: 係船柱とは、船をつなぐ柱のことです。', 'meaning'],
      ['キーサイドは港の予約システムである。', 'キーサイド: キーサイドは港の予約システムである。', 'copula'],
      ['Gannet Core 26.2は、古い系列の保守用の版です。', 'Gannet Core 26.2: Gannet Core 26.2は、古い系列の保守用の版です。', 'copula'],
      ['港の認証局 (Harbor Authority; HA) です。', '認証局: 港の認証局 (Harbor Authority; HA) です。', 'abbreviation'],
      ['船を横に動かす。これを「ヨー」と呼ぶ。', 'ヨー: 船を横に動かす。これを「ヨー」と呼ぶ。', 'naming'],
      ['港の予約システム「キーサイド」が始まった。', 'キーサイド: 港の予約システム「キーサイド」', 'apposition'],
    ],
    nothing: [
      '会場（Marriott Hotel, Tokyo）です。',
      '著者（Ada Quist, Google）です。',
      '仕事を世界に共有することは、とても大切なことになり得ます。',
    ],
    unread: ['これは問題です。', 'その方法は簡単です。'],
  },
};

describe.each(Object.entries(samples))('the forms of %s', (lang, { read, unread, nothing = [] }) => {
  it.each(read)('are read in %j', (text, line, form) => {
    expect(linesOf(mineText(text, { lang }), form)).toEqual([line]);
  });

  it.each(nothing)('say nothing of a name in %j', (text) => {
    expect(mineText(text, { lang })).toEqual([]);
  });

  it.each(unread)('define nothing in %j', (text) => {
    expect(sureLines(mineText(text, { lang }))).toEqual([]);
  });
});
