import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderApiPage } from './document-api.ts';
import { renderCommandsPage } from './document-commands.ts';
import { renderErrorsPage } from './document-errors.ts';
import { renderArchitecturePage } from './document-rooms.ts';
import { renderConfigurationPage, renderEnvExample } from './document-environment.ts';

/** Every file that is written from code, with the function that writes it. Add a row for a new one. */
const generated: Readonly<Record<string, () => string>> = {
  '.env.example': renderEnvExample,
  'docs/architecture.md': renderArchitecturePage,
  'docs/configuration.md': renderConfigurationPage,
  'docs/commands.md': renderCommandsPage,
  'docs/api.md': renderApiPage,
  'docs/errors.md': renderErrorsPage,
};

/** Writes the generated files, or with `--check` only names those that differ from what would be written. */
function run(root: string, check: boolean): number {
  const stale = Object.entries(generated).filter(([path, render]) => readOrEmpty(join(root, path)) !== render());
  for (const [path, render] of stale) {
    if (check) console.error(`${path} is not what the code says. Run \`npm run docs\` and commit the result.`);
    else {
      writeFileSync(join(root, path), render());
      console.log(`wrote ${path}`);
    }
  }
  return check && stale.length > 0 ? 1 : 0;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

process.exitCode = run(join(import.meta.dirname, '..'), process.argv.includes('--check'));
