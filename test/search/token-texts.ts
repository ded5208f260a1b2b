/** Texts that hold what a tokenizer meets: letters that are spelled out, marks, pairs of letters, signs inside of names, and long runs. */
export const tokenTexts: readonly string[] = [
  'Straße æ œ ø đ ð ł ı þ ħ ŧ ŋ ĸ ſ ς Æ Œ Ø Đ Ł İ Þ',
  'ى ة أ إ آ مَدِينَة كتــاب',
  'naïve café façade Ångström ﬁne ﬂow ½ ² ₂ Ⅳ ㎏ ＡＢＣ１２３',
  'e\u0301 o\u0308 n\u0303 q\u0307\u0323 \u0301x',
  "l’eau d'abord qu’il j’ai n’est m’a t’as s’il c’est aujourd’hui don’t o’brook rock’n’roll ’tis dogs’ b’c ll’x",
  'c++ C# F# .NET node.js gpt-5o k-90/b a/b r&d at&t v2.1 v2.1-rc3 2.1.0 3,5 1,200.50 10^3 802.11n x86_64 c+ c++11 +x #tag ##',
  '.a a. .. a..b .5 5. .net.net x.NET ..net .n',
  'co-op e-mail re-use x-y-z -a- --b wi‑fi state–of—art foo_bar_baz',
  '𝒳 𝟙𝟚 𐐷𐐨 𠀀𠀁 😀 👩‍👩‍👧 🇺🇳 a😀b',
  '船闸的管理 K90型水泵 C++固件 水 中文abc中文',
  '水車は川のそばにある ポンプ ﾎﾟﾝﾌﾟ ー々〆',
  '물레방아 개울가 \u1112\u1161\u11ab\u1100\u1173\u11af \u1161 \u1100',
  'กังหันน้ำอยู่ริมลำธาร ກາ ក្រុង မြန်မာ',
  'पनचक्की नाले के पास है। தமிழ் বাংলা',
  'הטחנה שָׁלוֹם ‏rtl‎ \u200bzero\u200bwidth\u00adsoft\u2060joiner\ufeffmark',
  'a\u0000b\tc\nd\u2028e\u00a0f\u3000g',
  `${'long'.repeat(40)} ${'x'.repeat(64)} ${'y'.repeat(65)}`,
  `${'ab '.repeat(1400)}end`,
  `${'水'.repeat(700)}end`,
  `${'é'.repeat(5000)}end`,
  '\uD83D lone \uDE00 halves \uD83D',
  'Ελληνικά μύλος ΜΎΛΟΣ ὕδωρ По-русски ещё Ёлка мельница',
  "it's its' they're we'll i'd rock'",
  '',
];

/** English words with their endings, each of a kind that the stemmer treats for itself. */
export const stemmedWords: readonly string[] = (
  'caresses ponies ties cries dies skies cats gas kiwis this glass glasses buses bus boss less feed agreed plastered bled motoring sing falling hopping tanned ' +
  'hissing fizzed failing filing conflated troubled sized happy sky relational conditional rational valenci digitizer conformabli radicalli differentli vileli ' +
  'analogousli vietnamization predication operator feudalism decisiveness hopefulness callousness formaliti sensitiviti sensibiliti triplicate formative formalize ' +
  'electriciti electrical hopeful goodness revival allowance inference airliner gyroscopic adjustable defensible irritant replacement adjustment dependent adoption ' +
  'homologou communism activate angulariti homologous effective bowdlerize probate rate cease controll roll keepers keeping kept mills milling milled milliner running ' +
  'runner ran swimming swims stopped stopping planned planning plan planes planets singing ringing rings king kings kingly lying tying dying eyed eying ability abilities ' +
  'nation national nationally nationalize generously generate generation generic general communicate arsenal news innings outing canning howe proceed exceed succeed ' +
  'yes says boyish enjoying enjoyment playful yellow year youth syzygy by cry fly flies skis early only idly gently ugly singly easily'
).split(' ');

/** Dates as people write them behind `since:`. */
export const writtenDates: readonly string[] = (
  '2026|0999|1000|2026-05|2026/5|2026.05|2026-13|2026-00|2026-05-03|2026-02-30|2024-02-29|3.5.2026|31.4.2026|2026-05-03T10:30|2026-05-03T10:30:00Z|2026-05-03t25:00|' +
  '7d|24h|2w|3m|1y|0d|07 days|2 weeks|1 month|3 years ago|last 7 days|past week|5 hours|10x|d7|-7d|1.5w|9999999d|' +
  'today|yesterday|tomorrow|this week|last week|this month|last month|this year|last year|last-week|next week|now|' +
  'May|may 2026|may.|june|jun|jul 2025|sept|september 2025|sep|dec|december|january 1|mayo|m|janu|' +
  '|   |abc|2026-|20 26|٢٠٢٦'
).split('|');
