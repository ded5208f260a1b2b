import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';
import { mineDefinitions } from '../../src/glossary/mining/mine-definitions.ts';
import { decodeReadings, encodeReadings, type KeptReading } from '../../src/sources/kept-readings.ts';

function reading(path: string, text = '# A\n\nWords with a "quotation" and a \\ backslash.'): KeptReading {
  const { article, problems } = parseArticle({ path, text });
  if (article === undefined) throw new Error('the text is an article');
  return { path, signature: `${path}:1`, hash: 'ab', article, problems, localUntil: 3 };
}

function encode(readings: readonly KeptReading[]): Buffer {
  return Buffer.concat([...encodeReadings(readings)]);
}

describe('kept readings', () => {
  it('come back as they were, whatever the path', () => {
    const readings = ['a.md', 'b/ü "x" \\.md', 'c\\'].map((path) => reading(path));

    const outcome = decodeReadings(encode(readings));

    if (outcome.kind === 'refused') throw new Error(outcome.reason);
    expect(outcome.readings.paths).toEqual(readings.map(({ path }) => path));
    expect(readings.map(({ path }) => outcome.readings.find(path))).toEqual(readings);
    expect(outcome.readings.find('other.md')).toBeUndefined();
  });

  it('come back with the words of their definitions, which are written once', () => {
    const kept = reading('a.md', '# A\n\nA quex is a small lamp for the deck.\n\n## B\n\nA tern is a bird of the coast.');
    const { article } = kept;
    if (article === undefined) throw new Error('the text is an article');
    const mined = mineDefinitions(article);
    const bytes = encode([{ ...kept, article: { ...article, mined } }]);

    const outcome = decodeReadings(bytes);

    if (outcome.kind === 'refused') throw new Error(outcome.reason);
    expect(mined.map(({ section }) => section)).toEqual([0, 1]);
    expect(outcome.readings.find('a.md')?.article?.mined).toEqual(mined);
    expect(bytes.toString().split('a small lamp')).toHaveLength(2);
  });

  it('come back when there is none, and when they are many pieces', () => {
    const long = reading('long.md', `# A\n\n${'Words. '.repeat(10_000)}`);
    const many = Array.from({ length: 5 }, (_, at) => ({ ...long, path: `${at}.md` }));

    expect([...encodeReadings(many)].length).toBeGreaterThan(5);
    expect(decodeReadings(encode(many))).toMatchObject({ kind: 'decoded' });
    expect(decodeReadings(encode([]))).toMatchObject({ kind: 'decoded', readings: { paths: [] } });
  });

  it('are refused as a whole when a byte is missing or another one', () => {
    const whole = encode([reading('a.md'), reading('b.md')]);
    const damaged = Array.from({ length: 40 }, (_, part) => {
      const bytes = Buffer.from(whole);
      const at = Math.floor((part * bytes.length) / 40);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    });
    const cut = [0, 1, 30, whole.length - 40, whole.length - 1].map((length) => whole.subarray(0, length));

    expect([...damaged, ...cut].map((bytes) => decodeReadings(bytes).kind)).toEqual([...damaged, ...cut].map(() => 'refused'));
  });

  it('are refused when they are of another version', () => {
    const other = encode([reading('a.md')])
      .toString('latin1')
      .replace('newsdesk-articles 2 ', 'newsdesk-articles 1 ');

    expect(decodeReadings(Buffer.from(other, 'latin1')).kind).toBe('refused');
  });
});
