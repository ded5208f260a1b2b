import { markOf } from '../article-view.ts';
import { asideEnd } from '../clause-end.ts';
import { isListed } from '../is-listed.ts';
import { isParticiple } from '../is-participle.ts';
import { isPersonal } from '../is-personal.ts';
import { BRACKET, COLON, COMMA, DASH, HYPHEN } from '../class-of.ts';
import { matchesAtSigns } from '../matches.ts';
import { readNameBefore } from '../name-before.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import { readOwned } from '../owned-name.ts';
import { beginsClause, beginsWithSubject } from '../begins-clause.ts';
import { hasVerb, isSentence } from '../has-verb.ts';
import { isExplained } from '../rules.ts';
import type { Finding, Passage } from '../passage.ts';
import type { Predicate } from '../predicate.ts';
import type { Sentence } from '../sentence.ts';
import { tellsSome } from '../tells-some.ts';
import { foreign, patternOf, testAt } from '../words.ts';
import { perGrammar, perLanguage } from '../per-grammar.ts';

/** `X, a ...`, `X — the ...`, `X (a ...)` and, of persons, `X, head of ...`. */
export function* findAppositions(passage: Passage): Generator<Finding> {
  const { text, language } = passage;
  const { opener, article: articlePattern, role, bare } = patternsOf(language);
  for (const { match, sentence } of matchesAtSigns(passage, opener, OPENING)) {
    const rest = match.index + match[0].length;
    const hasArticle = testAt(articlePattern, text, rest) || testAt(owner, text, rest);
    const isRole = !hasArticle && /\p{Lu}\p{Ll}+$/u.test(text.slice(match.index - MAX_END, match.index)) && testAt(role, text, rest);
    const isBare =
      !hasArticle &&
      !isRole &&
      mayBeBare(match[0], text[match.index - 1]) &&
      testAt(bare, text, rest) &&
      !beginsClause(language, text, rest);
    // `Ada Quist, head of ...`: a role without an article, behind a name.
    if (!hasArticle && !isBare && !isRole) continue;
    // `Abren la puerta, lo que les permite ...`: speaks of all that was said.
    if (/^[,\s]*[,–—(-]/u.test(match[0]) && ofClause.test(text.slice(rest, rest + MAX_CLAUSE))) continue;
    // `What Works, What Breaks` is a title.
    if (beginsWithSubject(language, text, rest) || /^What\s/u.test(text.slice(rest, rest + 5))) continue;
    const isGloss = match[0].includes('(');
    const isColon = match[0].startsWith(':');
    const isDash = /[–—-]/u.test(match[0]);
    const predicate = language.readPredicate(text, rest, sentence.end);
    if (!isExplained(predicate) || /^any\s/iu.test(text.slice(rest, rest + 4))) continue;
    const owned = isGloss ? readOwned(passage, sentence.start, match.index) : undefined;
    const name = owned ?? readNameBefore(passage, sentence.start, match.index);
    if (name === undefined || isAdverbial(passage, sentence, name, match[0], rest, predicate)) continue;
    // `is invoked (the nodes ...)`
    if (isParticiple(name)) continue;
    // A last `s` makes a plural of a noun, not of a name: `clusters such as Colossus, show which ...` explains nothing.
    if (isBare && name.isName && /^,\s*$/u.test(match[0])) continue;
    // `I count the natural drop: the number of ...`; a name before a colon speaks, or heads a row.
    const isProcess = isColon && processOf.test(text.slice(rest, rest + MAX_PROCESS));
    const isRoleBehindColon = isColon && isRole && isPersonal(text.slice(name.start, name.end));
    if (
      isColon &&
      !isRoleBehindColon &&
      (!hasArticle || (name.article === 'none' && !isProcess) || name.isName || name.words > MAX_BEFORE_COLON)
    )
      continue;
    const isPerson = (predicate.isRole || (hasArticle && !predicate.classifies)) && isPersonal(text.slice(name.start, name.end));
    if (!hasArticle && !isPerson && !isBare) continue;
    // `models — models that ...`: says the word again.
    if (text.startsWith(name.headword, rest)) continue;
    const end = asideEnd(text, name.start, rest, sentence.end);
    if (end === undefined) continue;
    const aside = text.slice(rest, end);
    if (!isGloss && !isProcess && isListed(passage, name, aside, end, isPerson && predicate.isRole)) continue;
    if (isColon ? isSentence(language, aside) : hasVerb(language, aside)) continue;
    if (language.grammar.isVerbFinal === true && tellsSome(passage, name, text.slice(match.index, end))) continue;
    // A noun that is no name must be told apart well: `the scheduler, a program that decides ...`.
    const isPlain = !name.isName && !name.isQuoted && !isMarked(passage, name);
    // Or begin the sentence, with a comma before the verb.
    const isSubject = name.start - sentence.start < 5 && aside.length < sentence.end - rest - 1;
    if (isPlain && !isGloss && !isSubject && !isBare && (!predicate.isTold || name.isEmpty)) continue;
    // `You need ballast, the weight that ...`
    const isUnsure = isPlain && !isGloss && !isSubject && !isBare && predicate.article !== 'indefinite' && !isColon;
    // `a dry dock (Velm Dock with its pumps)` tells of one of them.
    const isExample = isPlain && isGloss && isBare && /\p{Lu}/u.test(text[rest] ?? '');
    // `the gates (a value from 1 to 9)`: each of them is one.
    const isOfMany =
      isGloss && /(?:^|\s)\p{Ll}+[^sui'’]s$/u.test(name.headword) && predicate.article === 'indefinite' && /^an?\s/u.test(aside);
    const isUnmarked = isPlain && name.article === 'none' && !isGloss && !isSubject;
    const isGuess = isUnmarked || (!predicate.classifies && !isPerson && !(isGloss && predicate.article === 'indefinite'));
    yield {
      form: isGloss ? 'gloss' : 'apposition',
      name,
      start: name.start,
      end: isGloss && text[end] === ')' ? end + 1 : end,
      predicate,
      signals: [
        ...(isPerson ? (['person'] as const) : []),
        ...(isDash || isGloss ? (['aside'] as const) : []),
        ...(isGuess ? (['guessedName'] as const) : []),
        ...(isUnsure || isExample || isOfMany || owned !== undefined ? (['unsure'] as const) : []),
        // Behind a colon stands a clause as often.
        ...(isColon ? (['later'] as const) : []),
      ],
    };
  }
}

/** `They won the race, a feat that ...`: speaks of all that was said. */
const ofClause =
  /^(?:an? (?:\p{Ll}+ )?(?:perception|situation|move|decision|feat|trend|claim|sentiment|conclusion|accomplishment|achievement|shift|blow|gesture|reminder|development)\s|ce qu[ie'’]|lo (?:que|cual))/iu;

const OPENING = COMMA | COLON | DASH | HYPHEN | BRACKET;

/** The end of a name. UTF-16 code units. */
const MAX_END = 12;
/** `the focus is on drift: the process of ...`: only an explanation begins so. */
const processOf = /^(?:the|an?)\s(?:process|practice|act|art|ability|idea|study|belief|theory|tendency|science)\s(?:of|that|to)\s/u;
const MAX_PROCESS = 24;
/** An article, an adjective and a noun. UTF-16 code units. */
const MAX_CLAUSE = 40;
/** More words before a colon announce what follows. */
const MAX_BEFORE_COLON = 3;

/** `fiducials, squares glued to the floor`, `functional floodplain (land that is meant to ...)`: a noun without an article that is told apart. */
function mayBeBare(opener: string, before: string | undefined): boolean {
  return before === 's' || /[(–—]|\p{L}/u.test(opener);
}

type Patterns = Record<'opener' | 'article' | 'role' | 'bare', RegExp>;

const patternsOf = perLanguage((language): Patterns => {
  const { definite, indefinite, possessive, pronominal, roles, glossing } = language.grammar;
  return {
    opener: new RegExp(
      `(?:(?:[,:](?:\\[\\d+\\])?(?:\\s(?:${glossing}))?|,["”])\\s+(?:(?:also|now|then|once|formerly|originally|today|auch|aussi|également|también)\\s)?|\\s?[–—]\\s?|\\s-\\s|\\s\\()(?=[\\p{L}])`,
      'uy',
    ),
    article: patternOf(
      `(?:one of|(?!(?:where|when|how|why|all|nothing|people|those|the one|alles|wer)\\s)(?:${pronominal})|${definite}|(?!${foreign})(?:${indefinite})|${possessive})(?:(?<=['’])|\\s)`,
    ),
    bare: patternOf(
      `(?!(?:${language.grammar.auxiliary}|${language.grammar.copula})\\s)(?:[\\p{Ll}-]+\\s){0,3}[\\p{Ll}-]{3,}\\s(?:that|whose|${language.grammar.relative}|of|for which|in which|with|between|without|\\p{Ll}+ed)\\s`,
    ),
    role: patternOf(
      `(?:\\p{L}[\\p{L}-]*\\s+){0,4}(?:${roles.join('|')})(?!\\p{L}|\\s(?:over|back|up|out|into|off|down|through|an?|us|them|him|her|it)\\s)(?!(?<=head|lead|host|guide)\\s(?:to|the)\\s)`,
    ),
  };
});

/** `Ada's`, before a noun as good as an article. Without regard to case it would be slow. */
const owner = /(?!(?:[Ii]t|[Tt]hat|[Tt]here|[Hh]ere|[Ll]et|[Ww]hat|[Ww]ho|[Hh]e|[Ss]he)['’])\p{L}+['’]s\s/uy;

const place =
  /^(?:am|an|auf|im|unter|über|neben|hinter|vor|zwischen|sur|sous|dans|à|au|en|bajo|sobre|tras|in|on|at|above|below|behind|beneath|under|over|between|inside|beside|beyond|next|among|near|here|there)\s/iu;
const inversion =
  /\s(?:is|are|was|were|goes|comes|came|stands?|stood|sits|sat|lies|lay|hangs|hung|runs|ran|lives?|lived|hängt|hängen|steht|stehen|liegt|liegen|sitzt|kommt|gibt es|est|se trouve|vient|está|hay|cuelga|viene)\s(?:(?:an?|the|our|its|ein|eine|der|die|das|une?|le|la|una?|el)\s)?$/u;
const tool = /^(?:with|like|unlike|using|through|behind|via|thanks to)\s$/iu;
const condition =
  /^(?:(?:but|and|so)\s)?(?:if|when|while|as(?=\s(?:I|we|you|they|he|she|it|with)\s)|because|since|although|though|once|after|before|until|unless|whenever|wherever|where|wenn|weil|während|obwohl|sobald|nachdem|falls|si|quand|lorsque|puisque|dès que|cuando|aunque|mientras|porque)\s/iu;
/** UTF-16 code units. */
const MAX_CONDITION = 20;
const introduction = perGrammar(({ introducing }) => new RegExp(`^(?:${introducing})\\s$`, 'iu'));
const lead = perGrammar(({ leadIn }) => new RegExp(`^(?:(?:but|and|so|und|aber|et|y)\\s+)?(?:${leadIn})\\s+(?:\\S+\\s+){0,5}$`, 'iu'));

/** `In Paris, a group of ...` tells where, not what. */
function isAdverbial(
  { text, language: { grammar } }: Passage,
  sentence: Sentence,
  { start, isName }: NounPhrase,
  opener: string,
  rest: number,
  { classifies, isTold }: Predicate,
): boolean {
  if (!opener.startsWith(',')) return false;
  const before = text.slice(sentence.start, start);
  // `According to Gannet, a group that watches docks, ...`
  if (isName && isTold && classifies && /^according to\s$/iu.test(before)) return false;
  // `To pilots, a gate is a nuisance`: somebody's view.
  if (/^(?:to|for|per|according to)\s$/iu.test(before)) return true;
  // `With Gannet, a pump that ...`; `In Velm, a town on the coast, there is ...`
  if (isName && isTold && (tool.test(before) || (classifies && /^[^,]+,\s(?!and\s|or\s)[^,]*$/u.test(text.slice(rest, sentence.end)))))
    return false;
  // `If a project needs Gannet, our guide helps`: the first comma ends the condition.
  if (condition.test(text.slice(sentence.start, sentence.start + MAX_CONDITION)) && !text.slice(sentence.start, start).includes(','))
    return true;
  // `Introducing Gannet, a pump`: an ending, and nothing that leads to another subject.
  if (introduction(grammar).test(before)) return false;
  // `On top goes a weight, a disk`; `In 1707 Ada Quist, a widow, ...`
  if ((inversion.test(before) && place.test(before)) || (isName && /\s\d{4}\s$/u.test(before))) return false;
  // `One of them is Gannet, a pump`: the name is what the sentence comes to.
  if (isCopula.test(before)) return false;
  // `More recently, Gannet, a pump`: a comma has ended what leads to it.
  return before !== '' && !before.includes(', ') && lead(grammar).test(before);
}

const isCopula = /\s(?:is|are|was|were|ist|sind|war|est|sont|était|es|son|fue)\s$/u;

function isMarked({ body }: Passage, { start, end }: NounPhrase): boolean {
  return start >= 0 && markOf(body, start, end) !== undefined;
}
