import { styleText } from 'node:util';
import { type Painted, wrap } from '../platform/terminal/wrap.ts';
import { markedStyle, type Run, readRuns } from '../sandbox/marked-text.ts';
import type { Output } from './output.ts';

const indent = '  ';

/** The prompt's own words, line by line in this width. */
export function wrapPlain(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => wrap([{ text: line, paint: (part) => part }], width, 0, 0))
    .join('\n');
}

/** An answer under its title; `offset` is how many controls stand above it. */
export function frame(title: string, lines: readonly string[], offset: number, output: Output): string {
  const body = lines.flatMap((line) =>
    wrap(
      readRuns(renumber(line, offset)).map((run) => painted(run, output)),
      output.width,
      indent.length,
      indent.length,
    ),
  );
  return ['', paint(output, 'cyan', `── ${title} ──`), ...body.map((line) => indent + line), ''].join('\n');
}

function painted({ text, strong, muted, url }: Run, output: Output): Painted {
  return {
    text,
    paint(part) {
      const styled = paint(output, strong ? 'bold' : muted ? 'dim' : url === undefined ? 'reset' : 'underline', part);
      return output.links && url !== undefined && /^https?:\/\/[!-~]+$/u.test(url)
        ? `\u001B]8;;${url}\u0007${styled}\u001B]8;;\u0007`
        : styled;
    },
  };
}

/** The controls of the second platform go on counting where the first stopped: a number means one thing. A `[1]` of an article stays. */
function renumber(line: string, offset: number): string {
  return line.replace(/\u0001\[(\d+)\]\u0004/gu, (_, number: string) => markedStyle.strong(`[${Number(number) + offset}]`));
}

export function paint(output: Output, style: 'bold' | 'dim' | 'cyan' | 'underline' | 'reset', text: string): string {
  return output.color && style !== 'reset' ? styleText(style, text, { validateStream: false }) : text;
}
