import type { Grammar } from '../grammar.ts';
import { englishAsked } from './english-asked.ts';
import { englishDesignations, englishEmpty, englishKinds, englishRoles, englishThings } from './english-nouns.ts';

const toBe = '(?:is|are|was|were|(?:(?:has|have) become|became)(?= (?:an?|the|one) ))';
const sayingSo =
  'called|named|known (?:[a-z]+ (?:(?:the|an?|our|their|its) )?(?:[a-z]+ )?)?as|what (?:we|people|they|[a-z]+s) (?:now |often |usually |sometimes |today )?calls?|(?:that|which) (?:we|people|they|[a-z]+s)(?:[\\u0027’](?:ll|d)| will)? (?:now |often |usually |sometimes )?calls?|goes by|go by(?! the )|is said to be|are said to be|(?:refer|refers|referred) to (?:it|this|that|them|these|(?:the|an?|such|this|these) [a-z]+(?: [a-z]+)?) (?:simply )?as|dubbed|coined|nicknamed|termed|titled|codenamed|code-named|branded|christened|referred to (?:here )?(?:simply )?as|abbreviated as|abbreviated';

const modalVerb =
  '(?:can|may|must|will|would)(?: (?:also|only|then|often|always))? (?!be |not |have |also |only |then |often |always |never )[a-z]{3,}';

/** `the best idea of the year`. `The best value that was found` says which value it is, and so does `the best known`. */
const verdict = `(?:one \\p{L}+ that (?:I|we|you)(?= )|best|worst|greatest(?! (?:common|lower))|finest|nicest|smartest|cleverest|coolest|funniest|loveliest|ugliest|silliest|most (?:important|interesting|beautiful|exciting|boring|annoying|useless|impressive|elegant|remarkable|brilliant|surprising))(?! (?:[\\w-]+ ){0,3}(?:that(?! (?:I|we|you|he|she|they) )|which|known|possible|found|selling|case|fit|estimate|response|value|score)(?![\\p{L}-]))`;

export const english: Grammar = {
  asked: englishAsked,
  definite: 'the',
  indefinite: 'an?|any',
  possessive: 'our|its|their|your|my|his|her',
  pronominal:
    'anything|everything|nothing (?:but|more than|other than)|whatever|whoever|someone|somebody|those|people|what|all|as much|how|where|when|why|the one',
  adverbs:
    'also|now|still|just|simply|basically|essentially|actually|really|currently|effectively|usually|often|generally|typically|itself|itself also|both|already|fundamentally|primarily|mainly|mostly|originally|initially|commonly|therefore|thus|in fact|in essence|at its core|in short|then|only|merely|largely|traditionally|technically|at heart|perhaps|probably|sometimes|normally|ultimately|first and foremost|literally|again|instead|today|very much|by definition|in turn|together',
  copula: toBe,
  pastCopula: /^w/iu,
  pluralCopula: /^(?:are|were)/iu,
  purpose: `${toBe}(?: \\w+ly| also| often| mostly| mainly)? (?:used|designed|intended|meant|built|made|created|optimized|responsible|suited|needed|required|helpful|useful|aimed|named|known|composed|comprised|derived|based|developed|published|provided|produced|part|organized|defined by|located|run|operated|maintained|owned|funded|written|implemented|hosted|driven|powered|controlled|governed|managed)(?: \\w+ly)? (?:to|for|of|by|in|on|at|after|from|as|when|up of)|(?:lets?|allows?|enables?|permits?|consists? of|comprises?|acts? as|serves? as|works? by|makes? it (?:possible|easy|easier|simple|trivial)|(?:aims?|strives?) (?:to|at)|helps?|provides?|specifies|specify|represents?|facilitates?|is made up of)`,
  function:
    'contains?|includes?|offers?|gives?|supports?|handles?|manages?|stores?|defines?|describes?|controls?|ensures?|combines?|uses?|converts?|runs?|creates?|generates?|maintains?|monitors?|makes?|takes?|tracks?|holds?|keeps?|connects?|implements?|automates?|collects?|determines?|measures?|tells?|checks?|guarantees?|captures?|performs?|executes?|produces?|computes?|delivers?|transforms?|exposes?|brings?|builds?|turns?|adds?|removes?|replaces?|reduces?|prevents?|protects?|lists?|shows?|returns?|sends?|receives?|reads?|writes?|sits?|lives?|refers? back to|relies on|depends on|covers?|focuses on|follows?|happens? when|occurs? when|requires?|involves?|organizes?|hosts?|(?:has|have)(?= (?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|no|\\d+) )|compiles?|translates?|wraps?|extends?|simplifies|simplify|solves?|parses?|validates?|verifies|verify|identifies|identify|applies|apply|carries|carry|detects?|schedules?|distributes?|coordinates?|orchestrates?|encapsulates?|exists? to|starts?|attempts? to|tries to|seeks? to|can be|may be|extracts?|works? with|works? on|sells?|develops?|leads?|teaches|studies|wrote|founded|makes up|forms?|spans?|links?',
  meaning: `means?(?! (?:of|by which|to (?:an|the) end)(?![a-z]))|meant|refers? to|referred to|stands? for|stood for|denotes?|signif(?:y|ies)|(?:${toBe}) (?:defined|described|understood|best thought of|often defined) as|${toBe} (?:just |simply )?(?:short|shorthand|another name|another word|the name|a name|the term|a term|jargon|slang) (?:for|we use|used|of)|${toBe} an? (?:abbreviation|acronym|initialism|backronym|contraction|shorthand|portmanteau|synonym) (?:for|of)|${toBe} (?:(?:where|when|how|what) (?=(?:you|we|an?|one|something|people|someone) )|the idea that)|${toBe} the (?:process|practice|act|ability|art|idea|principle|study|science) of`,
  auxiliary:
    'has|have|had|can|could|will|would|should|must|may|might|do|does|did|fails?|seems?|becomes?|makes?|gets?|goes|needs?|comes?|takes?',
  bareVerb:
    '[a-z]{3,}s(?= (?:the|an?|all|every|your|which|how|what|one|whether) )|lets|allows|enables|provides|represents|specifies|defines|describes|contains|stores|controls|creates|manages|handles|converts|returns|generates|runs|helps|supports|measures|determines|means|refers to|consists of|used (?:to|for|by)|short for|stands for|designed (?:to|for)|responsible for',
  introducing:
    "meet|introducing|presenting|announcing|enter|say hello to|this is where|(?:today,? )?(?:we|I)(?:[’']re| are|[’']m| am)? (?:(?:happy|excited|proud|thrilled|pleased|delighted) to (?:announce|introduce|share|present|release|launch)|announc\\w+|introduc\\w+|releas\\w+|launch\\w+|built|created|wrote|developed|made|present|publish\\w+)|(?:there|here)[’']?(?:s| is)|(?:that|this) is called|it is called|it[’']s called",
  persons: "(?:I|we|you|he|she|there|here)[’'](?:m|s|re|ve|ll|d)|I|we|you|my|our|your|he|she|there|here|let[’']s|if|when|first|yes|no|well",
  glossing: 'that is(?: to say)?,|in other words,?|i\\.e\\.,?|which is to say|meaning|or rather|namely',
  modalVerb,
  modal: `${modalVerb}(?= (?:an?|the|your|its|their|each|every|all|any|how|which|what|up|out|from|to|in|on|with|into|goods|money|\\d|[a-z]{3,}s ))`,
  openVerb: '[a-z]{2,}[a-rtv-z]s',
  openEnds: 's',
  acts: String.raw`(?:(?<some>\p{Lu}\p{Ll}+(?: \p{Ll}+)?s) (?<verb>\p{Ll}{2,}[^s\s])|(?<one>An? (?:[\p{L}-]+ ){0,2}[\p{L}-]+) (?<verb>\p{Ll}{2,}ed|kept|held|made|gave|took|brought|led|ran|sent|told|drew|caught|built)) (?=(?:the|an?|your|its|their|each|every|all|how|which|what|one|two|three|fresh|new|up|out|into|from|over)\s)(?:\p{Ll}+)`,
  deeds:
    'lasted|banned|outlawed|prohibited|abolished|repealed|established|created|granted|guaranteed|required|allowed|regulated|ended|began|declared|divided|united|gave|set up|set aside|opened|founded|headed|led|ruled|governed|commanded|invented|discovered|pioneered|formulated|proved|composed|painted|designed|built|wrote|championed|argued|believed|represented|replaced|killed|destroyed|forced|held',
  pair: String.raw`(?<pair>\p{Lu}\p{Ll}+(?: \p{Ll}+)? and \p{Ll}+(?: \p{Ll}+)?) (?:(?<copula>is|was)|means|refers to|stands for|denotes)`,
  made: 'kicked off|convened|adopted|released|published|hired|appointed|opened|chose|put together|came up with|built|wrote|made|use|uses|used|created|developed|introduced|added|designed|invented|launched|started|founded|formed|set up',
  past: '[a-z]{3,}[a-df-z]ed|left|came|went|fell|died|rose|ran|sat|stood|spoke|won|lost|began|grew|broke|sank|fled|quit|slept|woke|knew|agreed',
  object:
    'an?|the|your|its|their|our|every|each|all|any|no|yes|new|which|who|how|what|whether|that|up|out|in|on|from|to|at|by|with|without|for|about|as|over|into|only|one|two|three|through|between|more|back|down|us|you|it|them|people|everybody|everyone|where|if|when|anything|nothing|everything|something|much|many|some|most|both|\\d\\S*',
  naming: sayingSo,
  namingWords:
    'called named known call calls goes go said refer refers referred dubbed coined nicknamed termed titled codenamed code branded christened abbreviated term terms label labels labeled',
  calling:
    '(?:calls?|named|dubbed|called|terms?|labels?|labeled|christened|nicknamed) (?:it|this|that|them|these|him|her|themselves|itself)(?: (?:an?|the)(?=\\s))?',
  inverse: [
    {
      words: 'word term name jargon expression',
      source: String.raw`(?:word|term|name|jargon|expression)(?<=(?<!\S)\p{L}+) for (?:[^\s.,;:]+ ){1,8}is`,
    },
    {
      words: 'call calls calling called dubbed named termed christened',
      source: String.raw` call(?<=(?<!\S)(?:[^\s.,;:]+s|we|people) call) (?:an?|such|these|any|every) (?:[^\s.,;:]+ ){0,5}?(?!(?:on|in|at|of|for|to|with|by|from|into) )[^\s.,;:]+ (?:an?|the)| (?:call(?:s|ed|ing)?|dubbed|named|termed|christened) (?:this|that|the|these|such|its|our|their|an?) (?:[^\s.,;:]+ ){0,5}[\p{Ll}-]+(?= ["“‘'\p{Lu}])(?<! (?:on|in|at|of|for|to|with|by|from|into|and|or|the|an?))| call(?:s|ed)? (?:this|that|these|such) \p{Ll}+(?= \p{Ll}+[.,;])`,
    },
    { words: 'call', source: String.raw` call(?<=(?<!\S)[\p{Ll}-]+s (?:that |which )?(?:we|people|they) call)(?= ["“‘'\p{Lu}])` },
    { words: 'form', source: String.raw`s (?:that|which|who)(?<=(?<!\S)[\p{L}-]+s \p{L}+) (?:[^\s.,;:]+ ){1,10}form (?:an?|the)` },
    { words: 'name', source: String.raw`(?:with|by)(?<=(?<!\S)\p{L}+) the (?:[\p{L}-]+ )?name of` },
    { words: 'sold', source: String.raw`sold(?<=(?<!\S)sold) as` },
    {
      words: 'term word name expression',
      source: String.raw`[Tt]he (?:[\p{L}-]+ )?(?:term|word|name|expression) is(?: (?:an?|the))?`,
    },
    { words: 'refer refers referred', source: String.raw`refer(?:s|red)? to (?:[^\s.,;:]+ ){1,7}as(?: (?:an?|the))?` },
    { words: 'speak talk', source: String.raw`(?:speak|talk)(?<=(?<!\S)(?:[^\s.,;:]+s|we|people|they) \p{L}+) of(?: (?:an?|the))?` },
  ],
  inverseWhole: String.raw`(?:When|If|Where) [^,;:.]{8,120}, (?:this|that|it) is(?: (?:an?|the))?|(?:whatever|anything that|those that|those who) (?:[^\s.,;:]+ ){1,6}(?:is|are) (?:an?|the)|(?:the|an?|one) (?:[^\s.,;:]+ ){1,5}(?:that|which|who) (?:[^\s.,;:]+ ){1,8}is the|(?<noun>(?:the|our|its|their|one|another) (?:[\p{L}’'-]+ ){1,7}(?:is|was))`,
  framed: [
    {
      words: 'define defines defined',
      source: String.raw`(?<!\S)define(?<=(?<!\S)(?:I|we|people|they|We|You|you|might|can|could|will) define) (?<name>[^,.;:]{2,40}?)(?:in this context |in this post |here |broadly |simply |loosely )?as\s`,
    },
    {
      words: 'job purpose task role aim goal',
      source: String.raw`(?:job|purpose|task|role|aim|goal)(?<=(?<![\p{L}\d])(?<name>(?:(?!(?:In|On|At|For|But|And|So|Today|Now|Then|Here|While|When|If|As|Since|Because|The|This|That) )\p{Lu}[\p{L}\d]+ ){0,2}\p{Lu}[\p{L}\d]+|(?:[Aa]n?|[Tt]he) (?:[\p{L}-]+ )?\p{L}+)['’]s \p{L}+) (?:is|was) to\s(?!(?:${englishAsked.open})(?!\p{L}))`,
    },
    {
      words: 'speak talk think job purpose task role function aim point goal mission idea what',
      source: String.raw`(?:speak|talk)(?<=(?<!\S)(?:we|people|they|\p{L}+s) \p{L}+) of (?<name>[^,.;]{2,40}) (?:if|when|where)\s|[Tt]hink of (?<name>(?:[^\s,]+ ){1,4}?)as\s|[Tt]he (?:job|purpose|task|role|function|aim|point|goal|mission) of (?<name>(?:[^\s,]+ ){1,4}?)(?:is|was) to\s(?!(?:${englishAsked.open})(?!\p{L}))|[Tt]he idea (?:behind|of) (?<name>(?:[^\s,]+ ){1,4}?)(?:is|was)[\s:]|[Ww]hat (?<name>(?:[^\s,]+ ){1,3}?)(?:does|did) (?:is|was) `,
    },
    {
      words: 'use uses used using',
      source: String.raw`[Uu]s(?:e|es|ed|ing) the (?<noun>word|term|name|phrase|expression) (?<name>(?:[^\s,.;]+ ){1,3}?)for (?=(?:an?|the|any|all|every)\s)`,
    },
    {
      words: 'word term name phrase expression',
      source: String.raw`[Tt]he (?:word|term|name|phrase|expression) (?<name>(?:[^\s,.;]+ ){1,3}?)to (?:mean|denote|(?<noun>describe|refer to))\s`,
    },
    {
      words: 'word term name phrase expression',
      source: String.raw`(?<!\S)(?:[Tt]he|[Aa]) (?<part>word|term|name|phrase|expression) (?<name>(?:[^\s,.;]+ ){1,3}?)(?:is|was) (?:often |usually |also )?used (?:for|to (?:mean|denote|describe|refer to)) `,
    },
    {
      words: 'mean',
      source: String.raw`(?<!\S)[Bb]y (?<name>(?:\S+ ){1,3}?)(?:we|I|people|they|[a-z]+s) mean\s`,
    },
    {
      words: 'mean means meant',
      source: String.raw`(?<!\S)[Ww]hen (?:[^\s,]+ ){1,4}(?:says?|speaks? of|talks? (?:of|about)|writes?) (?<name>[^,]{2,40}),? (?:they|we|it|he|she|that) (?:means?|meant)\s`,
    },
    {
      words: 'call calls',
      source: String.raw`(?<!\S)[Ww]hat (?!(?:you|I) )(?:[^\s,]+ ){1,3}calls? (?<name>(?:[^\s,]+ ){1,4}?)(?:is|are|was|were)\s`,
    },
  ],
  plainVerbs: {
    finite: 'is are has have can may must will'.split(' '),
    determiners: 'a an the each every all any most some many this these those another'.split(' '),
  },
  restrictive: [' that ', ' which ', ' who '],
  means: String.raw`(?:(?:In|At|During|Under) (?<name>an? [\p{Ll}-]+ [\p{Ll}-]+), (?:the|an?|each|every|all|no|nothing|both) (?=\p{Ll})|(?:With|Using|By using|Through|Via|Thanks to|Based on) (?<name>[^,.;:()]{2,50}), (?:you|we|users|developers|teams|people|readers|authors|anyone|everyone|it is|it’s|it's|[\p{Ll}-]+s)(?: (?:can|may|no longer|now|are able to|is possible to|becomes possible to|also|do not|don’t|don't|get|gets|need|needs))? \p{Ll}{2,} )`,
  calledLead: String.raw`(?:Called|Named|Dubbed|Known as|Nicknamed|Codenamed|Also (?:called|known as)|Sometimes (?:called|known as)|Often (?:called|known as)) (?<name>["“‘]?[^,.;:()]{2,50}?),?["”’]? (?:it|this|they|these|the (?:\p{Ll}+ ){1,4}?)(?:['’]s|['’]re| (?:is|are|was|were|has|have|can|will|\p{Ll}{2,}s)) `,
  firstPerson: "(?:Hi|Hello|Hey)[!,]? (?:I am|I['’]m|[Mm]y name is|this is)|I am|I['’]m|My name is",
  order:
    '(?:(?:You|We|Teams|Users|Developers) (?:can |may )?(?:also |now |then )?)?(?:[Uu]se|[Rr]un|[Cc]all|[Tt]ry|[Ee]nable|[Aa]dd|[Ii]nstall|[Oo]pen|[Ss]et|[Ii]nvoke)(?: (?:our|your))?',
  doing:
    '(?:letting|allowing|enabling|helping|making it|giving|providing|offering|combining|supporting|replacing|serving as|acting as|covering|containing|consisting of|turning|linking|connecting|representing|bringing|specializing in|working on|working as|designed|aiming)',
  relative: 'which|who|whose|where',
  prepositional:
    '(?:by|in|for|from|with|under|during|through|after|before|at|on) which(?! (?:case|time|event|point|way))|(?:where|when)(?= (?:the|an?|you|people|they|each|every|several|many|two)\\s)',
  contact: String.raw`(?<=\p{L}{3})(?<!\s(?:into|onto|from|with|without|within|than|through|between|across|against|under|over|about|after|before|during|until|upon|toward|towards|near|inside|outside|behind|beyond|around|like|via|per|for|and|but|not|all|both|when|while|that|which|as|is|are|was|were|has|have|had|does|can|will|gives?|tells?|lets?|makes?|helps?))\s(?:the|it|they|we|you|he|she|one)\s(?=(?:\p{L}+\s){1,3})`,
  participial: String.raw`(?:responsible for|famous for|best known for|home to|native to|capable of)(?= \p{L})|(?:originally |first |so |once |now |also |jointly |usually |often |typically )?(?:intended|defined|deployed|performed|implemented|configured|designed|meant|built|used|created|founded|written|developed|invented|brought|named|introduced|launched|established|passed|signed|formed|set up|composed|published|held|organized|led|owned|run|sponsored|located|based|made|dedicated|devoted)(?: [a-z]+ly)? (?:to|for|by|as|of|in|on|at|from|after|near|along|via)(?= \p{L})`,
  relativeVerb:
    '(?:can|may|must|will|would) (?:also |only |then |often |always )?(?!be |not )[a-z]{3,}|you can [a-z]{2,}|we use|(?:job|purpose|task|role|aim|name|goal) (?:is|was)|(?:has|have|had) (?!been (?:great|fun|fixed|merged|released|reported))[a-z]+|(?:multiple|several|many|most|all|both) (?:[a-z]+ )?[a-z]+s (?:[a-z]+ly )?[a-z]+|(?:everybody|everyone|nobody|most people|people|crews|readers) [a-z]+|caught|kept|brought|grew|taught|stood|began',
  clausal:
    "means?|meant|is why|is what|is how|is when|made|caused|led to|leads to|causes|resulted|results in|in turn|then(?! [a-z]+s )|brings us|has been|had been|is good|is great|is bad|is fine|is nice|is ok|is unfortunate|is not|isn[’']t|wasn[’']t|don[’']t|doesn[’']t|I|we(?! use )|you(?! can )|he|she|they|(?:can|will|would|may|might|could|should) (?:not |also |only )?(?:be|mean|make|take|have|lead|cause|help|change|come)|can be (?:a|hard|difficult|easily)|happened|did|was (?:great|fun|fixed|merged|released|reported)",
  anaphor:
    'it|they|this(?: (?:(?!(?:the|an?|is|was|means|makes|lets|helps) )[\\w-]+ ){0,2}(?:command|package|tool|service|program|library|process|method|system|feature|technique|practice|function|file|protocol|format|language|organization|group|team|project|approach|device|machine|tradition|rule|law|effect))?|he or she|she or he|he|she|these|that(?= is (?:an?|the) )|those(?= are )',
  anaphorLead:
    '(?:despite (?:its|their|the) name|in (?:short|essence|fact|practice|effect|principle|other words)|basically|simply put|today|technically),?\\s',
  duty: 'its (?:job|purpose|task|role|aim|function|work|name)',
  personal: '(?:he|she)(?! or (?:he|she) )',
  pointing: 'this|these|that|those',
  aboutText:
    '(?:[\\p{L}\\d-]+\\s){0,4}(?:post|posts|posting|cross-?post|cross-?posting|article|blog|entry|installment|instalment|transcript|recap|roundup|interview|translation|announcement|part \\w+ of)(?!\\p{L})|(?:the|our)\\s(?:[\\p{L}\\d-]+\\s)?\\p{L}+\\s(?:in|of) (?:an?|the|our|this) (?:[\\p{L}-]+\\s){0,3}series|(?:just |only |all |not |some of )*(?:the |some |a few |my |our |two |three |several )?(?:[\\p{L}-]+\\s){0,2}(?:types|kinds|sorts|things|steps|reasons|examples|questions|changes|results|highlights|notes|features|few)(?!\\p{L})',
  impersonal:
    "it(?:['’]s| is| was)\\s(?:[\\p{L}-]+\\s){0,4}(?:risk|practice|privilege|honor|pleasure|joy|challenge|intent|intention|thing|matter|time|while|relief|mistake|idea|custom|tradition|days|years|there|here|then)\\s(?:(?:for|of)\\s[^.,;]{2,60}\\s)?(?:to|that|when|since|before)\\s|it(?:['’]s| is| was)\\sthe\\s(?:(?!of\\s)[\\p{L}-]+\\s){0,2}(?!of\\s)[\\p{L}-]+[^sui\\s]s\\s(?:that|who|which)\\s|it(?:['’]s| is| was)\\s(?:(?:still|yet|too|only|almost)\\s)*(?:early|late|there|here|then|time)(?!\\p{L})",
  question:
    "(?:so,? |but |and )?(?:what(?:'s|’s| is| are| was| were| exactly is| does) (?:an? |the |this |these )?|who (?:is|are|was) |meet |introducing |enter )(?<name>[^?.!:]{2,60}?)(?: (?:mean|do|exactly|anyway|for|all about|and why.*|\\(.*\\)))?",
  alias:
    'or|or simply|also known as|also called|also referred to as|sometimes called|often called|commonly called|commonly known as|commonly referred to as|better known as|otherwise known as|formerly known as|formerly|previously known as|previously|originally|a\\.?k\\.?a\\.?|short for|abbreviated(?: as| to)?|known as|called|i\\.e\\.|nicknamed|née',
  termOf: 'the (?:term|word|name|phrase|acronym|abbreviation|expression|concept of|notion of|idea of)(?! of)',
  leadIn:
    'rather|each|every|thanks|due|regardless|throughout|via|should|were|had|in|at|on|for|with|within|under|as|after|before|since|when|while|if|because|although|though|unlike|like|today|here|so|thus|hence|first|second|third|firstly|secondly|finally|lastly|then|now|however|also|instead|put|simply|to|by|from|over|among|of|per|well|yes|no|ok|again|more|most|one|once|back|oh|remember|note|recall|enter|meanwhile|moreover|furthermore|nowadays|besides|conversely|likewise|still|yet|beyond|along|despite|even|above|below|behind|between|and|but|\\p{L}+ly|\\p{L}+ing|\\p{L}{3,}ed|built|made|written|known|born|given|run|led|held|set|seen|left|found|kept|anyway|okay|right|indeed|perhaps|otherwise|nonetheless|nevertheless|therefore|overall|altogether|earlier|later|soon|long|last|next|that (?:said|way|being said)|this (?:year|week|month|time|way)',
  particles: 'of the and for in on as a to de la du van von & by with at'.split(' '),
  breakers:
    "it this that these those there here what which who whoever whose where when why how we you i they he she everyone everybody someone somebody anyone anybody nobody nothing something everything anything one none some many most few all both each every another other others such much more less several my your his her their its our us them me him is are was were be been being am has have had do does did can could will would should may might must shall not no if because while than let's it's that's there's they're we're you're he's she's who's what's i'm i've we've you've here's isn't aren't don't in on at with from by to about into over under between through during without within via per as and or but nor so then just only even also like unlike of for until although though whether upon against across after before since said say inside outside enough several various multiple different additional certain around near off out up down again too very instead yet ever once still already always nevers say".split(
      ' ',
    ),
  asides:
    'see note think thanks including especially particularly mostly likely usually often sometimes formerly previously currently recently typically generally hence thus therefore however e.g i.e perhaps maybe probably according based depending due along together rather though unless except besides despite throughout following using starting ending coming going getting leading making having being excluding containing involving showing allowing considering assuming given pending plus minus please much far long later soon ago early now where reverts fixes'.split(
      ' ',
    ),
  empty: englishEmpty,
  kinds: [...englishKinds, ...englishThings],
  designations: englishDesignations,
  parts:
    'variable file field directory folder type method function package module column table branch class struct argument parameter flag option property attribute constant key label tag repository repo channel session'.split(
      ' ',
    ),
  roles: englishRoles,
  judging: `(?:one of (?:my|our|his|her|their|your|the (?:best|worst|finest|nicest))|such an?|${verdict}|(?:very |really |pretty |particularly |truly |quite |rather |fairly |also |not |never |no |n[’']t )*(?:an? )?(?:very |really |pretty |particularly |truly |absolutely |incredibly )*(?:bit|lot|little|good|great|nice|bad|huge (?:pain|win|deal|step|problem|improvement|difference)|big (?:deal|problem|step|win|part|change|thing|improvement)|real|must|pain|mess|mistake|shame|pleasure|joy|no-brainer|win|challenge|concern|priority|bug|breaking change|problem(?! (?:of|in which|where) )|issue|matter|question(?! (?:of|whether) )|fact|step(?! (?:in|at) which )|start|time(?! (?:between|that|it|at|from|during|in which|needed|required|spent|taken|when|within|without|for which|an?) )|pity|work in progress|wip|way to go|way forward|same(?! [\\p{L}-]+ (?:with|that|as|but|in|without))|next|last|reason|exception|different|similar|better|worse|perfect|wonderful|fantastic|amazing|excellent|terrible|hard|tough|tricky|difficult|easy|easier|common (?:mistake|problem|question|issue|source)|frequent|major (?:change|step|milestone|problem|improvement|release|concern|win)|minor|significant (?:change|step|milestone|improvement)|milestone|improvement|success|failure|disaster|surprise|result of|consequence|long way|far cry|thing of|case where|case in point|prime example|good example|example|given|trade-?off|lie|joke|sign|testament|reminder|guess|conversation|collaborative effort|(?:result|outcome)(?! (?:that|which) )|topic|subject of|focus|goal|solution|answer|beginning|end|hit|favorite|favourite|promising|valid|serious|welcome|one-time|long-term goal|work|top|requirement|necessity|luxury|rarity|given))(?![\\p{L}-])`,
  nounEnd:
    'after|before|each|until|since|per|among|than|only|not|that|which|who|whom|whose|where|when|of|for|to|in|on|at|with|from|by|as|used|designed|built|based|made|written|developed|created|and|or|within|between|across|over|under|into|about|like|called|known|named|responsible|able|capable|intended|containing|consisting|providing|allowing|running|using|against|through|during|via|without|whereby|meant|originally|you|we|they|it|developed|founded|aimed|so|but|while|because|if|how|located|working|living|dedicated|focused|specializing|managed|maintained|published|produced|first|held|inside|around|on|we|our|is|are|was|were',
  hasOwners: true,
  roleEnding: /(?:ographer|ologist|ician|icist|omist|istorian)$/u,
  singular(word) {
    if (/ies$/u.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
    if (/(?:[sxz]|ch|sh)es$/u.test(word)) return word.slice(0, -2);
    return /[^su]s$/u.test(word) ? word.slice(0, -1) : word;
  },
};
