import type { Definition } from '../../../content/article.ts';
import { isFalseBullet } from '../false-bullets.ts';
import { hasVerb, isSentence } from '../has-verb.ts';
import type { Language } from '../language.ts';
import { listedName } from '../listed-name.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import { isDistinct } from '../words.ts';

/** `- Term: explanation` and definition lists as the parser read them, and `- Term - explanation`. */
export function* findBullets(passage: Passage): Generator<Finding> {
  yield* findListed(passage);
  yield* findDashed(passage);
}

function* findListed(passage: Passage): Generator<Finding> {
  const { view, section, text, body, language } = passage;
  const { article } = view;
  const { anchor } = article.sections[section] ?? {};
  for (const definition of article.definitions) {
    if (definition.anchor !== anchor) continue;
    const { start, end } = definition.span;
    const block = body.blocks.find((candidate) => candidate.start <= start && end <= candidate.end);
    const [short] = definition.aliases;
    const isSpelledOut =
      short !== undefined && text.slice(start, end).includes(`(${short}`) && text.slice(start, end).includes(definition.headword);
    const isInItem = block?.marker !== undefined || (block?.listDepth ?? 0) > 0;
    const name = nameOf(definition);
    if (isSpelledOut) yield { form: 'abbreviation', name, start, end, signals: ['clearMarker'] };
    else if (isFalseBullet(definition.headword, text.slice(start, end), article.lang)) continue;
    else if (isInItem || block === undefined)
      yield { form: 'bullet', name, start, end, ...wordingOf(passage, definition.headword, start, end) };
    else yield { form: 'lead-in', name, start, end, ...leadingOf(language, text, start, end) };
  }
}

function* findDashed(passage: Passage): Generator<Finding> {
  const { view, text, body, language } = passage;
  for (const block of body.blocks) {
    if (block.kind !== 'paragraph' || block.marker === undefined) continue;
    const content = text.slice(block.contentStart, block.end);
    const match = /^(.{2,60}?)(?:\s+[-–—―]{1,2}\s+|[—―])(?=\S)/u.exec(content);
    if (match?.[1] === undefined) continue;
    const start = block.contentStart + match[0].length;
    const name = language.readName(text, block.contentStart, block.contentStart + match[1].replace(/\s*\([^()]*\)$/u, '').length, false);
    const explanation = text.slice(start, block.end);
    if (name === undefined || isFalseBullet(match[1], explanation, view.article.lang)) continue;
    if (explanation.split(/\s+/u).length < 3 && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{5}/u.test(explanation)) continue;
    yield { form: 'bullet', name, start, end: block.end, ...wordingOf(passage, name.headword, start, block.end) };
  }
}

/** A definition begins with an article or says a kind, or is a sentence; an order begins with its verb. */
function wordingOf(passage: Passage, headword: string, start: number, end: number): Pick<Finding, 'predicate' | 'signals'> {
  const { language, text } = passage;
  const predicate = language.readPredicate(text, start, end);
  const words = text.slice(start, end);
  // A sentence in small letters tells what was done: `Comments: reactions are back`.
  const isNoted = /^\p{Ll}/u.test(words) && hasVerb(language, words.split(/[.!?]\s/u)[0] ?? '');
  const isWorded =
    predicate.article !== 'none' || (!isNoted && (predicate.words >= SENTENCE_WORDS || (predicate.classifies && predicate.isTold)));
  return {
    predicate,
    signals: [...(isWorded ? (['worded'] as const) : []), ...(isAboutOther(passage, headword, words) ? (['unsure'] as const) : [])],
  };
}

/** `- Complexity: Gannet has many parts`, `- Upkeep: Rope is dear, and we save it`: a sentence about something else, by its name, or about what we do. */
function isAboutOther({ view, language }: Passage, headword: string, words: string): boolean {
  const [first = ''] = words.split(/[.!?]\s/u);
  if (first.toLowerCase().includes(headword.toLowerCase())) return false;
  const { named, person } = patternsOf(language.grammar);
  const subject = named.exec(first)?.[1];
  if (subject !== undefined && (isDistinct(subject) || view.isNameWord(subject))) return true;
  return person.test(first);
}

const patternsOf = perGrammar(({ auxiliary, copula, openVerb, adverbs }) => ({
  named: new RegExp(`^([\\p{L}][\\p{L}\\d.-]+)\\s(?:(?:${adverbs})\\s)*(?:${auxiliary}|${copula}|${openVerb})\\s`, 'u'),
  /** `..., and we want to`: tells what somebody does. */
  person: /(?:^|[,;]\s(?:\p{L}+\s)?)(?:we|I|wir|nous|nosotros)\s/u,
}));

/** Below a bold beginning most paragraphs go on with a sentence of any kind; a noun without a verb explains. */
function leadingOf(language: Language, text: string, start: number, end: number): Pick<Finding, 'predicate' | 'signals'> {
  const predicate = language.readPredicate(text, start, end);
  const [first = ''] = text.slice(start, end).split(/[.!?]\s/u);
  // `what holds the water back`
  const isPronoun = pronominal(language.grammar).test(first);
  const isNoun =
    predicate.article !== 'none' &&
    (predicate.classifies || predicate.isTold) &&
    (isPronoun ? !hasVerb(language, first) : !isSentence(language, first));
  return { predicate, signals: [isNoun ? 'worded' : 'weakVerb'] };
}

const pronominal = perGrammar((grammar) => new RegExp(`^(?:${grammar.pronominal})\\s`, 'iu'));

/** So many words tell what something is, whatever their first is. */
const SENTENCE_WORDS = 7;

/** `Enter Gannet: a pump that ...` */
const introduced = /^(?:Enter|Meet)\s(?=\p{Lu})/u;

/** `mooring, noun`: as a dictionary writes it. */
const partOfSpeech =
  /,?\s\(?(?:noun|verb|adjective|adverb|n\.|v\.|adj\.|adv\.|Substantiv|Nomen|Verb|Adjektiv|nom|verbe|adjectif|sustantivo|verbo|adjetivo)(?: (?:masculine|feminine|plural|masculin|féminin|masculino|femenino))?\)?$/u;

function nameOf({ headword, aliases }: Definition): NounPhrase {
  const name = headword
    .replace(/^[•·▪◦‣]\s*/u, '')
    .replace(introduced, '')
    .replace(partOfSpeech, '');
  return listedName(name, aliases);
}
