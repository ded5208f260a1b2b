import { globSync } from 'node:fs';

/** Test files that mutants are not tried with: they start programs, SDKs or a browser, or look at the sources themselves. */
const TOO_WIDE =
  /^test\/(?:e2e|fault|page|sandbox|cli|bin|architecture|scripts|config|runtime|library|sources|platform\/(?:discord\/(?:discord-platform|gateway)|slack\/slack-platform))/u;

/** Test files that run in a short time, by path from the root. */
export function listTestFiles(root: string): readonly string[] {
  return globSync('test/**/*.test.ts', { cwd: root })
    .filter((path) => !TOO_WIDE.test(path))
    .sort();
}
