import { matchesIn } from '../matches.ts';
import { spellsOut } from '../spells-out.ts';
import type { Finding, Passage } from '../passage.ts';
import { nameLetters, readJapaneseName } from './japanese-name.ts';

const naming = new RegExp(
  `(?:「(?<quoted>[^「」]{1,30})」|(?<bare>${nameLetters}{2,24}))(?:と(?:も)?(?:呼ばれ|呼ぶ|呼び|呼んで|名付け|名づけ|称さ|称し|言われ|いわれ|いい、|いう(?!こと|の|わけ)|いいます|言う(?!こと|の)|言います)|という名(?:前|称)?の)`,
  'gu',
);
const bracket = new RegExp(
  `(?:「(?<quoted>[^「」]{1,30})」|(?<bare>${nameLetters}{2,24}))\\s?[（(](?<inside>[^（）()\n]{4,120})[）)]`,
  'gu',
);
const dash = new RegExp(
  `(?:「(?<quoted>[^「」]{1,30})」|(?<bare>${nameLetters}{2,24}))(?:——|――|—|–|、すなわち|、つまり)(?<inside>[^—―。]{4,80})`,
  'gu',
);

/** `...をXと呼ぶ`, `Xという名前の...`: the sentence explains the name that it gives. */
export function* findJapaneseNamings(passage: Passage): Generator<Finding> {
  const { text, sentences } = passage;
  for (const { match, sentence, index } of matchesIn(passage, naming)) {
    const { quoted, bare } = match.groups ?? {};
    const name = readJapaneseName(quoted ?? bare ?? '', match.index + (quoted === undefined ? 0 : 1), quoted !== undefined);
    if (name === undefined) continue;
    // `これをXと呼ぶ。` names what the sentence before tells.
    const previous = sentences[index - 1];
    const isDeictic =
      previous?.block === sentence.block && /(?:これ|それ|この|その)[^。]{0,16}$/u.test(text.slice(sentence.start, match.index));
    yield {
      form: 'naming',
      name,
      start: isDeictic ? previous.start : sentence.start,
      end: sentence.end,
      signals: isDeictic || quoted !== undefined ? [] : ['guessedName'],
    };
  }
}

/** `X（...）` and `X——...`, where what stands behind is more than a reading or a number. */
export function* findJapaneseGlosses(passage: Passage): Generator<Finding> {
  for (const pattern of [bracket, dash]) {
    for (const { match, sentence } of matchesIn(passage, pattern)) {
      const { quoted, bare, inside = '' } = match.groups ?? {};
      const name = readJapaneseName(quoted ?? bare ?? '', match.index + (quoted === undefined ? 0 : 1), quoted !== undefined);
      const isSpelledOut =
        /^[A-Z][A-Za-z\d]{1,7}$/u.test(bare ?? '') && /^[\p{Script=Han}\p{Script=Katakana}ー・A-Za-z\s-]+$/u.test(inside);
      // `認証局 (Certificate Authority; CA)`
      const translated = /^(?<long>[A-Z][A-Za-z]+(?: [A-Za-z]+){0,5})[;；、,] ?(?<short>[A-Z][A-Za-z\d]{1,7})$/u.exec(inside)?.groups;
      const { long = '', short = '' } = translated ?? {};
      if (name === undefined) continue;
      // `会場（Marriott Hotel, Tokyo）` says where it is.
      const isTranslated = spellsOut(short, long);
      if (isTranslated || isSpelledOut) {
        yield {
          form: 'abbreviation',
          name: { ...name, aliases: isTranslated ? [short, long] : [inside] },
          start: sentence.start,
          end: sentence.end,
          signals: ['clearMarker'],
        };
      } else if (/[\p{Script=Hiragana}]/u.test(inside) && !/^(?:例|以下|図|表|注|※|第|約|なお)/u.test(inside)) {
        yield {
          form: 'gloss',
          name,
          start: match.index,
          end: Math.min(sentence.end, match.index + match[0].length),
          signals: ['guessedName'],
        };
      }
    }
  }
}

const quotedKind = /(?<=^|[。、\n])[^。、「」\n]{2,60}[\p{Script=Han}\p{Script=Katakana}ー]「(?<name>[^「」]{2,24})」/gu;

/** `二つの系に書き込むプログラム「カササギ」`: what a thing is stands before its quoted name. */
export function* findJapaneseAppositions(passage: Passage): Generator<Finding> {
  for (const { match } of matchesIn(passage, quotedKind)) {
    const written = match.groups?.['name'] ?? '';
    const name = readJapaneseName(written, match.index + match[0].lastIndexOf(written), true);
    if (name !== undefined)
      yield { form: 'apposition', name, start: match.index, end: match.index + match[0].length, signals: ['guessedName'] };
  }
}

const roleName =
  /(?:(?:[\p{Script=Han}\p{Script=Katakana}ー]{1,24}の)?[\p{Script=Han}\p{Script=Katakana}ー]{0,24}(?:者|長|員|家|師|士|授|官|役|代表|エンジニア|マネージャー|ディレクター|デザイナー|さん)(?:で(?:ある|、))?の?、?)(?<name>[\p{Script=Han}]{2,4}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{0,4})(?:さん|氏|博士|教授)/gu;

/** `研究者の山田花子さん`: what a person is stands before the name. */
export function* findJapanesePersons(passage: Passage): Generator<Finding> {
  for (const { match } of matchesIn(passage, roleName)) {
    const written = match.groups?.['name'] ?? '';
    const name = readJapaneseName(written, match.index + match[0].lastIndexOf(written), false);
    if (name !== undefined)
      yield { form: 'apposition', name, start: match.index, end: match.index + match[0].length, signals: ['guessedName'] };
  }
}
