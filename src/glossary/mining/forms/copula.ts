import { plurals } from '../predicate.ts';
import { isExplained } from '../rules.ts';
import { testAt } from '../words.ts';
import type { Finding, Passage } from '../passage.ts';

/** `X is a ...`, `In computing, an X is ...`, `Xs are ...`. */
export function* findCopulas(passage: Passage): Generator<Finding> {
  const { clauses, laterClauses } = passage;
  for (const clause of [...clauses, ...laterClauses]) {
    if (clause?.kind !== 'copula') continue;
    const { sentence, subject, rest, verb } = clause;
    const predicate = passage.language.readPredicate(passage.text, rest, sentence.end);
    const isBare = predicate.article === 'none' && !predicate.classifies && !predicate.isRole;
    const behind = passage.text.slice(rest, sentence.end);
    // `Warping is moving a ship by a rope.`
    const isGerund = isBare && /^\p{Ll}+ing$/iu.test(subject.headword) && gerund.test(behind);
    const isPresent = !passage.language.grammar.pastCopula.test(verb);
    if (isBare && !isGerund && (passive.test(behind) ? subject.article !== 'definite' : isPresent && plainPassive.test(behind))) {
      yield { form: 'purpose', name: subject, start: sentence.start, end: sentence.end, signals: ['weakVerb', 'unsure'] };
      continue;
    }
    // `Gannet is free for ports of any size`: a name that the article says something lasting of.
    const isSaid = isBare && subject.isName && isPresent && !predicate.judges && predicate.words >= MIN_SAID && !today.test(behind);
    if (isBare && !isGerund && !predicate.isTold && !isSaid) continue;
    // `Gannet is a fantastic tool for docks`: it judges, and says a kind as well.
    const isJudged = predicate.judges && predicate.isTold && predicate.article !== 'none' && subject.isName;
    if (!isExplained(predicate) && !isJudged) continue;
    // `Typical causes are a hot chip`: one is an example of the others. `Tides are a kind of wave` and `Tacos are a dish that ...` tell of all.
    if (
      predicate.article === 'indefinite' &&
      !(predicate.isTold && (predicate.classifies || subject.isName)) &&
      /^(?:an?|eine?|une?|una?)\s/iu.test(passage.text.slice(rest, rest + 6)) &&
      passage.language.grammar.pluralCopula.test(verb) &&
      !kindOf.test(behind)
    )
      continue;
    // `Locale is now threadsafe`, `Currently, the age is a number`: tells a state of today.
    const isToday = today.test(verb) || today.test(passage.text.slice(sentence.start, sentence.start + MAX_TODAY).split(',', 1)[0] ?? '');
    if (isToday && predicate.article === 'none' && !predicate.classifies) continue;
    // `Pumps are no longer single machines`: tells what they are not.
    if (noMore.test(behind)) continue;
    const isOwn = own.test(passage.text.slice(sentence.start, sentence.start + MAX_TODAY));
    const isPast = passage.language.grammar.pastCopula.test(verb);
    yield {
      form: 'copula',
      name: subject,
      start: sentence.start,
      end: sentence.end,
      predicate,
      signals: [
        ...(clause.isLater ? (['later'] as const) : []),
        ...(isToday || isOwn || isJudged || isSaid || becoming.test(verb) ? (['unsure'] as const) : []),
        ...(isPast ? (['pastVerb'] as const) : []),
        ...(isGerund
          ? []
          : isBare && !isPlural(verb, behind, passage)
            ? (['adjectival'] as const)
            : predicate.classifies || predicate.isRole
              ? []
              : (['vague'] as const)),
      ],
    };
  }
}

/** `Halyards are ropes that ...`: nouns in the plural need no article. */
function isPlural(verb: string, behind: string, { language: { grammar } }: Passage): boolean {
  return grammar.pluralCopula.test(verb) && (plural.test(behind) || testAt(plurals, behind, 0));
}

/** In English, German, French and Spanish. */
const kindOf =
  /^(?:an?|eine?|une?|una?)\s(?:[\p{L}-]+\s)?(?:kind|type|sort|form|class|family|group|art|gruppe|sorte|forme|espèce|groupe|tipo|clase|forma|grupo)\s(?:of|von|de|d['’])/iu;
const plural =
  /^(?:(?!(?:in|on|at|to|by|for|from|as|with|into|of|about|over|under|very|so|too)\s)[\p{Ll}-]+\s)?\p{Ll}{2,}[^sui\s]s\s(?:that|which|who|of|for|with|qui|que|de|para|con)\s/u;
const today =
  /(?<!\p{L})(?:now|no longer|again|already|currently|today|at the moment|as of|presently|derzeit|momentan|actualmente|actuellement)(?!\p{L})/iu;
const noMore = /^(?:no longer|nicht mehr|ya no)\s/iu;
/** `Gannet became the director`: may be none any more. */
const becoming = /(?:become|became)$/u;
/** `My laptop is a machine with a cracked hinge.` */
const own = /^(?:my|mine|mein|meine|mon|ma|mes|mi|mis)\s/iu;
/** Fewer words say how a name is today. */
const MIN_SAID = 5;
/** Such words are no longer. UTF-16 code units. */
const MAX_TODAY = 24;
const gerund = /^\p{Ll}+ing\s(?:the|an?|your|its|their|all|each|something|things|people)\s/u;
/** `are kept in the vault`, `is computed from the tide` */
const plainPassive =
  /^(?:\p{Ll}+ly\s)?\p{Ll}+(?:[^e]ed|wn|pt|de|ght|lt|en|ut|et|nt)\s(?:by|in|into|to|from|with|on|onto|as|at|when|using|via|through|over|under|for|of|out|per|after|before|between|across|against|around|based)\s\S/u;
/** `are painted on the hull to show ...` */
const passive = /^\p{Ll}+(?:[^e]ed|wn|pt|de)\s(?:[^.,;]{2,60}\s)?(?:to\s\p{Ll}{3,}|so that|whenever)\s/u;
