import { styleText } from 'node:util';
import type { Finding } from '../../platform/finding.ts';
import { visibleText } from '../../runtime/visible-text.ts';
import { count } from '../../runtime/count.ts';
import type { Output } from '../output.ts';

const shown = { ok: ['ok     ', 'green'], warning: ['warning', 'yellow'], problem: ['problem', 'red'] } as const;

/** One line each, what to do below it, and a count. The exit code: 1 where there is a problem. */
export function printFindings(findings: readonly Finding[], json: boolean, output: Output): number {
  const numberOf = (kind: Finding['kind']): number => findings.filter((finding) => finding.kind === kind).length;
  if (json) output.print(JSON.stringify(findings, null, 2));
  else
    for (const { kind, about, what, fix } of findings) {
      const [word, color] = shown[kind];
      output.print(`${output.color ? styleText(color, word, { validateStream: false }) : word}  ${visibleText(`${about}: ${what}`)}`, {
        isStyled: true,
      });
      if (fix !== undefined) output.print(`         -> ${fix}`);
    }
  output.say(`${numberOf('ok')} ok, ${count(numberOf('warning'), 'warning')}, ${count(numberOf('problem'), 'problem')}`);
  return numberOf('problem') === 0 ? 0 : 1;
}
