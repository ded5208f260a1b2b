import { expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';

function read(text: string): string | undefined {
  return parseArticle({ path: 'wheel.mdx', text: `---\ntitle: Wheel\n---\n${text}` }).article?.sections[0]?.body.text;
}

const drawing = (length: number): string => `<svg>${'<path d="M0 0"/>'.repeat(Math.ceil(length / 16))}</svg>`;

it('reads a tag with a drawing in it, and shows nothing of it', () => {
  const text = `<Card title="Wheel" href="https://mill.example/wheel" icon={${drawing(9_000)}}>It turns.</Card>`;

  expect(read(text)).toBe('Wheel\n\nIt turns.');
});

it('looks that far for two hundred tags only', () => {
  const after = (unclosed: number): string | undefined =>
    read(`${`<Card icon={ ${'a '.repeat(40)}`.repeat(unclosed)}\n\n<Card title="Wheel" icon={${drawing(9_000)}}>It turns.</Card>`);

  expect(after(20)).not.toContain('title="Wheel"');
  expect(after(200)).toContain('title="Wheel"');
});

it('leaves a tag that is never closed as text', () => {
  expect(read(`<Card icon={${'a '.repeat(40_000)}`)).toContain('<Card icon={a');
});

it('reads a tag of several lines in a container, where each line is quoted', () => {
  const text = ':::tip\n\n<iframe\n  src="https://mill.example/film"\n  style={{position: "absolute"}}\n></iframe>\n\nIt turns.\n\n:::\n';

  expect(read(text)).toBe('Tip\n\nIt turns.');
});

it.each([
  ['a brace in a text', '<Fragment set:html={"<pre class=\\"c\\">a { color: red; } }</pre>"} />'],
  ['an apostrophe in words', "<Note text={<>don't</>} />"],
  ['code over several blocks', '<Code code={`\n# Format\nrun it\n`} />\n\n<Code code={`\n# Lint\n`} />'],
])('reads a tag with %s', (_, tag) => {
  expect(read(`${tag}\n\nIt turns.`)).toBe('It turns.');
});

it('ends a tag of several lines at its own sign', () => {
  expect(read('<iframe\n  src="https://mill.example/film"\n></iframe>\n\nIt turns.')).toBe('It turns.');
});
