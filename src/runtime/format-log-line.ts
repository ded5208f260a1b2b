import { styleText } from 'node:util';
import { visibleText } from './visible-text.ts';

export interface FormatOptions {
  readonly color: boolean;
}

type Style = Parameters<typeof styleText>[0];

const levelStyles: Readonly<Record<string, Style>> = { warn: 'yellow', error: 'red', fatal: ['red', 'bold'], debug: 'dim', trace: 'dim' };

/** A JSON line of the log as people read it: `12:34:56 warn  slack: connection lost  attempt=2`. */
export function formatLogLine(line: string, { color }: FormatOptions): string {
  const entry = parseEntry(line);
  if (entry === undefined) return line;
  const { time, level, msg, component, error, err, ...fields } = entry;
  const style = (name: Style, text: string) => (color ? styleText(name, text, { validateStream: false }) : text);
  const name = String(level);
  const label = name.padEnd(5);
  const details = Object.entries(fields).map(([key, value]) => style('dim', `${visibleText(key)}=${formatValue(value)}`));
  const head = [
    style('dim', String(time).slice(11, 19)),
    levelStyles[name] === undefined ? label : style(levelStyles[name], label),
    `${typeof component === 'string' ? `${visibleText(component)}: ` : ''}${visibleText(String(msg ?? ''))}`,
  ].join(' ');
  return `${[head, ...details].join('  ')}\n${formatError(error ?? err, '  ')}`;
}

function parseEntry(line: string): Record<string, unknown> | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return typeof entry === 'object' && entry !== null ? { ...entry } : undefined;
  } catch {
    return undefined;
  }
}

function formatValue(value: unknown): string {
  const text = typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
  return visibleText(text ?? String(value));
}

/** Message, fix and causes; the stack stays in the JSON form. */
function formatError(error: unknown, indent: string): string {
  if (error === undefined || error === null) return '';
  if (typeof error !== 'object') return `${indent}${visibleText(String(error))}\n`;
  const { message, code, fix, cause } = error as Record<string, unknown>;
  const first = visibleText(`${String(message ?? JSON.stringify(error))}${code === undefined ? '' : ` (${String(code)})`}`);
  const way = typeof fix === 'string' ? `${indent}${visibleText(fix)}\n` : '';
  return `${indent}${first}\n${way}${cause === undefined ? '' : formatError(cause, `${indent}because: `)}`;
}
