import type { ConfigMap, ConfigValue } from './config-value.ts';

const ASSIGNMENT = /^([A-Za-z_]\w*)[ \t]*=(?!=)[ \t]*(.*)$/u;
const TEXT = /^[uUrR]?(?:'([^'\\]*)'|"([^"\\]*)")/u;

/** The settings of a Python config file that are written out as one text, number, truth value or list of texts. Nothing is run. */
export function readPythonLiterals(script: string): ConfigMap {
  const entries: [string, ConfigValue][] = [];
  const lines = script.split('\n');
  lines.forEach((line, index) => {
    const [, name, start = ''] = ASSIGNMENT.exec(line) ?? [];
    if (name === undefined) return;
    const value = readValue(start, lines.slice(index + 1, index + 60));
    if (value !== undefined) entries.push([name, value]);
  });
  return Object.fromEntries(entries);
}

function readValue(start: string, following: readonly string[]): ConfigValue | undefined {
  const text = TEXT.exec(start);
  if (text !== null) return text[1] ?? text[2] ?? '';
  if (/^(?:True|False)\b/u.test(start)) return start.startsWith('True');
  const number = /^-?\d+(?:\.\d+)?(?=\s|#|$)/u.exec(start)?.[0];
  if (number !== undefined) return Number(number);
  if (!/^[[(]/u.test(start)) return undefined;
  const closing = start.startsWith('[') ? ']' : ')';
  const whole = [start, ...following].join('\n');
  const end = whole.indexOf(closing);
  return end === -1
    ? undefined
    : Array.from(whole.slice(0, end).matchAll(/'([^'\\]*)'|"([^"\\]*)"/gu), ([, single, double]) => single ?? double ?? '');
}
