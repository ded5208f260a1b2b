/**
 * The same program with the inside of its comments, strings, templates and regular expressions blanked, so that what is
 * only mentioned is not taken for what is done. Line numbers and offsets stay. Code inside `${}` stays too.
 */
export function blankText(source: string): string {
  let out = '';
  let at = 0;
  /** Depths of braces at which a template goes on. */
  const templates: number[] = [];
  let depth = 0;

  const blankTo = (end: number) => {
    out += source.slice(at, end).replace(/[^\n]/g, ' ');
    at = end;
  };
  const keep = (length = 1) => {
    out += source.slice(at, at + length);
    at += length;
  };
  const skipTemplate = () => {
    const end = findTemplateStop(source, at);
    blankTo(end);
    if (source[at] === '`') keep();
    else if (source.startsWith('${', at)) {
      templates.push(depth);
      depth += 1;
      keep(2);
    }
  };

  while (at < source.length) {
    const rest = source.slice(at, at + 2);
    const sign = source[at];
    if (rest === '//') blankTo(indexOrEnd(source, '\n', at));
    else if (rest === '/*') blankTo(Math.min(source.length, indexOrEnd(source, '*/', at) + 2));
    else if (sign === "'" || sign === '"') {
      keep();
      blankTo(findQuoteEnd(source, at, sign));
      keep();
    } else if (sign === '`') {
      keep();
      skipTemplate();
    } else if (sign === '/' && beginsRegExp(out)) blankTo(findRegExpEnd(source, at + 1));
    else if (sign === '{') {
      depth += 1;
      keep();
    } else if (sign === '}') {
      depth -= 1;
      keep();
      if (templates.at(-1) === depth) {
        templates.pop();
        skipTemplate();
      }
    } else keep();
  }
  return out;
}

function indexOrEnd(source: string, text: string, from: number): number {
  const found = source.indexOf(text, from);
  return found === -1 ? source.length : found;
}

function findQuoteEnd(source: string, from: number, quote: string): number {
  let at = from;
  while (at < source.length && source[at] !== quote && source[at] !== '\n') at += source[at] === '\\' ? 2 : 1;
  return at;
}

function findTemplateStop(source: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== '`' && !source.startsWith('${', at)) at += source[at] === '\\' ? 2 : 1;
  return Math.min(at, source.length);
}

/** After a value `/` divides; anywhere else it opens a regular expression. */
function beginsRegExp(before: string): boolean {
  const code = before.trimEnd();
  return !/[\w$)\]'"`]$/.test(code) || /(?:^|[^\w$.])(?:return|typeof|case|in|of|yield|await|void|delete)$/.test(code);
}

function findRegExpEnd(source: string, from: number): number {
  let inClass = false;
  for (let at = from; at < source.length && source[at] !== '\n'; at += 1) {
    const sign = source[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') inClass = true;
    else if (sign === ']') inClass = false;
    else if (sign === '/' && !inClass) return at + 1;
  }
  return source.length;
}
