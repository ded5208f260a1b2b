import type { ConfigMap, ConfigValue } from './config-value.ts';

/** `NAME = `, `name: list[str] = `, `name += `, `name.extend(`: statements that stand under no condition. */
const STATEMENT = /^([A-Za-z_]\w*)(?:[ \t]*(?::[^=\n]{1,80})?(\+?=)(?!=)[ \t]*|\.(extend|append)\()(.*)$/u;
const TEXT = /^[uUrR]?(?:'([^'\\]*)'|"([^"\\]*)")/u;
/** More lines than a list in a config has. */
const MAX_LINES = 200;

/**
 * The settings of a Python config file that are written out as one text, number, truth value or list of texts. Lists that are added later count too. Nothing
 * is run.
 */
export function readPythonLiterals(script: string): ConfigMap {
  const values = new Map<string, ConfigValue>();
  const lines = script.split('\n');
  lines.forEach((line, index) => {
    const [, name, operator, call, start = ''] = STATEMENT.exec(line) ?? [];
    if (name === undefined) return;
    const value = readValue(start, lines.slice(index + 1, index + MAX_LINES), call);
    if (value === undefined) return;
    const before = values.get(name);
    const isAdded = call !== undefined || operator === '+=';
    if (!isAdded) values.set(name, value);
    else if (before === undefined || Array.isArray(before))
      values.set(name, [...(before ?? []), ...(Array.isArray(value) ? value : [value])]);
  });
  return Object.fromEntries(values);
}

function readValue(start: string, following: readonly string[], call: string | undefined): ConfigValue | undefined {
  const text = TEXT.exec(start);
  if (text !== null) return text[1] ?? text[2] ?? '';
  if (call === 'append') return undefined;
  if (/^(?:True|False)\b/u.test(start)) return start.startsWith('True');
  const number = /^-?\d+(?:\.\d+)?(?=\s|#|$)/u.exec(start)?.[0];
  if (number !== undefined) return Number(number);
  return /^[[(]/u.test(start) ? readTexts([start, ...following].join('\n')) : undefined;
}

/** The texts of a list up to its closing bracket, and of lists that `+` adds to it; remarks are none. Undefined if it has no end. */
function readTexts(list: string): readonly string[] | undefined {
  const texts: string[] = [];
  const token = /#[^\n]*|'([^'\\\n]*)'|"([^"\\\n]*)"|[[(]|[\])](?:[ \t]*\+[ \t]*(?=[[(]))?/gu;
  let depth = 0;
  for (let found = token.exec(list); found !== null; found = token.exec(list)) {
    const [sign, single, double] = found;
    if (sign.startsWith('#')) continue;
    if (single !== undefined || double !== undefined) texts.push(single ?? double ?? '');
    else if (sign === '[' || sign === '(') depth += 1;
    else {
      depth -= 1;
      if (depth === 0 && !sign.includes('+')) return texts;
    }
  }
  return undefined;
}
