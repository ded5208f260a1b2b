import { globSync, readFileSync } from 'node:fs';

/** The series of every metric that the program registers: a histogram has three. */
export function listMetrics(): ReadonlySet<string> {
  const sources = globSync('src/**/*.ts').map((file) => readFileSync(file, 'utf8'));
  const names = sources.flatMap((source) => [...source.matchAll(/name: '([a-z_]+)',\s*help:/gu)].map(([, name = '']) => name));
  return new Set(names.flatMap((name) => (isHistogram(name, sources) ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name])));
}

function isHistogram(name: string, sources: readonly string[]): boolean {
  return sources.some((source) => new RegExp(`histogram\\(\\{\\s*name: '${name}'`, 'u').test(source));
}
