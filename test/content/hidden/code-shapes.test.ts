import { describe, expect, it } from 'vitest';
import { findSite } from '../../../src/content/generators/find-site.ts';
import { NO_FILES } from '../../../src/content/generators/site-files.ts';
import { parseArticle } from '../../../src/content/parse-article.ts';

/** A remark and a part for members; `heron` and `mill` stand around them and are read. */
const HELD = 'heron %% SECRET %% and {>>SECRET<<} and <!-- SECRET --> mill\n\n<!--members-only-->\n\nSECRET\n';
const indent = (text: string): string => text.replace(/^(?=.)/gmu, '    ');

function shownOf(text: string, path = 'a.md', generator?: 'docusaurus'): string {
  const site = generator === undefined ? {} : { site: findSite([{ up: '', below: '', files: NO_FILES }], generator) };
  const { article } = parseArticle({ path, text: `---\ntitle: A\n---\n${text}` }, site);
  return (article?.sections ?? []).map(({ body }) => body.text).join('\n');
}

describe('remarks and members’ parts are hidden', () => {
  it.each([
    ['between tags in inline code', `Open with \`<pre>\`.\n\n${HELD}\n\nClose with \`</pre>\`.\n`],
    ['between tags in fences', `\`\`\`html\n<script src="x.js">\n\`\`\`\n\n${HELD}\n\n\`\`\`html\n</script>\n\`\`\`\n`],
    ['between escaped tags', `Open with \\<pre>.\n\n${HELD}\n\nClose with \\</pre>.\n`],
    ['between a tag in a comment and its end', `<!-- <pre> -->\n\n${HELD}\n\n</pre>\n`],
    ['between tags in indented code', `    <pre>\n\n${HELD}\n\n    </pre>\n`],
    ['in an admonition of MkDocs', `!!! note "Note"\n\n${indent(HELD)}`],
    ['in a details block of MkDocs', `??? info "Info"\n\n${indent(HELD)}`],
    ['in a tab of MkDocs', `=== "Tab"\n\n${indent(HELD)}`],
    ['behind three tildes in a line, before a line separator', `Before\u2028~~~\n\n${HELD}`],
  ])('%s', (_, text) => {
    expect(shownOf(text)).toContain('heron');
    expect(shownOf(text)).not.toContain('SECRET');
  });

  it.each([
    ['of .mdx', 'a.mdx', undefined, ''],
    ['of .md with an import', 'a.md', undefined, 'import Tabs from "@theme/Tabs"\n\n'],
    ['of .md with an import below a remark', 'a.md', undefined, '<!-- markdownlint-disable -->\n\nimport Tabs from "@theme/Tabs"\n\n'],
    ['of .md that a generator reads as MDX', 'a.md', 'docusaurus', ''],
  ] as const)('in indented lines %s, which are no code there', (_, path, generator, before) => {
    const shown = shownOf(`${before}<Tabs>\n  <TabItem value="a">\n\n${indent(HELD)}\n  </TabItem>\n</Tabs>\n`, path, generator);

    expect(shown).toContain('heron');
    expect(shown).not.toContain('SECRET');
  });

  it('behind a fence in a template of MDX', () => {
    expect(shownOf(`export const q = \`\n~~~js\n\`\n\n${HELD}`, 'a.mdx')).not.toContain('SECRET');
    expect(shownOf(`<Demo code={\`\n~~~\n\`} />\n\n${HELD}`, 'a.mdx')).not.toContain('SECRET');
  });
});

it.each([
  ['a fence', '```\n%% shown %%\n```\n'],
  ['inline code', 'The signs `%% shown %%` are code.\n'],
  ['indented code', 'Before.\n\n    %% shown %%\n'],
  ['an element for code', '<pre>\n%% shown %%\n</pre>\n'],
  ['a fence in an admonition', '!!! note\n\n    ```\n    %% shown %%\n    ```\n'],
])('code is shown as it is written: %s', (_, text) => {
  expect(shownOf(text)).toContain('%% shown %%');
});
