import type { Language } from '../language.ts';
import type { Finding, Passage } from '../passage.ts';
import { isExplained, MAX_TEXT } from '../rules.ts';
import type { Sentence } from '../sentence.ts';
import { createSubjectReader, type SubjectReader } from '../subject.ts';

/** `The store is:` above a list of what it is. The list is a part of the explanation, and its first item says which kind of thing it is. */
export function* findListedPredicates(passage: Passage): Generator<Finding> {
  const { text, sentences, language } = passage;
  for (const [index, sentence] of sentences.entries()) {
    const first = sentences[index + 1];
    if (text[sentence.end - 1] !== ':' || first?.block.marker === undefined || first.block === sentence.block) continue;
    const { verb, subject } = readerOf(language);
    const at = verb.exec(text.slice(sentence.start, sentence.end))?.index;
    if (at === undefined) continue;
    const predicate = language.readPredicate(text, first.start, first.block.end);
    if (predicate.article !== 'indefinite' || !isExplained(predicate)) continue;
    const name = subject(text, sentence.start, sentence.start + at);
    if (name !== undefined && !name.isEmpty)
      yield { form: 'copula', name, start: sentence.start, end: listEnd(passage, sentence, index), predicate };
  }
}

/** The end of the last item that is no further than an explanation is long; that of the first one, whatever its length. */
function listEnd({ sentences }: Passage, { start }: Sentence, index: number): number {
  let end = sentences[index + 1]?.block.end ?? start;
  for (let next = index + 2; next < sentences.length; next += 1) {
    const { block } = sentences[next] as Sentence;
    if (block.marker === undefined || block.end - start > MAX_TEXT) break;
    end = block.end;
  }
  return end;
}

interface Reader {
  /** The verb before a colon that ends a sentence. */
  readonly verb: RegExp;
  readonly subject: SubjectReader;
}

const readers = new WeakMap<Language, Reader>();

function readerOf(language: Language): Reader {
  const known = readers.get(language);
  if (known !== undefined) return known;
  const made = { verb: new RegExp(`\\s(?:${language.grammar.copula})(?:\\s\\p{Ll}+ly)?:$`, 'iu'), subject: createSubjectReader(language) };
  readers.set(language, made);
  return made;
}
