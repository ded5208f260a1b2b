import type { Article, Section } from '../../src/content/article.ts';
import { NO_FILES } from '../../src/content/generators/site-files.ts';
import { findSite } from '../../src/content/generators/find-site.ts';
import { GENERATOR_NAMES } from '../../src/content/generators/profile.ts';
import { type ParsedFile, type ParseOptions, parseArticle } from '../../src/content/parse-article.ts';
import { formatProblem } from '../../src/content/problem.ts';
import type { Mark, TextBlock } from '../../src/content/rich-text.ts';

/** A file of a fixture: `%%%% what it shows | its path | how it is read`, and its text on the lines below. */
export interface WrittenFile {
  readonly shows: string;
  readonly path: string;
  readonly reading: string;
  readonly text: string;
}

export function splitFixture(fixture: string): readonly WrittenFile[] {
  return fixture
    .split(/^%%%% /mu)
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.split('\n');
      const [shows = '', path = '', reading = ''] = head.split('|').map((word) => word.trim());
      return { shows, path, reading, text: lines.join('\n') };
    });
}

/** What a file is read as, in text that a person can compare with it. */
export function transcribeArticle({ shows, path, reading, text }: WrittenFile): string {
  const parsed = parseArticle({ path, text }, optionsOf(reading));
  const lines = [
    ...describeReading(parsed),
    ...parsed.problems.map(formatProblem),
    ...(parsed.article ? describeArticle(parsed.article) : []),
  ];
  return [`%%%% ${shows} | ${path}`, ...lines].join('\n');
}

const INCLUDED: Readonly<Record<string, string>> = {
  './part.md': 'Included *words*.\n',
  'part.md': 'Included *words*.\n',
  'code.rs': 'fn main() {}\n// ANCHOR: here\nlet a = 1;\n// ANCHOR_END: here\n',
  '@/code.rs': 'let a = 1;',
};

/** `base` has an address, a name of a generator is its site; `includes` can take files in. */
function optionsOf(reading: string): ParseOptions {
  const baseUrl = 'https://mill.example/news';
  if (reading === 'base') return { baseUrl };
  if (reading === 'berlin') return { timeZone: 'Europe/Berlin' };
  if (reading === 'includes') return { resolveInclude: ({ path }) => INCLUDED[path] };
  const generator = GENERATOR_NAMES.find((name) => name === reading);
  if (generator === undefined) return {};
  return { baseUrl, site: findSite([{ up: '', below: '', files: NO_FILES }], generator) };
}

function describeReading({ withheld, localUntil, head, takenIn }: ParsedFile): readonly string[] {
  return [
    ...(withheld === undefined ? [] : [`withheld: ${JSON.stringify(withheld)}`]),
    ...(localUntil === undefined ? [] : [`local until: ${new Date(localUntil).toISOString()}`]),
    ...(head === undefined ? [] : [`head: ${JSON.stringify(head)}`]),
    ...(takenIn === undefined ? [] : [`takes in: ${takenIn}`]),
  ];
}

function describeArticle({ sections, definitions, hash: _, file, ...rest }: Article): readonly string[] {
  const fields = Object.entries(rest).filter(([, value]) => !(Array.isArray(value) && value.length === 0));
  return [
    ...fields.map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
    `format: ${file?.format}`,
    `parts: ${(file?.parts ?? []).flatMap(({ kind, start, end }) => (kind === 'space' ? [] : [`${kind} ${start}-${end}`])).join(', ')}`,
    ...sections.flatMap(describeSection),
    ...definitions.map(({ headword, aliases, anchor, span }) => {
      const body = sections.find((section) => section.anchor === anchor)?.body.text ?? '';
      return `defines: ${JSON.stringify([headword, ...aliases])} in ${anchor} as ${JSON.stringify(body.slice(span.start, span.end))}`;
    }),
  ];
}

function describeSection({ anchor, heading, headingPath, level, body }: Section): readonly string[] {
  return [
    `## ${heading} (${anchor}, level ${level}, ${JSON.stringify(headingPath)})`,
    ...body.blocks.map((block) => describeBlock(block, body.text)),
    ...body.marks.map((mark) => `  ${describeMark(mark)} ${JSON.stringify(body.text.slice(mark.start, mark.end))}`),
  ];
}

function describeBlock({ start, end, contentStart, ...block }: TextBlock, text: string): string {
  const facts = Object.entries(block).filter(([, value]) => value !== 0 && value !== undefined);
  return `  ${facts.map(([name, value]) => (name === 'kind' ? value : `${name}=${JSON.stringify(value)}`)).join(' ')} ${contentStart - start} ${JSON.stringify(text.slice(start, end))}`;
}

function describeMark({ start: _start, end: _end, ...mark }: Mark): string {
  return Object.values(mark).join(' ');
}
