import type { Language } from '../language.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import { isSentence } from '../has-verb.ts';
import { isExplained } from '../rules.ts';
import type { Finding, Passage } from '../passage.ts';
import type { Sentence } from '../sentence.ts';
import { matchAt, patternOf } from '../words.ts';
import { beginsWithPerson } from '../begins-clause.ts';
import { perGrammar, perLanguage } from '../per-grammar.ts';

/** A heading that is the term or asks for it, above a sentence that explains it without naming it again. */
export function* findHeadings(passage: Passage): Generator<Finding> {
  // `Widget [draft]`, `Level 2 [the crew holds the keys]`: the remark may be a part of the term or tell how far it is.
  const isRemarked = remark.test(passage.level === 0 ? passage.view.article.title : passage.heading);
  for (const finding of findAll(passage)) yield isRemarked ? { ...finding, signals: [...(finding.signals ?? []), 'unsure'] } : finding;
}

const remark = /(?<=\S)\s*\[[^[\]]+\](?=[\s:?"”»]*$)/u;

function* findAll(passage: Passage): Generator<Finding> {
  const { sentences, language, text } = passage;
  const [first, second] = sentences;
  if (first === undefined || !first.beginsSection || first.block.marker !== undefined) return;
  yield* findFirst(passage, first);
  // The second sentence may tell what the first leads to.
  const name = passage.level > 0 && second?.block === first.block && isDeclarative(text, second) ? nameOf(passage, undefined) : undefined;
  if (name !== undefined && second !== undefined && !beginsWithPerson(language, text, second.start))
    yield { form: 'heading', name, start: second.start, end: second.end, signals: ['fallback', 'weakVerb', 'unsure'] };
}

function* findFirst(passage: Passage, first: Sentence): Generator<Finding> {
  const { language, text } = passage;
  const asked = questionIn(passage.heading, language);
  const name = nameOf(passage, asked);
  if (name === undefined) return;
  const { anaphor, verb, aboutText } = patternsOf(language);
  const subject = passage.clauses[0]?.subject;
  const taken = matchAt(anaphor, text, first.start);
  const bare = subject === undefined ? matchAt(verb, text, first.start) : null;
  const rest = first.start + ((taken ?? bare)?.[0].length ?? 0);
  if (taken !== null && aboutText !== undefined && matchAt(aboutText, text, rest) !== null) return;
  if (subject !== undefined) {
    if (asked !== undefined) yield { form: 'question', name, start: first.start, end: first.end, signals: ['clearMarker'] };
    else if (passage.level > 0 && isDeclarative(text, first))
      yield { form: 'heading', name, start: first.start, end: first.end, signals: ['fallback'] };
    return;
  }
  const isNoun = taken === null && bare === null;
  const predicate = language.readPredicate(text, isNoun ? first.start : rest, first.end);
  if (beginsWithPerson(language, text, first.start)) {
    // `We keep boats in it.` below `Slack pool` tells of it in passing.
    if (asked === undefined && passage.level > 0 && isDeclarative(text, first))
      yield { form: 'heading', name, start: first.start, end: first.end, signals: ['fallback', 'weakVerb'] };
    return;
  }
  if (asked !== undefined && isDeclarative(text, first)) {
    yield { form: 'question', name, start: first.start, end: first.end, predicate };
    return;
  }
  if (!isExplained(predicate)) return;
  if (taken !== null && (bareCopula(taken) ? predicate.article !== 'none' : true)) {
    yield { form: 'heading', name, start: first.start, end: first.end, predicate, signals: [] };
  } else if (bare !== null) {
    yield { form: 'heading', name, start: first.start, end: first.end, signals: ['bare'] };
  } else if (
    isNoun &&
    !beginsWith(text, first, name) &&
    predicate.article !== 'none' &&
    (predicate.isTold || predicate.classifies) &&
    !isSentence(language, text.slice(first.start, first.end))
  ) {
    yield { form: 'heading', name, start: first.start, end: first.end, predicate, signals: ['bare'] };
  } else if (passage.level > 0 && isDeclarative(text, first)) {
    yield { form: 'heading', name, start: first.start, end: first.end, signals: ['fallback'] };
  }
}

/** `The catalog comes from ...` below `Catalog` is a sentence about it. */
function beginsWith(text: string, { start }: Sentence, { headword }: NounPhrase): boolean {
  const words = text.slice(start, start + headword.length + 6).toLowerCase();
  return words.includes(headword.toLowerCase());
}

function bareCopula(match: RegExpExecArray): boolean {
  return match.groups?.['copula'] !== undefined;
}

function isDeclarative(text: string, { start, end }: Sentence): boolean {
  return /[.…:]$/u.test(text.slice(start, end)) && !/^(?:yes|no|if|when|well)\b/iu.test(text.slice(start, start + 6));
}

const question = perGrammar((grammar) => new RegExp(`^(?:\\d+[.)]?\\s+)?${grammar.question}\\s*\\?*$`, 'iu'));

/** `What are the benefits of X?` asks for a list, and `the terms of the deal` are none of a name; `terms of trade` and `limit of detection` are names. */
const aspect = new RegExp(
  String.raw`^(?:(?:main|key|biggest|possible|different|potential)\s)?(?:(?:consequences|benefits|advantages|disadvantages|effects|causes|reasons|types|kinds|differences?|steps|risks|limits|limitations|requirements|costs|prices|examples|signs|symptoms|stakes)\s(?:of|for|between|to|in)\s|(?:consequence|benefit|(?:dis)?advantage|effect|cause|reason|risk|limit|limitation|requirement|cost|price|example|sign|terms|rules)\s(?:of|for|to|in)\s(?:the|an?|our|your|its|their|this|these|that)\s)` +
    String.raw`|^(?:Vorteile|Nachteile|Folgen|Gründe|Ursachen|Unterschiede?|Kosten|Arten|avantages|inconvénients|conséquences|causes|raisons|types|risques|conditions|ventajas|desventajas|consecuencias|causas|razones|tipos|riesgos|requisitos)(?![\p{L}-])`,
  'iu',
);

export function questionIn(heading: string, { grammar }: Language): string | undefined {
  const name = question(grammar).exec(heading.trim())?.groups?.['name'];
  return name === undefined || aspect.test(name) || news.test(name) ? undefined : name;
}

/** `What is happening now?`, `What’s next?`: asks for news, and for no name. */
const news =
  /^(?:new|next|inside|ahead|changed|changing|included|coming|happening|missing|left|wrong|it|this|that)(?:\s(?:now|next|soon|in|on|at|to|for|with|about|today|here)(?!\p{L}).*)?$/iu;

/** A heading of more words makes a point. */
const MAX_HEADING = 5;

/** The heading itself, read as a name. Its place is that of nothing in the text, so it is only known by its words. */
function nameOf({ heading, level, language, view }: Passage, asked: string | undefined): NounPhrase | undefined {
  const words = (asked ?? (level === 0 ? view.article.title : heading))
    .replace(/^[\d.]+\s+/u, '')
    .replace(/^[^\p{L}\p{N}.]+\s*|[\s:?"”»]+$/gu, '')
    .replace(/\sv?\d+(?:\.\d+)+$/u, '')
    .replace(remark, '')
    .replace(asked === undefined ? aboutTopic : /^$/u, '')
    .replace(asked === undefined ? behindTopic : /^$/u, '');
  const bracket = /\s*\(([^()]{2,30})\)$/u.exec(words);
  const bare = bracket === null ? words : words.slice(0, bracket.index);
  const name = language.readName(bare, 0, bare.length, false);
  if (name === undefined || (asked === undefined && (name.isEmpty || name.words > MAX_HEADING))) return undefined;
  const alias = bracket?.[1];
  return { ...name, start: -1, end: -1, aliases: alias === undefined || isState.test(alias) ? name.aliases : [...name.aliases, alias] };
}

/** `How Gannet works`, `An introduction to Gannet`: words of a heading around its topic. */
const aboutTopic =
  /^(?:how(?: (?:do|does))?|why|about|understanding|using|inside|exploring|meet|introducing|(?:an? |the )?(?:introduction|guide|intro|overview|basics) (?:to|of)|what makes|wie|warum|über|comment|pourquoi|à propos de|cómo|por qué|sobre)\s+(?=\S)/iu;
const behindTopic = /\s+(?:works?|explained|overview|basics|at a glance|in a nutshell|in practice|funktioniert|fonctionne|funciona)$/iu;

/** `Gannet (WIP)`: how far it is, and no other name. */
const isState =
  /^(?:wip|tbd|tba|todo|beta|alpha|rc|draft|preview|new|old|deprecated|experimental|optional|required|unstable|stable|legacy|advanced|v?\d[\d.]*)(?!\p{L})/iu;

interface Patterns {
  readonly anaphor: RegExp;
  readonly verb: RegExp;
  readonly aboutText: RegExp | undefined;
}

const patternsOf = perLanguage((language): Patterns => {
  const { anaphor, copula, purpose, meaning, bareVerb, adverbs, aboutText } = language.grammar;
  return {
    anaphor: patternOf(`(?:${anaphor})(?:\\s+(?:${meaning}|${purpose})|(?<copula>['’]s|\\s*(?:${copula})))\\s+(?:(?:${adverbs})\\s+)*`),
    verb: patternOf(`(?:${bareVerb})\\s+`),
    aboutText: aboutText === undefined ? undefined : patternOf(aboutText),
  };
});
