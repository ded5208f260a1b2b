/** Abbreviations that never end a sentence: a name or a number follows. Without their full stop, in lower case. */
const TITLES =
  'dr mr mrs ms prof rev hon st mt fr sr gen col capt lt sgt sen rep gov pres supt det insp mme mlle hr fr nr abs bzw art núm sra dra vgl vs cf e.g i.e eg ie viz approx ca no nos fig figs eq vol pp p ed eds ch sec dept z.b d.h u.a z.t o.ä u.s.w s.o p.ej ej c.-à-d par.ex';

/** Abbreviations that may end one: it does where the next word often begins a sentence. */
const ENDINGS =
  'inc ltd co corp llc plc bros jr sr etc usw al et.al u.s u.k u.n e.u d.c u.s.a a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun est ave blvd rd ph.d b.a m.a b.sc m.sc';

/** Words that begin sentences and hardly ever follow an abbreviation within one. */
const BEGINNINGS =
  'the a an it its this that these those he she they we you i in on at by for from with when while if although but and so as after before there here what how why who our their his her however also most many some all both one two no not every each today now then since der die das ein eine es sie er wir ich im am dies diese le la les un une il elle ils elles on nous vous ce cette el los las una este esta es en se';

const titles = new Set(TITLES.split(' '));
const endings = new Set(ENDINGS.split(' '));
const beginnings = new Set(BEGINNINGS.split(' '));

/** Whether a word in small letters often has a full stop of its own. */
export function isAbbreviation(word: string): boolean {
  return titles.has(word) || endings.has(word);
}

/** Whether a full stop behind `word` ends a sentence before `next`, a word with a capital or a number. */
export function stopEnds(word: string, next: string): boolean {
  const folded = word.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, '');
  if (titles.has(folded)) return false;
  // An initial, as in `J. Doe`; but `Plan B. The ...` ends.
  if (/^\p{Lu}$/u.test(word) || endings.has(folded) || /^(?:\p{L}\.)+\p{L}$/u.test(folded)) return beginnings.has(next.toLowerCase());
  return true;
}
