import { MAX_TEXT } from './rules.ts';

/**
 * The end of a clause that explains the name before it; undefined if that is further from the name than an explanation is long. A sentence
 * of commas is not read to its end for each of them.
 */
export function asideEnd(text: string, name: number, from: number, end: number): number | undefined {
  const found = clauseEnd(text, from, Math.min(end, from + MAX_TEXT + 1));
  return found - name > MAX_TEXT ? undefined : found;
}

/** The end of a clause that began behind a comma: at the comma that closes it, a parenthesis, a dash, or the sentence's end. */
function clauseEnd(text: string, from: number, end: number): number {
  let depth = 0;
  for (let at = from; at < end; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '(' || sign === '[') depth += 1;
    else if (sign === ')' || sign === ']') {
      if (depth === 0) return at;
      depth -= 1;
    } else if (depth === 0 && (sign === ';' || isDash(text, at))) return at - (text[at - 1] === ' ' ? 1 : 0);
    else if (depth === 0 && sign === ',' && closes(text.slice(at + 1, Math.min(end, at + LOOK_AHEAD)))) return at;
  }
  return /[.!?:,;]$/u.test(text.slice(from, end)) ? end - 1 : end;
}

/** The next words decide whether a comma closes. UTF-16 code units. */
const LOOK_AHEAD = 70;

function isDash(text: string, at: number): boolean {
  return /[–—]/u.test(text[at] ?? '') && !/\d/u.test(text[at + 1] ?? '') && !/\d/u.test(text[at - 1] ?? '');
}

/** Another clause, with a subject of its own or going on with that of the sentence. */
const another =
  /^\s+(?:(?:is|are|was|were|has|have|had|will|would|can|could|may|should|must|do|does|did)\s|(?:and |or )?(?:it|they|we|he|she|you|I|then|there)\s|but\s|so\s|while\s|because\s|if\s|when\s|ist\s|sind\s|war\s|hat\s|und\s|aber\s|est\s|sont\s|es\s|son\s|fue\s|ha\s|mais\s|pero\s)/iu;
/** `an ordinary, if very fast, machine`: a few words between two adjectives of one noun. */
const concession = /^\s+(?:if|though|albeit|although)\s(?:[\p{Ll}-]+\s){0,2}[\p{Ll}-]+,\s/u;
/** A verb that goes on with the subject: `..., hums in Lerna`. */
const verb =
  /^\s+(?:and |also |who )?(?:\p{Ll}+(?:ed|[^su\s]s)|said|told|asked|found|built|ran|won|wrote|made|took|gave|led|came|went|became|began|held|sent|put|let|saw|left)[\s.](?!of\s)/u;
const adverbial = /^\s+(?:by|at|in|on|under|until|near|for|to|about|after|before|during|since|as)\s/iu;
/** In a row of words the comma parts them: `fast, small, and quiet`, `chips, cables and switches`. */
const row = /^\s+[\p{L}\d-]+(?:\s[\p{L}\d-]+){0,3}\s?(?:,\s+|\s)(?:and|or|And|Or|AND|OR)\s/u;

function closes(next: string): boolean {
  if (concession.test(next)) return false;
  if (another.test(next)) return true;
  if (row.test(next)) return false;
  return verb.test(next) || adverbial.test(next);
}
