/** Words that are frequent in one language and rare in the others. */
const STOP_WORDS: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['en', new Set('the and of to is that with for was are this from have which has its'.split(' '))],
  ['de', new Set('der die das und ist nicht mit ein eine den von zu auf für auch sich dem wird'.split(' '))],
  ['fr', new Set('le les des et est une dans pour que qui du pas sur avec ce au plus'.split(' '))],
  ['es', new Set('el los las y es una por que con para se del su más como pero'.split(' '))],
  ['pt', new Set('o os as e é uma não com para do da em um que mais dos na'.split(' '))],
  ['it', new Set('il gli di e è una che per non con della sono del nel più anche'.split(' '))],
  ['nl', new Set('het een van en is dat op te zijn met voor niet aan er ook bij'.split(' '))],
];
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
];
/** Scripts that several languages write, and what only one of those has: without it the script says nothing of the language. The first that fits. */
const SHARED_SCRIPTS: readonly (readonly [RegExp, readonly (readonly [string | undefined, RegExp])[]])[] = [
  [
    /\p{Script=Cyrillic}/gu,
    [
      [undefined, /[әғқңөұүһјљњћђџѓќ]/u],
      ['be', /ў/u],
      ['uk', /[іїєґ]/u],
      ['ru', /[ыэё]/u],
      ['bg', /(?<!\p{L})(?:и|са|във|със|който|което)(?!\p{L})[^]*ъ/u],
    ],
  ],
  [
    /\p{Script=Arabic}/gu,
    [
      ['ur', /[ٹڈڑے]/u],
      ['fa', /[پچژگ]/u],
      ['ar', /(?<!\p{L})(?:في|من|على|إلى|ال\p{L}+)(?!\p{L})/u],
    ],
  ],
  [
    /\p{Script=Devanagari}/gu,
    [
      ['mr', /(?<!\p{L})(?:आहे|आहेत|आणि|नाही)(?![\p{L}\p{M}])/u],
      ['ne', /(?<!\p{L})(?:छ|छन्|हुन्छ|गर्न)(?![\p{L}\p{M}])/u],
      ['hi', /(?<!\p{L})(?:है|हैं|और|नहीं|में)(?![\p{L}\p{M}])/u],
    ],
  ],
];
const SAMPLE = 4_000;
const MIN_WORDS = 20;

/**
 * The language an article is written in, as BCP 47, judged by letters and words that only one language has. Undefined if the text is short
 * or in doubt: then the publication's language holds, and a script alone never overrides it.
 */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, SAMPLE).toLowerCase();
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [lang, script] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / Math.max(1, letters);
    // Japanese is mostly Han characters: a tenth of kana tells it from Chinese.
    if (letters >= MIN_WORDS && share > (lang === 'ja' ? 0.1 : 0.5)) return lang;
  }
  for (const [script, languages] of SHARED_SCRIPTS) {
    if (letters < MIN_WORDS || (sample.match(script)?.length ?? 0) <= letters / 2) continue;
    return languages.find(([, own]) => own.test(sample))?.[0];
  }
  return detectLatin(sample.match(/\p{L}+/gu) ?? []);
}

function detectLatin(words: readonly string[]): string | undefined {
  if (words.length < MIN_WORDS) return undefined;
  const scores = STOP_WORDS.map(([lang, stopWords]) => ({ lang, count: words.filter((word) => stopWords.has(word)).length }));
  const [first, second] = scores.sort((a, b) => b.count - a.count);
  if (first === undefined || second === undefined) return undefined;
  return first.count >= words.length * 0.08 && first.count >= second.count * 1.5 ? first.lang : undefined;
}
