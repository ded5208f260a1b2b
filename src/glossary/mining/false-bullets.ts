interface FalseBullet {
  readonly why: string;
  /** The same in every language, or by its code. */
  readonly term?: RegExp | Readonly<Record<string, RegExp>>;
  readonly explanation?: RegExp;
}

const verbs =
  "fix(?:e[sd])?|add(?:s|ed)?|remov(?:e|es|ed)|updat(?:e|es|ed)|chang(?:e|es|ed)|improv(?:e|es|ed)|renam(?:e|es|ed)|deprecat(?:e|es|ed)|support(?:s|ed)?|allow(?:s|ed)?|make|made|mak(?:es)?|us(?:e|es|ed|ing)|mov(?:e|es|ed)|replac(?:e|es|ed)|bump(?:s|ed)?|upgrad(?:e|es|ed)|refactor(?:s|ed)?|document(?:s|ed)|implement(?:s|ed)?|introduc(?:e|es|ed)|handl(?:e|es|ed)|reduc(?:e|es|ed)|simplif(?:y|ies|ied)|shorten(?:s|ed)?|clean(?:s|ed)? up|drop(?:s|ped)?|enabl(?:e|es|ed)|disabl(?:e|es|ed)|avoid(?:s|ed)?|prevent(?:s|ed)?|revert(?:s|ed)?|optimi[sz](?:e|es|ed)|switch(?:es|ed)?|don[’']?t|do not|stop|return|set|check|tweak|correct(?:s|ed)?|expose|extend|convert|merge|split|stabili[sz]e[sd]?|migrate[sd]?|port(?:s|ed)?|emit|suggest|show|treat|ensure|keep|create[sd]?|delete[sd]?|print|detect|parse|prefer|restore|skip|ignore|resolve[sd]?|warn|fetch|teach|track|unify|rewrite|rework|guess(?:es|ed)?|infer(?:s|red)?|accept(?:s|ed)?|reject(?:s|ed)?|report(?:s|ed)?|require(?:s|d)?|pass(?:es|ed)?|rename|reorder(?:s|ed)?|relax(?:es|ed)?|validate[sd]?|apply|applies|raise[sd]?|throw(?:s|n)?|honor(?:s|ed)?|respect(?:s|ed)?";
const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const days = 'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';

/** Names and nothing before them: `A document published ...` says what a thing is, and so does `Papers posted on ...`. */
const somebody = String.raw`(?!(?:An?|The|This|Un|Une|Uno|Una|Unos|Unas|Le|La|Les|Des|Du|El|Los|Las|Lo|Ein|Eine|Einen|Der|Die|Das)\s)(?:\p{Lu}[\p{L}\d.'’-]*\s){1,3}(?:(?:and|und|et|y)\s(?:\p{Lu}[\p{L}.'’-]*\s){1,3})?`;
const participles =
  'posted|announced|proposed|published|asked|suggested|reported|proposé|publié|annoncé|posté|propuesto|publicado|anunciado';
/** Verbs that are participles as well, if nothing stands behind them that only stands behind those. */
const told = String.raw`(?:${participles})(?!\s(?:by|on|above|below|in|into|at|from|for|with|under|before|after|during|as|against|to (?:an?|the|its|their|our|this)|par|sur|dans|pour|avec|au|aux|avant|après|por|en|sobre|para|con|antes|al)(?!\p{L}))`;
/** Verbs that are no participles. */
const tellsOf = String.raw`(?:has|have|a|ont|ha|han)\s(?:${participles})|wrote|kündigten?|posteten?|veröffentlichten?|schlug(?:en)?|schrieb(?:en)?|fragten?|publicó|anunció|propuso`;

/** Bullets that look like `- Term: explanation` and define nothing. The first row that fits decides; each has its case in the tests. */
export const falseBullets: readonly FalseBullet[] = [
  { why: 'a change with its number', term: /#\d+|\b[0-9a-f]{7,40}\b|^(?:PR|GH|issue|bug|RFC|CVE)[- ]?\d/iu },
  { why: 'a change', term: new RegExp(`^(?:${verbs})(?:\\s|$)`, 'iu') },
  // An entry of a changelog orders what was done: `rope: shorten the rope`.
  { why: 'a part with its change', term: /^[\p{L}\d_./*-]+(?:\([^)]*\))?!?$/u, explanation: new RegExp(`^(?:${verbs})\\s`, 'u') },
  {
    why: 'an order',
    explanation:
      /^(?:include|put|use|retry|see|call|take|keep|give|get|go|bring|ask|tell|try|turn|wait|write|send|make sure|add|set|run|open|press|click|choose|escape|avoid|never|always|don[’']t|do not|please|check|contact|visit|join|follow|register|fixed|added|removed|off|on|closed|open|true|false|null)[\s,.;:]/u,
  },
  {
    why: 'a clause before another',
    explanation:
      /^(?:(?:[Aa]s|[Ww]hen|[Ii]f|[Ww]hile|[Oo]nce|[Ss]ince|[Aa]lthough|[Bb]ecause)\s(?:you|we|I|they|always|usual|mentioned|noted|discussed|described|shown)|[Cc]omme\s\p{L}+[ée]e?s?|[Ww]ie\s(?:oben|bereits|schon|immer)|[Cc]omo\s\p{L}+(?:ado|ido|imos|amos))(?!\p{L})/u,
  },
  { why: 'the end of a sentence', explanation: /^(?:or|and|but|oder|und|aber|ou|et|mais|o|y|pero)\s/u },
  { why: 'a measure', explanation: /^[\d.,]+\s?(?:[×x%°]|\p{L}{1,3}[\s,.])/u },
  {
    why: 'a change with a link to it',
    explanation: /#\d{1,6}\)?\.?$|^(?!(?:[Aa]n?|[Ee]ine?|[Uu]ne?|[Uu]na)\s)[^.]*\s#\d{2,6}\)?\.\s|\(#\d+|\bby @[\w-]+|https?:\/\/\S+$/u,
  },
  {
    why: 'a date',
    term: new RegExp(
      `^(?:(?:${days})\\.?,?\\s*)?(?:(?:${months})\\.?\\s+\\d|\\d{1,2}(?:st|nd|rd|th)?\\.?\\s+(?:${months})|\\d{4}(?:[-/.]|$))|^(?:${days})$|^(?:${months})$|^\\d+$|^(?:19|20)\\d\\d\\b`,
      'iu',
    ),
  },
  {
    why: 'something with its date',
    explanation: new RegExp(
      `^(?:(?:on|by|from|until|in)\\s+)?(?:(?:${days})[,.]?\\s+)?(?:(?:${months})\\.?\\s+\\d|\\d{1,2}(?:st|nd|rd|th)?\\.?\\s+(?:${months})|\\d{4}-\\d\\d)`,
      'iu',
    ),
  },
  { why: 'a time', explanation: /^(?:from\s+)?\d{1,2}(?:[:.]\d\d(?!\d)|(?:[:.]\d\d)?\s*(?:am|pm|a\.m|p\.m|uhr|h|cet|utc|[–-]))/iu },
  {
    why: 'a step',
    term: /^(?:.*\s(?=part|chapter|episode|lesson|tutorial|lecture|session))?(?:tutorial|lecture|session|talk|issue|volume|unit|module|season|step|option|part|phase|episode|day|week|tip|case|chapter|lesson|level|stage|round|rule|point|note|question|exercise|track|q|a|version|release)\s*[\d#ivx]+$/iu,
  },
  {
    why: 'an instruction',
    term: /^(?:to |how to |if |when |for |in |on |at |by |with |before |after |please |make sure|first|next|then|finally|remember|do |don[’']t |be |go |run |click |open |see |install |choose |select |read |try )/iu,
  },
  {
    why: 'an infinitive',
    // Behind a noun stands `du`, `des` or `de` as well: `Ordre du jour`, `Lugar de culto`.
    term: {
      fr: /^\p{Lu}\p{Ll}+(?:er|ir|re)\s(?:l['’]|(?:les?|la|une?|vos|votre|nos|notre|ses|sa|son|leurs?|ces?|cette|cet)\s)/u,
      es: /^\p{Lu}\p{Ll}+(?:ar|er|ir)\s(?:el|la|los|las|una?|tus?|sus?|nuestr[oa]s?|est[eao]s?)\s/u,
      de: /^(?:Der|Die|Das|Den|Dem|Eine?|Einen)\s(?:\S+\s){1,5}(?!oben|unten|außen|innen)\p{Ll}{3,}en$/u,
    },
  },
  {
    why: 'a label',
    term: /^(?:left|right|top|bottom|middle|above|below|yes|no|true|false|pros?|cons?|todo|done|new|old|before|after|now|then|today|yesterday|tomorrow|tonight|gestern|heute|hier|aujourd['’]hui|demain|ayer|hoy|feature|features|bug|bugs|bugfix(?:es)?|fix(?:es)?|other|others|misc|general|documentation|docs|type|types|name|default|required|optional|deadline|feedback(?: period)?|register|registration|venue|agenda|speakers?|organi[sz]ers?|cfp|host|hosts|tracking issue|status|summary|impact|severity|affected|input|output|returns?|params?|parameters|usage|format|values?|values|goal|goals|owner|owners|champion|language|platform|size|speed|weight|cost|total|average|performance|security|compatibility|breaking changes?|enhancements?|improvements?|internal|miscellaneous|deprecat\p{L}+|known issues?|thanks|problem|solution|answer|background|context|motivation|reason|why|what|who|when|where|how|use cases?|benefits?|advantages?|disadvantages?|license|licence|authors?|requirements?|prerequisites?|job title|remote|company|salary|skills|github|twitter|mastodon|linkedin|slack|discord|website|homepage|blog|slides?|video|paper|demo|source code|code|repo|repository|corrig\p{L}+|ajout\p{L}+|supprim\p{L}+|behoben|hinzugefügt|entfernt|geändert|corregid\p{L}+|añadid\p{L}+|eliminad\p{L}+|cambiad\p{L}+|修正|追加|変更|削除|download|changelog|release notes)$/iu,
  },
  {
    why: 'a remark',
    // `Note: a sound of one pitch` explains a note.
    term: /^(?:warnings?|caution|danger|important|attention|beware|notes?|tips?|hints?|reminder|update|disclaimer|achtung|vorsicht|hinweise?|warnung|wichtig|avertissement|remarques?|advertencia|atención|importante|nota)!?$/iu,
    explanation: /^(?!(?:an?|eine?|une?|una?)\s)/iu,
  },
  {
    why: 'the place of a point among others',
    term: /^(?:firstly|secondly|thirdly|lastly|finally|additionally|furthermore|moreover|however|meanwhile|erstens|zweitens|drittens|schließlich|außerdem|premièrement|deuxièmement|enfin|finalement|finalmente|además|primeramente)[,:]?$/iu,
  },
  // `a set of ropes - known as a tackle - that ...`: both dashes belong to a sentence.
  {
    why: 'another name',
    explanation: /^(?:(?:also|often|sometimes|better|otherwise|formerly|commonly) )?(?:known|called|referred to|named|dubbed)\s/u,
  },
  { why: 'advice', explanation: /^(?:Make|Be) sure\s/u },
  { why: 'news of somebody', explanation: new RegExp(`^${somebody}(?:${told}|${tellsOf})\\s`, 'u') },
  {
    why: 'a row of names',
    explanation:
      /^(?:\p{Lu}[\p{L}\d.-]*\s){1,4}(?:\([^()]*\)\s)?(?:or|and|oder|und|ou|et|o|y)\s(?:\p{Lu}[\p{L}\d.-]*(?:\s|\.?$)){1,4}(?:\([^()]*\))?$/u,
  },
  { why: 'somebody who speaks', explanation: /^(?:I|I['’]\p{Ll}+|We|We['’]\p{Ll}+|My|Yes|No|Well|Thanks)[\s,.!]/u },
  { why: 'a time of the day', term: /^\d{1,2}[:.]\d\d/u },
  { why: 'a sentence', term: /(?:^|\s)(?:that|it|he|she|we|they|you|I|there|here|what|who)['’](?:s|re|m|ll|ve)\s/iu },
  {
    why: 'a clause',
    term: /^(?:[Ww]e|I|[Yy]ou|[Tt]hey|[Ii]t|[Hh]e|[Ss]he|[Tt]here|[Tt]his|[Tt]hese|[Ll]et['’]s|[Dd]on['’]t|[Oo]ur)\s\p{Ll}|\s(?:is|are|was|were|has|have|had|doesn['’]t|don['’]t|isn['’]t|aren['’]t|can['’]t|won['’]t)\s/u,
  },
  {
    why: 'a verb with its object',
    // `Planners like the weir`. Behind a preposition an article is a part of a name, and so it is behind a capital: `Alexander the Great`.
    term: /\s(?!(?:of|for|in|on|at|to|by|with|and|or|from|under|over|as|into|through|behind|before|after|off|than|per|about|against|across|around|beyond|near|outside|inside|within|without|upon|but|versus|vs|is|are|was|not|half|de|en|con|und|à)\s)\p{Ll}{2,}\s(?:the|an)\s\p{L}/u,
  },
  {
    why: 'somebody who is asked',
    explanation:
      /^(?:(?:Tell|Ask|Show|Give|Let) (?:me|us)\s|(?:And |So )?(?:What|How|Why|Who|Where|When|Which|Could|Can|Do|Did|Is|Are|Would)\s[^.!?]{3,200}\?)/u,
  },
  { why: 'a question', term: /\?$/u },
  { why: 'half of a parenthesis', term: /\([^)]*$/u },
  {
    why: 'a path or a command',
    term: /^[./~$]|[\\/]\S*[\\/]|^\S+\.(?:md|rs|ts|js|py|go|html|css|json|ya?ml|toml|txt|c|h|cpp)$|^--?\p{L}/u,
  },
  { why: 'a call or a value', term: /[={}<>]|\w\(/u },
  { why: 'a person with a role or a project', explanation: /^(?:@[\w-]+|\[?[\w.+-]+@)/u },
  {
    why: 'a value',
    explanation: /^(?:[\p{Sc}~≈<>+-]?\s?\d[\d,.]*\s?(?:%|\p{L}{1,4})?|yes|no|n\/a|none|true|false|tbd|tba|unknown|[\d.]+x)\.?$/iu,
  },
];

/**
 * Why a bullet defines nothing; undefined when it may.
 *
 * @param lang the tag of the article's language
 */
export function isFalseBullet(term: string, explanation: string, lang = 'en'): string | undefined {
  const plain = term.replace(/[*_`]/gu, '').trim();
  const code = lang.slice(0, 2).toLowerCase();
  return falseBullets.find((rule) => fitsTerm(rule.term, plain, code) && (rule.explanation?.test(explanation) ?? true))?.why;
}

function fitsTerm(pattern: FalseBullet['term'], term: string, code: string): boolean {
  if (pattern === undefined || pattern instanceof RegExp) return pattern?.test(term) ?? true;
  return pattern[code]?.test(term) ?? false;
}
