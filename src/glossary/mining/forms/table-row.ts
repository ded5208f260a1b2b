import type { TextBlock } from '../../../content/rich-text.ts';
import { isFalseBullet } from '../false-bullets.ts';
import type { Language } from '../language.ts';
import { listedName } from '../listed-name.ts';
import type { Finding, Passage } from '../passage.ts';

/** `| Term | Meaning |`: the rows of a table whose columns say what they hold. A wide one comes as a list, a line for each cell. */
export function* findTableRows(passage: Passage): Generator<Finding> {
  for (const block of passage.body.blocks) {
    const cells =
      block.kind === 'code' ? (block.lang === 'table' ? cellsOfTable(passage.text, block) : []) : cellsOfRecord(passage.text, block);
    for (const { headword, aliases, isSurely, start, end } of cells) {
      const text = passage.text.slice(start, end);
      // A column of meanings says by itself that its words explain.
      const isFalse = isSurely
        ? leadsElsewhere.test(text) || isPlainWord(headword, passage.language)
        : isFalseBullet(headword, text, passage.view.article.lang);
      if (isFalse) continue;
      yield {
        form: 'bullet',
        name: listedName(headword, aliases),
        start,
        end,
        predicate: passage.language.readPredicate(passage.text, start, end),
        signals: isSurely ? ['clearMarker', 'worded'] : [],
      };
    }
  }
}

const leadsElsewhere =
  /^(?:see|siehe|vgl\.?|voir|véase|cf\.?|(?:the )?same as|to be (?:written|done|defined|added)|tbd|tba|todo)(?!\p{L})/iu;

/** `the`, `is`: a table about words explains them as such. */
function isPlainWord(headword: string, { article, tables }: Language): boolean {
  const word = headword.toLowerCase();
  return !/^\p{Lu}{2,}$/u.test(headword) && (article.test(word) || tables.breakers.has(word));
}

interface Row {
  readonly headword: string;
  readonly aliases: readonly string[];
  /** The column says that it holds meanings, and not only descriptions. */
  readonly isSurely: boolean;
  readonly start: number;
  readonly end: number;
}

const TERMS =
  'terms?|words?|phrases?|expressions?|concepts?|principles?|abbreviations?|acronyms?|initialisms?|Begriffe?|Fachbegriffe?|Fachw[oö]rt(?:er)?|Wort|Abkürzung(?:en)?|Akronyme?|termes?|mots?|notions?|sigles?|abréviations?|acronymes?|términos?|palabras?|conceptos?|siglas?|abreviaturas?|acrónimos?|用語|言葉|略語|概念';
const MEANINGS =
  'definitions?|meanings?|explanations?|what it means|what it is|stands for|full (?:form|name)|long form|expansion|Definition(?:en)?|Bedeutung(?:en)?|Erklärung(?:en)?|définitions?|significations?|explications?|définición|definición|definiciones|significados?|explicación|意味|定義|説明';
const DESCRIPTIONS = 'descriptions?|Beschreibung(?:en)?|descripción|descripciones';
const term = new RegExp(`^(?:${TERMS})$`, 'iu');
const meaning = new RegExp(`^(?:${MEANINGS})$`, 'iu');
const description = new RegExp(`^(?:${DESCRIPTIONS})$`, 'iu');
/** A longer cell is no term. UTF-16 code units. */
const MAX_TERM = 60;

/** `Term: Skeg`, and on the next line `Meaning: A fin below the rudder`. */
function* cellsOfRecord(text: string, { marker, contentStart, end }: TextBlock): Generator<Row> {
  if (marker?.kind !== 'bullet') return;
  const [first = '', second = ''] = text.slice(contentStart, end).split('\n', 2);
  const [, head = '', name = ''] = record.exec(first) ?? [];
  const [led = '', tells = '', words = ''] = record.exec(second) ?? [];
  const start = contentStart + first.length + 1 + led.length - words.length;
  yield* rowOf(head, name, tells, { start, end: start + words.length });
}

const record = /^([^:]{2,30}): (.+)$/u;

function* cellsOfTable(text: string, { contentStart, end }: TextBlock): Generator<Row> {
  const [header = '', , ...lines] = text.slice(contentStart, end).split('\n');
  const heads = header.split(' | ').map((cell) => cell.trim());
  let at = contentStart + text.slice(contentStart, end).split('\n', 2).join('\n').length + 1;
  for (const line of lines) {
    const [name = '', words = ''] = line.split(' | ');
    const start = at + name.length + 3 + (words.length - words.trimStart().length);
    yield* rowOf(heads[0] ?? '', name, heads[1] ?? '', { start, end: start + words.trim().length });
    at += line.length + 1;
  }
}

function* rowOf(head: string, name: string, tells: string, place: { readonly start: number; readonly end: number }): Generator<Row> {
  const isSurely = meaning.test(tells);
  if (!term.test(head) || !(isSurely || description.test(tells)) || place.end <= place.start) return;
  const [, headword = '', alias] = /^(.+?)(?:\s\(([^()]{2,40})\))?$/u.exec(name.trim()) ?? [];
  if (headword === '' || headword.length > MAX_TERM) return;
  yield { headword, aliases: alias === undefined ? [] : [alias], isSurely, ...place };
}
