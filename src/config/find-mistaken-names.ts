import { environment, type VariableName, variableNames } from './env.ts';
import type { EnvVariable } from './env-variable.ts';
import type { RawEnvironment } from './read-environment.ts';

const known = new Set<string>(variableNames.flatMap((name) => (environment[name].secret ? [name, `${name}_FILE`] : [name])));

/** Shorter names are a typo away from too many innocent ones: POST is not PORT. */
const shortestToCompare = 8;

export interface MistakenName {
  readonly found: string;
  readonly meant: string;
}

/** Variables that are set, that nothing reads, and that look like one of ours. */
export function findMistakenNames(raw: RawEnvironment): readonly MistakenName[] {
  return Object.keys(raw)
    .filter((found) => raw[found] && !known.has(found))
    .flatMap((found) => {
      const meant = findMeant(found);
      return meant === undefined ? [] : [{ found, meant }];
    })
    .sort((a, b) => (a.found < b.found ? -1 : 1));
}

function findMeant(found: string): string | undefined {
  const upper = found.toUpperCase();
  const alias = variableNames.find((name) => listOtherNames(name).includes(upper));
  if (alias !== undefined) return alias;
  return [...known].find((name) => name.length >= shortestToCompare && isWithinTwoEdits(upper, name));
}

function listOtherNames(name: VariableName): readonly string[] {
  const { mistakenFor }: EnvVariable = environment[name];
  return mistakenFor ?? [];
}

/** Optimal string alignment: a swap of neighbors counts as one edit. */
function isWithinTwoEdits(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false;
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      (rows[i] as number[])[j] = Math.min(change, swap, at(i - 1, j) + 1, at(i, j - 1) + 1);
    }
  }
  return at(a.length, b.length) <= 2;
}
