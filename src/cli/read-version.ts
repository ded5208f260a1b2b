import { readFileSync } from 'node:fs';

/** The version of this package. */
export function readVersion(): string {
  for (const up of ['../../package.json', '../../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')) as { name?: string; version?: string };
      if (name === 'newsdesk' && version !== undefined) return version;
    } catch {
      // The compiled tree is one folder deeper.
    }
  }
  return 'unknown';
}
