import type { Option, Options } from './command.ts';

/** Curly quotes are what phones type. */
const quoted = /^["“”„«»](?<inside>[^"“”„«»]*)["“”„«»]/u;
/** A bare `#` parts only `slug#anchor`, so that `C# guide` stays whole. */
const separator = /\s*[>›|]\s*|\s+#\s*|(?<=[\p{L}\p{N}])#(?=\p{L})/u;

/**
 * Reads what stands after a command in a chat that has no option fields (Slack, the terminal).
 *
 * - One text option takes the whole line, quotes included: `"laser links" cooling` is a query with a phrase.
 * - Several options stand in their order. A text option ends at `>`, `|` or `#`, or is put in quotes; a number is one word.
 * - Any option but a query can be named: `section:"looking ahead"`.
 * - A flag stands at either end: `public: laser links`, `laser links public:no`.
 */
export function parseText(options: Options<never>, typed: string): Record<string, string> {
  const flags = Object.keys(options).filter((name) => options[name]?.kind === 'flag');
  const { set, text } = takeFlags(flags, typed);
  return {
    ...parseOpen(
      Object.entries(options).filter(([name]) => !flags.includes(name)),
      text,
    ),
    ...set,
  };
}

function parseOpen(entries: readonly (readonly [string, Option<never>])[], text: string): Record<string, string> {
  const [only] = entries;
  if (only && entries.length === 1) return text.trim() === '' ? {} : { [only[0]]: unnamed(only[0], text.trim()) };

  const { named, remainder } = takeNamed(
    entries.map(([name]) => name),
    text,
  );
  let rest = remainder.trim();
  const values: Record<string, string> = {};
  const open = entries.filter(([name]) => !Object.hasOwn(named, name));
  open.forEach(([name, option], position) => {
    if (rest === '') return;
    const last = position === open.length - 1;
    const { value, after } = takeNext(rest, option.kind === 'integer', last);
    if (value !== '') values[name] = value;
    rest = after;
  });
  return { ...values, ...named };
}

/** `public:`, `public:yes` or `public:no` at either end of the line; in its midst they are words of a query. */
function takeFlags(names: readonly string[], typed: string): { readonly set: Record<string, string>; readonly text: string } {
  const set: Record<string, string> = {};
  let text = typed;
  for (const name of names) {
    const word = `${name}:(yes|true|on|no|false|off)?`;
    const found = new RegExp(`^\\s*${word}(?=\\s|$)|(?<=\\s)${word}\\s*$`, 'iu').exec(text);
    if (!found) continue;
    set[name] = /^(?:no|false|off)$/iu.test(found[1] ?? found[2] ?? '') ? 'false' : 'true';
    text = text.slice(0, found.index) + text.slice(found.index + found[0].length);
  }
  return { set, text };
}

/** The first word, and what stands behind it. */
export function parseSubcommand(text: string): { readonly word: string; readonly rest: string } {
  const [, word = '', rest = ''] = /^\s*(\S+)\s*(.*)$/su.exec(text) ?? [];
  return { word: word.toLowerCase().replace(/:$/u, ''), rest };
}

function unnamed(name: string, text: string): string {
  const prefix = `${name}:`;
  return text.toLowerCase().startsWith(prefix) ? text.slice(prefix.length).trim() || text : text;
}

function takeNext(rest: string, oneWord: boolean, last: boolean): { value: string; after: string } {
  const quote = quoted.exec(rest);
  if (quote && !(last && quote[0].length < rest.length)) {
    return { value: quote.groups?.inside?.trim() ?? '', after: rest.slice(quote[0].length).replace(/^\s*[>›|#]?\s*/u, '') };
  }
  if (last && !oneWord) return { value: rest, after: '' };
  const cut = (oneWord ? /\s+/u : separator).exec(rest);
  if (!cut) return { value: rest, after: '' };
  return { value: rest.slice(0, cut.index).trim(), after: rest.slice(cut.index + cut[0].length) };
}

function takeNamed(names: readonly string[], text: string): { named: Record<string, string>; remainder: string } {
  const named: Record<string, string> = {};
  let remainder = text;
  for (const name of names) {
    const pattern = new RegExp(`(?:^|\\s)${name}:\\s*(?:["“”„](?<phrase>[^"“”„]*)["“”„]|(?<word>\\S+))`, 'iu');
    const found = pattern.exec(remainder);
    if (!found) continue;
    named[name] = (found.groups?.phrase ?? found.groups?.word ?? '').trim();
    remainder = `${remainder.slice(0, found.index)} ${remainder.slice(found.index + found[0].length)}`;
  }
  return { named, remainder };
}
