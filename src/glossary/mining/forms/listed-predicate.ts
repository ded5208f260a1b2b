import { PICTURE_SIGN } from '../../../content/picture.ts';
import type { TextBlock } from '../../../content/rich-text.ts';
import type { Finding, Passage } from '../passage.ts';
import { isExplained, MAX_TEXT } from '../rules.ts';
import { createSubjectReader, type SubjectReader } from '../subject.ts';
import { perLanguage } from '../per-grammar.ts';

/** `The store is:` above a list of what it is. The list is a part of the explanation, and its first item says which kind of thing it is. */
export function* findListedPredicates(passage: Passage): Generator<Finding> {
  const { text, sentences, language } = passage;
  for (const [index, { start, end, block }] of sentences.entries()) {
    const next = sentences[index + 1]?.block;
    if (text[end - 1] !== ':' || next?.marker === undefined || next === block) continue;
    const { verb, subject } = readerOf(language);
    const at = verb.exec(text.slice(start, end))?.index;
    if (at === undefined) continue;
    const [first, ...others] = itemsBelow(passage, block, start);
    if (first === undefined || isAsked(passage, block)) continue;
    const predicate = language.readPredicate(text, first.contentStart, first.end);
    if (predicate.article !== 'indefinite' || !isExplained(predicate)) continue;
    const name = subject(text, start, start + at);
    if (name === undefined || name.isEmpty) continue;
    // `A skeg is: - a fin - a rope`: items that each tell a kind may be choices of which one is right.
    const isChoice = others.some((item) => language.readPredicate(text, item.contentStart, item.end).article === 'indefinite');
    const last = others.findLast((item) => item.end - start <= MAX_TEXT) ?? first;
    yield { form: 'copula', name, start, end: last.end, predicate, ...(isChoice ? { signals: ['unsure'] as const } : {}) };
  }
}

/** The items of the list that follows a block at once, as far as nothing else stands between them. A list of tasks tells nothing of a name. */
function itemsBelow({ text, body: { blocks, marks } }: Passage, block: TextBlock, start: number): readonly TextBlock[] {
  const from = blocks.indexOf(block) + 1;
  const first = blocks[from];
  if (first?.marker === undefined || first.marker.kind === 'task') return [];
  const items: TextBlock[] = [];
  for (let at = from; at < blocks.length; at += 1) {
    const item = blocks[at] as TextBlock;
    if (item.kind !== 'paragraph' || item.marker?.kind !== first.marker.kind || item.listDepth !== first.listDepth) break;
    // The description of a picture is not prose. One that is not shown has its sign and no mark.
    const hasPicture =
      text.slice(item.start, item.end).includes(PICTURE_SIGN) ||
      marks.some(({ kind, ...mark }) => kind === 'image' && mark.start < item.end && mark.end > item.start);
    if (hasPicture) break;
    items.push(item);
    if (item.end - start > MAX_TEXT) break;
  }
  return items;
}

/** Whether the title, a heading above or the words before the list speak of a question. */
function isAsked({ view, heading, text, body: { blocks } }: Passage, block: TextBlock): boolean {
  if (asking.test(view.article.title) || asking.test(heading)) return true;
  const index = blocks.indexOf(block);
  return blocks
    .slice(0, index + 1)
    .some((above, at) => (above.kind === 'heading' || at >= index - 1) && asking.test(text.slice(above.start, above.end)));
}

const asking =
  /(?<!\p{L})(?:quiz(?:zes)?|questions?|answers?|exercises?|exams?|choose|frag(?:en?)|antwort(?:en)?|übung(?:en)?|réponses?|exercices?|preguntas?|respuestas?|ejercicios?)(?!\p{L})/iu;

interface Reader {
  /** The verb before a colon that ends a sentence. */
  readonly verb: RegExp;
  readonly subject: SubjectReader;
}

const readerOf = perLanguage((language): Reader => {
  // `Fennel est :`: French has a space before the sign.
  const verb = new RegExp(`\\s(?:${language.grammar.copula})(?:\\s\\p{Ll}+ly)?\\s?:$`, 'iu');
  return { verb, subject: createSubjectReader(language) };
});
