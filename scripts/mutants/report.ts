import { styleText } from 'node:util';
import type { Verdict } from './judge.ts';

/** Share of broken lines that the tests must notice, of all that are not listed as equivalent. */
export const GOAL = 0.85;

/** Survivors with their lines, then the rates by area. */
export function renderReport(verdicts: readonly Verdict[]): string {
  const survivors = verdicts.filter(({ isKilled }) => !isKilled);
  const rows = [...Map.groupBy(verdicts, ({ area }) => area), ['in total', verdicts] as const];
  return [
    ...survivors.map(renderSurvivor),
    renderRow('', 'killed', 'survived', 'rate'),
    ...rows.map(([name, all]) => rate(name, all)),
  ].join('\n');
}

/** From 0 to 1; 1 if nothing was broken. */
export function killRate(verdicts: readonly Verdict[]): number {
  return verdicts.length === 0 ? 1 : verdicts.filter(({ isKilled }) => isKilled).length / verdicts.length;
}

/** A mutant in one line: a mark, its place and its kind. */
export function renderVerdict({ mutant: { file, line, kind }, isKilled, by }: Verdict): string {
  const mark = isKilled ? styleText('green', 'killed  ') : styleText('red', 'survived');
  return `${mark} ${file}:${line} ${kind}${by === '' ? '' : styleText('dim', `  ${by}`)}`;
}

function renderSurvivor({ mutant: { file, line, kind }, isReached, diff: [before, after] }: Verdict): string {
  const place = `${file}:${line}: ${kind}${isReached ? '' : ' (no test is known to run this line)'}`;
  return `${styleText('bold', place)}\n- ${before}\n+ ${after}\n`;
}

function rate(name: string, verdicts: readonly Verdict[]): string {
  const killed = verdicts.filter(({ isKilled }) => isKilled).length;
  return renderRow(name, String(killed), String(verdicts.length - killed), `${(100 * killRate(verdicts)).toFixed(1)} %`);
}

function renderRow(name: string, killed: string, survived: string, share: string): string {
  return `${name.padEnd(14)}${killed.padStart(7)}${survived.padStart(10)}${share.padStart(9)}`;
}
