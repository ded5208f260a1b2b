interface FalseName {
  readonly why: string;
  readonly name: RegExp;
  /** It holds of words with an abbreviation too: `nine gates (NG)`. Most rows do not: `Best Available Technique (BAT)`. */
  readonly isSpelledOut?: true;
  /** It does not hold of words that are set off as a term: `a **great circle** is`. */
  readonly mayBeSetOff?: true;
  /** Names of which the row does not hold though they fit. It looks at case. */
  readonly unless?: RegExp;
}

const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const days = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const numbers =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand thousands million millions'.split(
    ' ',
  );
/** The same at the beginning of a sentence too. Behind them case counts, so the pattern cannot leave it out of account as a whole. */
const firstNumbers = numbers.map((number) => `[${number.charAt(0).toUpperCase()}${number.charAt(0)}]${number.slice(1)}`).join('|');

/** `New York`, `the Great Plains`, `the First Amendment`; not `New Features` and `First Steps`, which head a section. */
const properName =
  /^(?:(?:New|Old|Big)(?=\s)(?!.*[^su]s$)|(?:Great|First|Second|Third)(?=\s))(?:\s(?:of\s|and\s|the\s)*(?!(?:Steps?|Looks?|Impressions?|Thoughts?|Times?|Days?|Weeks?|Months?|Years?|Releases?|Versions?|Posts?|Parts?|Sections?|Features?|Chapters?|Half|News|Job|Idea|Way|Things?)$)\p{Lu}[\p{L}\d.’'-]+)+$/u;

/** Words that are not a name of anything, in any sentence; each row has its case in the tests. */
export const falseNames: readonly FalseName[] = [
  { why: 'a date', name: new RegExp(`^(?:(?:${months}|${days})(?:\\s+\\d.*)?|\\d{1,2}\\s+(?:${months}).*|\\d{4})$`, 'iu') },
  { why: 'a number', name: new RegExp(`^(?:[\\d.,\\s%$€£x-]+|one|${numbers.join('|')})$`, 'iu') },
  {
    why: 'a comparison',
    name: /^(?:more|less|better|best|worse|worst|same|only|first|second|third|last|next|latest|main|key|biggest|largest|most|new|old|current|previous|following|above|below|simplest|easiest|final|big|great|hard|real|good|entire|whole|full|rest|beste[mnrs]?|meilleure?s?|mejor(?:es)?)(?:\s|$)/iu,
    unless: properName,
    mayBeSetOff: true,
  },
  {
    why: 'an address of someone',
    name: /^(?:dear|hello|hi|hey|thanks|thank|congratulations|please|yes|no|ok|okay|sorry|good|well)\b/iu,
    // `No Starch Press`, `well-being`
    unless: /^(?:No|Good|Well)(?:\s\p{Lu}[\p{L}’'-]+)+$|^[Ww]ell-\p{L}/u,
  },
  {
    why: 'an order of things',
    name: /^(?:figure|fig|table|step|chapter|section|part|appendix|listing|example|exercise|page|line|item|number|question|answer|note|tip|version|release|v)\s*[\d.]+$/iu,
    // A part of a law that is called so.
    unless: /^Section \d{3,4}$/u,
  },
  {
    why: 'a measure of something',
    name: /^(?:sort|kind|type|form|part|piece|number|lot|bit|pair|majority|lack|rest|end|start|use|name|goal|purpose|role|author|maker|result|list|cost|price|value|version|position|importance|quality|state|size|amount|level|degree) of\s/iu,
    unless:
      /^(?:cost|quality|state|degree|level|price|value|form|role) of (?:living|service|emergency|freedom|detail|life|war|matter|care|law|capital|nature|siege|play|origin|speech|money)$/iu,
  },
  { why: 'a time', name: /^\d{1,2}[:.]\d\d(?:\s|$)|^noon$|^midnight$|\sago$/iu },
  {
    why: 'an adverb',
    name: /^(?:however|nevertheless|nonetheless|moreover|furthermore|meanwhile|often|sometimes|perhaps|rather|right now|now|then|likewise|otherwise|instead|thereby|hence|thus|therefore|online|offline|abroad|alike|altogether|anyway|somewhat|zuständig|gemeint|verantwortlich|gemessen|cependant|toutefois|ainsi|donc|jedoch|allerdings|außerdem|zusätzlich|ansonsten|andernfalls|stattdessen|schließlich|letztlich|gleichzeitig|insgesamt|\p{L}{4,}erweise|autrement dit|sin embargo|además|por ejemplo|par exemple|zum Beispiel|(?:es )?decir|repeatedly|allegedly|supposedly|\p{L}{4,}mente(?:\s\S+)?|\p{L}{2,}(?:al|ent|ant|ous|ive|ic|ab|ib|ing|ar|ate|ful|less|most|ain|ual|[dfkpstz]i)ly(?:\s\p{Ll}+)?|\p{L}{2,}ly\s\p{L}+ed)$/iu,
  },
  {
    why: 'an order to somebody',
    name: /^(?:see|click|check|read|visit|try|use|open|press|choose|select|install|remember|note)\s(?:the|an?|your|our|this|these|all|each)\s/iu,
  },
  {
    why: 'a place in a sentence',
    name: /^(?:in|im|für|mit|bei|nach|aus|auf|ohne|unter|über|wegen|trotz|laut)\s(?:der|die|das|den|dem|des|einer|einem|einen|(?!-)\p{Lu}\p{L}+\s(?:der|des|von|aus))(?=\s)/iu,
  },
  {
    why: 'an introduction',
    name: /^(?:[Ii]ntroducing\s|(?:[Pp]resenting|[Aa]nnouncing|[Mm]eet|[Ss]ay hello to)\s(?:(?:the|an?)\s)?\p{Lu}|(?:[Ww]e|I)\s(?:\p{Ll}+ly\s)?(?:present|introduc|announc|launch|releas|publish|built|made|created|wrote)\p{Ll}*\s)/u,
  },
  {
    why: 'a count',
    // The rest has small letters: `Seven Sisters` is a name.
    name: new RegExp(
      `^(?:\\d+|(?:${firstNumbers})(?:[- ](?:one|${numbers.join('|')}))*)\\s(?:[\\p{Ll}-]+\\s)*(?:[\\p{Ll}-]+[^\\P{Ll}sui]s|men|women|people|children)(?:\\s(?:of|in|on|at|for|with)\\s.*)?$`,
      'u',
    ),
    isSpelledOut: true,
  },
  { why: 'a picture or a document', name: /\.(?:jpe?g|png|gif|svg|webp|avif|ico|pdf|mp[34]|zip|gz)$/iu },
  {
    why: 'a question',
    name: /^(?:qu['’]est-ce|what (?:is|are|does)|who (?:is|are)|was (?:ist|sind)|wer ist|¿?qué (?:es|son)|¿?quién)\s/iu,
  },
  { why: 'a letter', name: /^\p{L}$/u },
  {
    why: 'an action',
    name: /^(?:using|making|adding|getting|having|being|doing|running|writing|setting|creating|building|taking|giving|finding|keeping|going|looking|trying|putting|changing|removing|moving|starting|working|thinking|knowing|learning|understanding|seeing|reading|calling|choosing|paying|asking|telling|buying|installing|including)\s/iu,
    unless:
      /^(?:learning|working|moving|calling|reading|running|writing|building|starting)\s(?:rates?|memory|averages?|conventions?|frames?|mates?|systems?|blocks?|points?|curves?|groups?|capital|class|codes?|rooms?)$/iu,
  },
  {
    why: 'an action with its object',
    name: /^\p{L}{3,}ing\s+(?:(?:on|up|off|out|in|down|over|into|with|to|from|about|of|for|the|an?|your|our|this|that|these|it|all|new|more)\s|\S+\s+\S)/iu,
  },
];

export interface NameLook {
  /** An abbreviation of the words stands beside them. */
  readonly isSpelledOut?: boolean;
  /** The words are bold, slanted, code, a link, or in quotation marks. */
  readonly isSetOff?: boolean;
}

/** Why words name nothing; undefined when they may. */
export function isFalseName(name: string, { isSpelledOut = false, isSetOff = false }: NameLook = {}): string | undefined {
  return falseNames.find(
    (rule) =>
      (!isSpelledOut || rule.isSpelledOut === true) &&
      !(isSetOff && rule.mayBeSetOff === true) &&
      rule.name.test(name) &&
      rule.unless?.test(name) !== true,
  )?.why;
}
