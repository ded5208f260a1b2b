import type { NounPhrase } from '../noun-phrase.ts';
import type { Finding, Passage } from '../passage.ts';
import { matchesAt } from '../matches.ts';
import { matchAt } from '../words.ts';
import { isInitials, spellsOut } from '../spells-out.ts';

/** `EWS, or early warning score`, `CTD: conductivity, temperature, depth`, `WGM is woman grandmaster`. */
const shortFirst =
  /(?<![\p{L}\d.])(?<short>\p{Lu}[\p{Lu}\d]{1,6})(?:,\s(?:or|oder|ou|o)\s|:\s|\s(?<is>is|ist|est|es)\s)(?:short for\s|the\s|an?\s|die\s|der\s|das\s|le\s|la\s|el\s)?(?=(?<long>[\p{L}][\p{L}'’\s,-]{4,80}))/uy;
/** `FEFO. That stands for first expired, first out.` */
const standsFor =
  /(?<![\p{L}\d.])(?<short>\p{Lu}[\p{Lu}\d]{1,6})\.\s(?:That|This|It|The (?:abbreviation|acronym|letters)) (?:stands?|is short) for\s(?:the\s|an?\s)?(?=(?<long>[\p{L}][\p{L}'’\s,-]{4,80}))/uy;

/** An abbreviation without a parenthesis that is told with its words. */
export function* findSpelledOut(passage: Passage): Generator<Finding> {
  const { text } = passage;
  for (const { match, sentence } of matchesAt(passage, shortFirst, passage.cues.shorts)) {
    // `- TMB: Tide Mill Board` is read as a bullet.
    if (sentence.block.marker !== undefined) continue;
    const found = longIn(match.groups?.['short'], match.groups?.['long'], match.groups?.['is'] === undefined);
    if (found !== undefined) yield findingOf(found, sentence.start, sentence.end);
  }
  for (const place of passage.cues.shorts) {
    const match = matchAt(standsFor, text, place);
    if (match === null) continue;
    const found = longIn(match.groups?.['short'], match.groups?.['long']);
    const sentence = passage.sentences.find(({ start, end }) => start > match.index && match.index + match[0].length <= end);
    if (found !== undefined && sentence !== undefined) yield findingOf(found, sentence.start, sentence.end);
  }
}

interface Spelled {
  readonly short: string;
  readonly long: string;
}

/**
 * The words that give the letters: as many as each begin with a letter, else the fewest that have them; behind `is` only all words up to a
 * sign. Commas between them count for nothing.
 */
function longIn(short = '', rest = '', isLoose = true): Spelled | undefined {
  const words = rest.trim().split(/\s+/u);
  const spells = (count: number, spelling: (short: string, long: string) => boolean): Spelled | undefined => {
    const long = words.slice(0, count).join(' ').replace(/,$/u, '');
    return spelling(short, long.replaceAll(',', '')) ? { short, long } : undefined;
  };
  const counts = Array.from({ length: Math.max(0, Math.min(words.length, short.length + 3) - 1) }, (_, index) => index + 2);
  const first = <T>(find: (count: number) => T | undefined): T | undefined => {
    for (const count of counts) {
      const found = find(count);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const isWhole = (count: number): boolean => count === words.length || /,$/u.test(words[count - 1] ?? '');
  return (
    first((count) => (isLoose || isWhole(count) ? spells(count, isInitials) : undefined)) ??
    first((count) => (isLoose || isWhole(count) ? spells(count, spellsOut) : undefined))
  );
}

function findingOf({ short, long }: Spelled, start: number, end: number): Finding {
  const name: NounPhrase = {
    headword: long,
    start: -1,
    end: -1,
    article: 'none',
    aliases: [short],
    isName: true,
    isQuoted: false,
    words: 1,
    isEmpty: false,
  };
  return { form: 'abbreviation', name, start, end, signals: ['clearMarker'] };
}
