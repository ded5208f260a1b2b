import type { Finding, Passage } from '../passage.ts';
import { latinName, nameLetters, readJapaneseName } from './japanese-name.ts';

const topic = new RegExp(
  String.raw`^(?:(?:また|なお|つまり|ただし|そして|例えば|たとえば|一方|ここで|[^、。「」]{1,20}(?:では|において|における|の世界で|の場合))、?)?(?:「(?<quoted>[^「」]{1,30})」|(?<bare>${latinName}(?=\s?[（(は]|とは|って)|${nameLetters}(?:(?:の|${nameLetters}){0,24}${nameLetters})?))\s?(?:[（(](?<alias>[^（）()]{1,40})[）)])?(?<mark>とは、?|というのは、?|って|は、?)|^(?:[^、。「」]{1,20}、)?(?<asked>[^、。「」\s]{2,20}?)(?:(?<!こ)とは|というのは)、?`,
  'u',
);
/** Ends that say what something is, not how it is: a noun before the copula. */
const classifying =
  /(?:(?:[\p{Script=Han}\p{Script=Katakana}ー」）A-Za-z0-9]|こと|もの|の一つ|のひとつ|ところ|しくみ|やり方)(?:です|である|だ|だった|でした|であった|のこと|のことです|のことだ|のことである|を指す|を指します|を意味する|を意味します|の略|の略です|の略称です|の略である|をいう|をいいます|という意味だ|という意味です)?)[。！]?$/u;
const judging =
  /(?:必要|可能|重要|大切|簡単|困難|便利|有名|無料|同じ|問題|不要|明らか|確実|十分|当然|最適|不可能|好き|嫌い|残念|大事)(?:です|である|だ|でした|だった)。?$/u;
/** Present verbs that say what something does. */
const doing = /[うくすつぬむるぐぶ]。?$/u;

/** `Xとは...のことです`, `Xは...である`, `Xは...する`. */
export function* findTopics({ text, sentences }: Passage): Generator<Finding> {
  for (const { start, end } of sentences) {
    const words = text.slice(start, end);
    const match = topic.exec(words);
    if (match === null) continue;
    const { quoted, bare, asked, alias, mark = 'とは' } = match.groups ?? {};
    const written = quoted ?? bare ?? asked ?? '';
    const name = readJapaneseName(written, start + match[0].indexOf(written), quoted !== undefined);
    if (name === undefined || /(?:ません|ない|か)。?$|？$/u.test(words)) continue;
    const named = alias === undefined ? name : { ...name, aliases: [alias] };
    const isAsked = !mark.startsWith('は');
    if (isAsked || /(?:を指す|を指します|を意味する|を意味します|の略|の略です|をいう|をいいます)。?$/u.test(words)) {
      yield { form: 'meaning', name: named, start, end, signals: ['clearMarker'] };
    } else if (classifying.test(words) && !judging.test(words)) {
      yield { form: 'copula', name: named, start, end, signals: name.isName || quoted !== undefined ? ['worded'] : [] };
    } else if (doing.test(words)) yield { form: 'purpose', name: named, start, end, signals: ['weakVerb'] };
  }
}
