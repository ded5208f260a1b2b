import { join } from 'node:path';
import { type ApiName, listApi } from './list-api.ts';

const intro = `<!-- Generated from docstrings by \`npm run docs\`: edit those, not this page. -->

# API

What a program may import. Everything else is not part of the package and changes without notice.
Programs that use it are in [examples](../examples/README.md); each is run by the tests, as is each sample on this page.`;

/** `docs/api.md` */
export function renderApiPage(): string {
  const parts = listApi(join(import.meta.dirname, '..')).map(({ entry, text, names }) =>
    [`## ${entry}`, text, ...names.map(renderName)].join('\n\n'),
  );
  return `${[intro, ...parts].join('\n\n')}\n`;
}

function renderName({ name, text, declaration, samples }: ApiName): string {
  const thrown = text.replace(
    /^@throws\s+(?:\{?(\w+)\}?\s+)?/gmu,
    (_all, type?: string) => `Throws ${type === undefined ? '' : `\`${type}\` `}`,
  );
  return [`### ${name}`, ...(thrown === '' ? [] : [thrown]), fence(declaration), ...samples.map(fence)].join('\n\n');
}

function fence(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``;
}
