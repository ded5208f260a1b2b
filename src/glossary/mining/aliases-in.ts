import { isAlias } from '../../content/is-alias.ts';
import type { Grammar } from './grammar.ts';
import { perGrammar } from './per-grammar.ts';

/** The other names that a parenthesis behind a name tells: `OHG, formerly Gannet`. */
export function aliasesIn(inside: string, grammar: Grammar): readonly string[] {
  return partsOf(inside, grammar).map(plainAlias).filter(isShortAlias);
}

/** No other name has more words. */
const MAX_WORDS = 5;

export function isShortAlias(alias: string): boolean {
  return isAlias(alias) && alias.split(' ').length <= MAX_WORDS;
}

const aliasLead = perGrammar(({ alias }) => new RegExp(`^(?:${alias})[,:]?\\s+`, 'iu'));

/** The words of a parenthesis behind a name that may each be another name. */
export function partsOf(inside: string, grammar: Grammar): readonly string[] {
  const bare = inside.replace(aliasLead(grammar), '');
  return bare
    .split(/\s*[,;/]\s*|\s+(?:or|oder|ou|o)\s+/u)
    .filter(
      (part) =>
        part.length <= 40 &&
        !/^(?:wip|tbd|todo|beta|alpha|draft|preview|deprecated|experimental|optional|unstable|legacy|e\.g|see|like|such|v?\d|pronounced|developed|originally|now|version|released|created|founded|born|\[)|["“”]|\sby\s/iu.test(
          part,
        ),
    );
}

/** Another name without its article and quotation marks. */
export function plainAlias(name: string): string {
  return name
    .replace(/^["“‘«„'`]+|["”’»“'`.,]+$/gu, '')
    .replace(/^(?:the|an?)\s+|\sgenannt$/giu, '')
    .trim();
}
