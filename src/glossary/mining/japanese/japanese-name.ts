import type { NounPhrase } from '../noun-phrase.ts';

/** Signs that names are written with; a name in quotation marks may have any. */
export const nameLetters = String.raw`[\p{Script=Han}\p{Script=Katakana}ー・々A-Za-z0-9+.#\-–]`;

/** A name in Latin letters, of several words as well: `Gannet Core 26.2`, `Let's Row`. The words are parted by one space each. */
export const latinName = "[A-Za-z0-9][A-Za-z0-9.'’+#&-]*(?: [A-Za-z0-9#][A-Za-z0-9.'’+#&-]*){0,4}";

/** Words that take the place of a name, or that name nothing by themselves. */
const noNames =
  /^(?:これ|それ|あれ|ここ|そこ|この.*|その.*|あの.*|私|私たち|僕|彼|彼女|今回|今日|昨日|明日|本記事|本稿|本章|次|以下|上記|前者|後者|両者|問題|理由|原因|目的|結果|結論|答え|質問|例|一例|一方|他方|方法|特徴|利点|欠点|違い|場合|時|今|最後|最初|全体|多く|一つ|ひとつ|ポイント|メリット|デメリット|つまり|ただし|まず|また|実は|実際|通常|現在|当時|最近|同社|当社|弊社|同氏|人|人々|誰|何|なぜ|注意|条件|前提|課題|重要なの|必要なの|大切なの|\d.*年|\d+)$/u;
const MAX_NAME = 30;

/** A name in a text that writes no spaces; undefined for what takes the place of one. */
export function readJapaneseName(written: string, start: number, isQuoted: boolean): NounPhrase | undefined {
  const headword = written.replace(/^[・\-–.]+|[・\-–.]+$/gu, '').trim();
  if (headword.length < 2 || headword.length > MAX_NAME || noNames.test(headword) || !/\p{L}/u.test(headword)) return undefined;
  const isName = /[\p{Script=Katakana}A-Za-z]/u.test(headword);
  return { headword, start, end: start + written.length, article: 'none', aliases: [], isName, isQuoted, words: 1, isEmpty: false };
}
