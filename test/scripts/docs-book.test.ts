import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const pages = ['README.md', 'CONTRIBUTING.md', 'examples/README.md', ...globSync('docs/**/*.md', { cwd: root })].sort();

/** The files that a page links to, and the headings in them. */
function linksOf(page: string): readonly { readonly file: string; readonly heading: string | undefined }[] {
  const text = readFileSync(join(root, page), 'utf8').replace(/^```[^]*?^```|`[^`\n]*`/gmu, '');
  return [...text.matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)/gu)].map(([, path = '', heading]) => ({
    file: path === '' ? page : normalize(join(dirname(page), path)),
    heading,
  }));
}

/** The anchors of a page's headings, as forges make them. */
function anchorsOf(page: string): readonly string[] {
  const text = readFileSync(join(root, page), 'utf8').replace(/^```[^]*?^```/gmu, '');
  return [...text.matchAll(/^#{1,6} (.*)$/gmu)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/gu, '-'),
  );
}

describe('the book', () => {
  it('lists every page once', () => {
    const listed = linksOf('docs/README.md').map(({ file }) => file);
    const written = pages.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md');

    expect(listed.filter((file) => file.startsWith('docs/')).sort()).toEqual(written);
  });

  it.each(pages)('links from %s to what is there', (page) => {
    const broken = linksOf(page).filter(
      ({ file, heading }) =>
        !existsSync(join(root, file)) || (heading !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(heading)),
    );

    expect(broken).toEqual([]);
  });
});
