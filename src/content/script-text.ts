const SUPERSCRIPTS: Readonly<Record<string, string>> = toTable(
  '0123456789+-−=()abcdefghijklmnoprstuvwxyz',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ',
);
const SUBSCRIPTS: Readonly<Record<string, string>> = toTable('0123456789+-−=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ');
/** `5th`, `1re` and `2º` are read without being raised, and `™` is raised by itself. */
const ORDINAL = /^(?:st|nd|rd|th|er|re|e|ère|ème|eme|os?|as?)$/i;
const SIGNS: Readonly<Record<string, string>> = { tm: '™', sm: '℠', r: '®', c: '©' };

function toTable(from: string, to: string): Readonly<Record<string, string>> {
  const targets = [...to];
  return Object.fromEntries([...from].map((character, index) => [character, targets[index] ?? character]));
}

/**
 * Text above or below the line, in a text that has one line: `10⁶`, `H₂O`; `x^(a·b)` where a character has no form of its own.
 * `before` is the letter it stands on.
 */
export function toScript(kind: 'sup' | 'sub', inner: string, before: string): string {
  const text = inner.replace(/\s+/g, ' ').trim();
  if (text === '' || /^[®©™℠†‡*§¶\p{No}]+$/u.test(text)) return text;
  if (kind === 'sup' && /\d/.test(before) && ORDINAL.test(text)) return text;
  if (kind === 'sup' && /\p{L}/u.test(before) && /^(?:TM|SM|\(?[RC]\)?)$/.test(text))
    return SIGNS[text.replace(/[()]/g, '').toLowerCase()] ?? text;
  const table = kind === 'sup' ? SUPERSCRIPTS : SUBSCRIPTS;
  const letters = [...text];
  if (letters.every((letter) => table[letter] !== undefined)) return letters.map((letter) => table[letter]).join('');
  return `${kind === 'sup' ? '^' : '_'}(${text})`;
}
