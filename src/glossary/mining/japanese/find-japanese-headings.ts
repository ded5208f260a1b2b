import type { Finding, Passage } from '../passage.ts';
import { readJapaneseName } from './japanese-name.ts';

const asking = /(?:とは(?:何か|なに|何ですか|何でしょうか|何)?|って何(?:ですか)?|は何ですか)[？?]?$/u;

/** A heading that is the term or asks for it (`Xとは`), with the first sentence below it; and the question in the text, with the next one. */
export function* findJapaneseHeadings({ heading, level, sentences, text }: Passage): Generator<Finding> {
  const [first] = sentences;
  const isAsked = asking.test(heading);
  const name = readJapaneseName(heading.replace(asking, '').replace(/^[\d.]+\s*|[「」]/gu, ''), -1, false);
  if (
    first?.beginsSection === true &&
    first.block.marker === undefined &&
    level > 0 &&
    name !== undefined &&
    (isAsked || !/[。？?！!]$|(?:か|しょう|ください|します|です|ます)$/u.test(heading.trim())) &&
    /。$/u.test(text.slice(first.start, first.end))
  ) {
    yield {
      form: isAsked ? 'question' : 'heading',
      name: { ...name, end: -1 },
      start: first.start,
      end: first.end,
      signals: isAsked ? ['clearMarker'] : ['fallback'],
    };
  }
  for (const [index, { start, end }] of sentences.entries()) {
    const answer = sentences[index + 1];
    const asked =
      /^(?:では、?|さて、?)?「?(?<name>[^「」。？?]{2,30}?)」?(?:とは何(?:か|でしょうか|ですか)?|って何(?:ですか)?|は何ですか|とは)[？?。]$/u.exec(
        text.slice(start, end),
      );
    const found =
      asked?.groups?.['name'] === undefined
        ? undefined
        : readJapaneseName(asked.groups['name'], start + asked[0].indexOf(asked.groups['name']), false);
    if (answer !== undefined && found !== undefined)
      yield { form: 'question', name: found, start: answer.start, end: answer.end, signals: ['clearMarker'] };
  }
}

const pronoun = /^(?:これ|それ|同社|彼|彼女|同氏)は/u;

/** `Xを作った。これは...`: a sentence that takes up the topic, or the name before it. */
export function* findJapaneseAnaphoras({ text, sentences }: Passage): Generator<Finding> {
  for (const [index, { start, end, block }] of sentences.entries()) {
    const previous = sentences[index - 1];
    if (previous?.block !== block || !pronoun.test(text.slice(start, end))) continue;
    const before = text.slice(previous.start, previous.end);
    const written =
      /「([^「」]{2,30})」[^「」]*$/u.exec(before)?.[1] ??
      /^([\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9]{2,24})(?:は|が|を)/u.exec(before)?.[1] ??
      /([\p{Script=Katakana}ーA-Za-z0-9]{2,24}|[\p{Script=Han}]{2,10})(?:だ|です|である|がある|を使う|を使います|を作った)?。$/u.exec(
        before,
      )?.[1];
    const name = written === undefined ? undefined : readJapaneseName(written, previous.start + before.lastIndexOf(written), false);
    if (name !== undefined) yield { form: 'anaphora', name, start, end, signals: ['guessedName'] };
  }
}
