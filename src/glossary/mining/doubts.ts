import { markOf } from './article-view.ts';
import { condition, type Doubt } from './doubt.ts';
import { listDoubts } from './list-doubts.ts';
import type { Language } from './language.ts';
import type { Finding, Passage } from './passage.ts';
import { readPlainSubject } from './read-subject.ts';
import type { Predicate } from './predicate.ts';

/** Forms that say what a name is by a noun. */
const byNoun: ReadonlySet<string> = new Set(['copula', 'apposition', 'relative', 'anaphora', 'gloss', 'heading']);

export const doubts: readonly Doubt[] = [
  {
    why: 'a deed',
    // `Gannet keeps its course`: any verb tells what a name does, and few what it is.
    applies: ({ finding: { form, signals } }) =>
      (form === 'purpose' || form === 'relative' || form === 'anaphora') && signals?.includes('weakVerb') === true,
  },
  {
    why: 'a time that is over',
    applies: ({ finding: { form }, behind }) => form === 'purpose' && past.test(behind),
  },
  {
    why: 'a condition',
    applies: ({ finding: { form }, before }) => (form === 'copula' || form === 'purpose' || form === 'meaning') && condition.test(before),
  },
  {
    why: 'something that was told before',
    // `Gannet achieves this goal`
    applies: ({ finding: { form }, behind }) => (form === 'purpose' || form === 'meaning') && pointing.test(behind.slice(0, MAX_NEAR)),
  },
  {
    why: 'a remark beside another',
    // `Gannet is also a pump`, `Gannet is just a pump`
    applies: ({ finding: { form }, behind }) => form === 'copula' && beside.test(behind),
  },
  {
    why: 'a verdict',
    applies: ({ finding: { form }, behind }) => byNoun.has(form) && verdict.test(behind.slice(0, MAX_NEAR)),
  },
  {
    why: 'a denial',
    applies: ({ finding: { form }, words, before }) =>
      ((form === 'question' || form === 'heading' || form === 'copula') && denial.test(words.replace(toldOf, ''))) ||
      (form === 'naming' && deniedName.test(before)),
  },
  {
    why: 'no kind',
    // `The root is the start`: nothing says which kind of thing it is. `A skeg is a fin` does, whatever a fin is.
    applies: ({ finding: { form, predicate, name } }) =>
      byNoun.has(form) && predicate !== undefined && !predicate.classifies && !predicate.isRole && !isEquated(form, name, predicate),
  },
  {
    why: 'a question or a whole clause',
    applies: ({ finding: { form }, behind }) => form === 'apposition' && clause.test(behind),
  },
  {
    why: 'an adverb or an order that begins a sentence',
    applies: ({ passage: { view }, finding: { form, name, start }, before }) =>
      form === 'apposition' &&
      before === '' &&
      name.start === start &&
      name.words === 1 &&
      name.article === 'none' &&
      /^\p{Lu}\p{Ll}+$/u.test(name.headword) &&
      !view.isNameWord(name.headword) &&
      !view.isTitle(name.headword),
  },
  {
    why: 'the end of a row or of a place',
    // `They met in Velm, VE, a town ...`, `a crane, a pump, a boat that ...`
    applies: ({ passage: { text }, finding: { form, name } }) =>
      (form === 'apposition' || form === 'relative') &&
      name.start > 1 &&
      behindRow.test(text.slice(Math.max(0, name.start - MAX_ROW), name.start)),
  },
  {
    why: 'a title',
    // `- Gannet - A hands-on guide`; `- Ebb - the water that leaves` explains.
    applies: ({ passage, finding: { form, end }, behind }) =>
      (form === 'apposition' || form === 'gloss') &&
      /^\W*\p{Lu}/u.test(behind) &&
      passage.body.blocks.some(
        ({ marker, start, end: close }) =>
          marker !== undefined &&
          start <= end &&
          end >= close - 1 &&
          end <= close &&
          !/[.!?…]$/u.test(passage.text.slice(start, close).trimEnd()),
      ),
  },
  {
    why: 'a person who is not the one',
    // `Ada left for the Velm Post. She is a writer`: a name with an article is no person's.
    applies: ({ passage: { text }, finding: { form, name }, words }) =>
      form === 'anaphora' &&
      /^\W*(?:he|she)(?:['’]s|\s)/iu.test(words) &&
      withArticle.test(text.slice(Math.max(0, name.start - MAX_ROW), name.end)),
  },
  {
    why: 'a reason',
    // `Gannet is fast. It is why boats are early.`
    applies: ({ finding: { form }, words }) => form === 'anaphora' && reason.test(words),
  },
  {
    why: 'an ordinary word before a pronoun',
    // `Gannet came in spring. It is a tool`: the last word of a sentence is not what it is about.
    applies: ({ passage: { body }, finding: { form, name } }) =>
      form === 'anaphora' &&
      name.article === 'none' &&
      !name.isName &&
      !name.isQuoted &&
      name.words === 1 &&
      /^\p{Ll}+$/u.test(name.headword) &&
      markOf(body, name.start, name.end) === undefined,
  },
  {
    why: 'a name in an example',
    // `a secret named DOCK_TOKEN`, `two headers called header_1`
    applies: ({ finding: { form, name } }) => form === 'naming' && name.headword.includes('_'),
  },
  {
    why: 'one of some that are told of elsewhere',
    // `Tide is one of the ports that Gannet keeps`, `Tide and Ebb are the remaining pumps`; `one of the ports that open at night` tells them apart.
    applies: ({ finding: { form }, behind }) => form === 'copula' && (ofAnother.test(behind) || remaining.test(behind)),
  },
  {
    why: 'the end of an explanation of another',
    // `Tide is a helper that lives in Gannet, a set of scripts`: the last words may speak of the helper.
    applies: ({ passage: { text }, finding: { form, name } }) => {
      if (form !== 'apposition') return false;
      const before = text.slice(Math.max(0, name.start - MAX_EXPLANATION), name.start);
      return explained.test(before.slice(before.search(lastSentence)));
    },
  },
  {
    why: 'something that belongs to it',
    // `The idea of the gate is a board` tells of the idea.
    applies: ({ finding: { form }, before }) => form === 'copula' && owned.test(before),
  },
  {
    why: 'a row of names',
    // `Ada Quist, our law firm, the crew, and all of Velm`. `Ada Quist, a baker from Leeds, Yorkshire` is told of.
    applies: ({ finding: { form }, behind }) => form === 'apposition' && inRow.test(behind),
  },
  {
    why: 'all of some',
    // `All the tides of a year come up on the site.` below `Site`. `All the members who must be present` tells what the heading is.
    applies: ({ passage: { language, view }, finding: { form }, words }) =>
      form === 'heading' &&
      allOf.test(words) &&
      (!toldAfter.test(words) || readPlainSubject(language, words, beginOf(words), words.length, view.isNameWord) !== undefined),
  },
  {
    why: 'a noun of another number',
    // `tides, which is a pair of them`
    applies: ({ passage: { language }, finding: { form, name }, behind }) =>
      form === 'relative' &&
      !name.isName &&
      !name.isQuoted &&
      name.article !== 'indefinite' &&
      isPlural(language, name.headword) &&
      /^\W*(?:which|that) (?:is|was)\s/iu.test(behind),
  },
  {
    why: 'a verb that may begin a name',
    // `Usan Gannet, una bomba` beside `Golden Gate, un puente`: endings alone do not tell a verb without a subject from a name.
    applies: ({ passage: { language, sentences, view }, finding: { form, name, predicate } }) =>
      form === 'apposition' &&
      name.words > 1 &&
      predicate?.isRole !== true &&
      language.grammar.subjectless?.test(name.headword.split(' ', 1)[0] ?? '') === true &&
      !view.isNameWord(name.headword.split(' ', 1)[0] ?? '') &&
      sentences.some(({ start }) => start === name.start),
  },
  {
    why: 'several cases',
    // `a leaking pump (a hand pump, or if there is none a bucket)`
    applies: ({ finding: { form }, behind }) => form === 'gloss' && cases.test(behind),
  },
  ...listDoubts,
];

/** Whether a noun ends as one in the plural does. `atlas`, `mathematics` and `diabetes` are one thing; behind `-es` only a noun that is known tells. */
function isPlural({ grammar, tables }: Language, noun: string): boolean {
  const word = (/[\p{L}-]+$/u.exec(noun)?.[0] ?? '').toLowerCase();
  if (!/\p{Ll}[^suigoa]s$/u.test(word) || /ics$/u.test(word)) return false;
  return !/es$/u.test(word) || tables.kinds.has(grammar.singular(word));
}

/** One thing is another: `A skeg is a fin`, and `Gannet is a pump that ...` of a name. */
function isEquated(form: string, name: Finding['name'], { article, isTold }: Predicate): boolean {
  if (article !== 'indefinite') return false;
  return (form === 'copula' && name.article === 'indefinite') || (form !== 'apposition' && isTold && name.isName);
}

const MAX_NEAR = 60;
/** The end of a word, a sign and an article. UTF-16 code units. */
const MAX_ROW = 10;
const behindRow = /\p{L}(?:,|\s(?:and|or|und|oder|et|ou|y|o))\s(?:(?:an?|the|our)\s)?$/u;

/** Also if the name was read with it. */
const withArticle = /(?:^|\s)(?:the|an?|our|their|its)\s\p{Lu}/u;
/** Behind the noun somebody who has it or acts on it begins: a name, a pronoun or an article. It looks at case. */
const ofAnother =
  /^\W*(?:is|are|was|were)\s(?:(?:just|only|also)\s)?(?:one|some|two|three|several|many)\sof\s(?:the|these|those|our|its|their|my)\s[^,.;:]{2,60}?\s(?:that|which|who|whom)\s(?:the|an?|this|we|you|they|I|it|he|she|\p{Lu}[\p{L}\d.-]+)\s/u;
const remaining = /^\W*(?:is|are|was|were)\s(?:the|our|its|their|my)\s(?:\p{Ll}+\s)?(?:remaining|other|rest|latter|former)\s/u;
/** The longest explanation before a name. UTF-16 code units. */
const MAX_EXPLANATION = 160;
/** The beginning of the last sentence; the beginning of all words if there is no other. */
const lastSentence = /(?:(?<=[.!?]\s)|^)(?!.*[.!?]\s\p{Lu})/su;
const explained = /\s(?:is|are|was|were)\s(?:an?|the|one)\s[^,;:()]*\s(?:that|which|who)\s[^,;:()]*$/u;
/** Things with an article or an owner, the last behind `and`, and two names at the end. German relative pronouns look like articles. `her husband said` is no row, and no part of an explanation. */
const inRow = new RegExp(
  String.raw`^,\s(?:the|our|its|their|his|her|my|all|les?|la|nos|notre|los|las|el|nuestr[oa]s?)\s[^,]*,(?:[^,]*,)*(?:[^,]*\s)?(?:and|et|y|e)\s(?:the|our|its|their|his|her|my|all|les?|la|nos|notre|tou[st]|los|las|el|nuestr[oa]s?|tod[oa]s?)\s` +
    String.raw`|^,[^,]*,\s(?:\p{Lu}[\p{L}\d.-]*\s){1,2}(?:and|et|y|e)\s\p{Lu}` +
    String.raw`|^,[^,]*,\s(?:his|her|my)\s`,
  'u',
);
const allOf = /^(?:all|most|many|some|each|every|both)\s(?:of\s)?(?:the|our|these|those|its|their)\s/iu;
/** A noun that a clause tells apart. */
const toldAfter = /^(?:\p{L}+\s){2,6}?(?:that|who|(?:\p{Ll}+\s)?(?:which|whom))\s/u;
/** The offset of the noun behind `all of the`. */
function beginOf(words: string): number {
  return allOf.exec(words)?.[0].length ?? 0;
}
const owned = /\sof\s(?:(?:the|an?|our|its|their|your)\s)?$/iu;
const cases = /,?\s(?:or|oder|ou|o)\s(?:if|when|wenn|falls|si|quand|cuando)\s/iu;
const reason = /^\W*(?:it|this|that|they|these)(?:['’]s|\s(?:is|are|was|were))\s(?:why|because|how|where|when|what|here|there)(?!\p{L})/iu;
const past = /^\W*(?:was|were|had|wurde|wurden|war|waren|fut|était|fue|era)\s/iu;
const pointing = /(?<!\p{L})(?:this|these|those|such|diese[mnrs]?|ces?|cette|cet|estos?|estas?)\s\p{L}/iu;
const beside =
  /^\W*(?:['’]s|is|are)(?:,\s(?:in part|partly|perhaps),|\s(?:also|now|just|still|only|merely|probably|perhaps|already|again|not)\s)/iu;
const verdict =
  /^\W*(?:(?:is|are|was|were|which is|who is)\s)?(?:an?|the|one of (?:the|our|its|their|my))?\s?(?:(?:very|relatively|particularly|especially|extremely|increasingly|really|quite|truly|absolutely|equally|most|more)\s\p{L}+\s|(?:important|critical|crucial|key|essential|vital|central|significant|major|huge|big|great|good|rare|continuous|unique|perfect|exciting|interesting|challenging|difficult|hard|tricky|useful|recommended|preferred|natural|obvious|promising|\p{L}{3,}(?:est|iest))\s(?:\p{L}+\s)?\p{L}+|(?:sensible|reasonable|viable|welcome)\s(?:\p{L}+\s)?(?:choice|step|way|option|next)(?!\p{L}))/iu;
/** A clause that tells of the noun: `a tool that does not need a crew` is no denial. */
const toldOf = /\s(?:that|which|who)\s.*$/su;
const denial = /(?:(?<!\p{L})(?:not|never|nor|isn|aren|wasn|doesn|don)(?!\p{L}))/iu;
/** `The dam is not called Velm`, `was never known as Velm` */
const deniedName = /(?:(?<!\p{L})(?:not|never|no longer|rarely|seldom|hardly)|n['’]t)\s(?:\p{L}+\s){1,3}["“‘`]?$/iu;
const clause = /^\W*(?:what|how|why|which|where|whether|if|when)\s/iu;

/** Why an explanation is not sure; undefined when nothing speaks against it. */
export function doubtOf(passage: Passage, finding: Finding): string | undefined {
  const { text } = passage;
  const { name, start, end } = finding;
  const words = text.slice(start, end);
  const isInside = name.start >= start && name.end <= end;
  const told = {
    passage,
    finding,
    words,
    before: isInside ? text.slice(start, name.start) : '',
    behind: isInside ? text.slice(name.end, end) : words,
  };
  return doubts.find((doubt) => doubt.applies(told))?.why;
}
