import { styleText } from 'node:util';

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
  const details = Object.entries(fields).map(([key, value]) => style('dim', `${visible(key)}=${formatValue(value)}`));
  const head = [
    style('dim', String(time).slice(11, 19)),
    levelStyles[name] === undefined ? label : style(levelStyles[name], label),
    `${typeof component === 'string' ? `${visible(component)}: ` : ''}${visible(String(msg ?? ''))}`,
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
  return visible(text ?? String(value));
}

/** Message, fix and causes; the stack stays in the JSON form. */
function formatError(error: unknown, indent: string): string {
  if (error === undefined || error === null) return '';
  if (typeof error !== 'object') return `${indent}${visible(String(error))}\n`;
  const { message, code, fix, cause } = error as Record<string, unknown>;
  const first = visible(`${String(message ?? JSON.stringify(error))}${code === undefined ? '' : ` (${String(code)})`}`);
  const way = typeof fix === 'string' ? `${indent}${visible(fix)}\n` : '';
  return `${indent}${first}\n${way}${cause === undefined ? '' : formatError(cause, `${indent}because: `)}`;
}

/** A log shows what strangers typed: control characters would let them move the cursor or recolor the terminal. */
function visible(text: string): string {
  return text.replace(
    /[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
