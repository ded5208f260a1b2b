import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseDateRange } from '../../src/search/dates.ts';
import { areNeighbors, editDistance, slipCost } from '../../src/search/edit-distance.ts';
import { englishStem } from '../../src/search/english-stems.ts';
import { foldText } from '../../src/search/fold-text.ts';
import { LANGUAGES, languageBit, stemOf } from '../../src/search/languages.ts';
import { parseQuery } from '../../src/search/query.ts';
import { frameWords, isStopWord } from '../../src/search/stop-words.ts';
import { suggestionLabels } from '../../src/search/suggestion-labels.ts';
import { Tokenizer } from '../../src/search/tokenize.ts';
import { stemmedWords, tokenTexts, writtenDates } from './token-texts.ts';
import { transcriptQueries } from './transcript-queries.ts';

/** Reviewed files: `npx vitest run test/search -u` writes them anew. */
const golden = (name: string) => fileURLToPath(new URL(`../golden/search/${name}.txt`, import.meta.url));
const lines = (all: readonly unknown[]) => `${all.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')}\n`;

describe('the parts of search', () => {
  it('cut texts into tokens as reviewed', async () => {
    const tokenizer = new Tokenizer();
    const rows = tokenTexts.map((text) => {
      tokenizer.scan(text);
      const tokens = Array.from(
        { length: tokenizer.count },
        (_, i) => `${tokenizer.text(i)}/${tokenizer.start[i]}-${tokenizer.end[i]}/${tokenizer.flags[i]}`,
      );
      const shown = tokens.length > 80 ? [...tokens.slice(0, 3), `${tokens.length} tokens`, ...tokens.slice(-3)] : tokens;
      return `${JSON.stringify(text.slice(0, 40))}: ${shown.join(' ')} = ${JSON.stringify(foldText(text).slice(0, 90))}`;
    });
    const sum = (hash: Uint32Array) => hash.reduce((total, one) => (total + one) >>> 0, 0);
    const hashes = tokenTexts.map((text) => {
      tokenizer.scan(text);
      return String(sum(tokenizer.hash.subarray(0, tokenizer.count)));
    });

    await expect(lines([...rows, hashes.join(' ')])).toMatchFileSnapshot(golden('tokens'));
  });

  it('stem words as reviewed', async () => {
    const others =
      'Mühlen Häuser läuft größere moulins réparation réparaient navegación navegaciones esclusas construções construção tábuas trabalham'.split(
        ' ',
      );
    const english = stemmedWords.map((word) => `${word} ${englishStem(word)}`);
    const rest = others.map((word) => `${word} ${LANGUAGES.map((language) => stemOf(foldText(word), language)).join(' ')}`);
    const bits = ['en', 'EN-gb', 'de_AT', 'pt-BR', 'zh', '', undefined].map((lang) => `${lang} ${languageBit(lang)}`);

    await expect(lines([...english, ...rest, ...bits])).toMatchFileSnapshot(golden('stems'));
  });

  it('read dates as reviewed', async () => {
    const now = Date.UTC(2026, 4, 20, 10, 30);
    const show = (time: number) => (Number.isFinite(time) ? new Date(time).toISOString() : String(time));
    const rows = writtenDates.map((text) => {
      const range = parseDateRange(text, now);
      return `${text}: ${range === undefined ? 'none' : `${show(range.from)} ${show(range.to)}`}`;
    });

    await expect(lines(rows)).toMatchFileSnapshot(golden('dates'));
  });

  it('parse queries as reviewed', async () => {
    const tokenizer = new Tokenizer();
    const hard = [
      'a "b c" -d -"e f" topic:"g h" since:2026 in:x',
      '-"',
      '- a',
      'a - b',
      '--a',
      '"a" "b',
      'TOPIC:X',
      'topic: x',
      'x:y',
      'http://a.b/c',
      'a?',
      'a ',
      'a*',
      "'a b'",
      '«a b»',
      '„a b“',
      '-topic:x',
      '+a',
      'a'.repeat(600),
      `${'ab '.repeat(200)}`,
    ];
    const rows = [...hard, ...transcriptQueries].map(
      (query) => `${JSON.stringify(query.slice(0, 60))}: ${JSON.stringify(parseQuery(query, tokenizer)).slice(0, 900)}`,
    );

    await expect(lines(rows)).toMatchFileSnapshot(golden('parsed-queries'));
  });

  it('measure slips as reviewed', async () => {
    const pairs =
      'heron heorn|heron hern|heron herron|heron heeon|heron hzron|heron|heron heron|gate fate|gate tgae|ab ba|abc cab|kitten sitting|sluice sluce|a b|ab|mills mill|liqht light|0pen open|aa a|teh the|weir wier|überlauf uberlauf'.split(
        '|',
      );
    const rows = pairs.map((pair) => {
      const [a = '', b = ''] = pair.split(' ');
      return `${pair}: ${[0, 1, 2, 3, 9].map((max) => editDistance(a, b, max)).join(' ')} ${slipCost(a, b).toFixed(3)} ${slipCost(b, a).toFixed(3)}`;
    });
    const keys = 'qw qa qs qz wq 1q 12 pl mn az gh ty aq'
      .split(' ')
      .map((pair) => `${pair} ${areNeighbors(pair.charCodeAt(0), pair.charCodeAt(1))}`);
    const long = `${editDistance('ab'.repeat(60), `${'ab'.repeat(59)}ba`, 3)} ${editDistance('x'.repeat(100), 'x'.repeat(98), 1)}`;

    await expect(lines([...rows, ...keys, long])).toMatchFileSnapshot(golden('slips'));
  });

  it('know stop words, frames and labels as reviewed', async () => {
    const words = 'the der le el o gate und et y e por mill is was ist'.split(' ');
    const stops = words.map((word) => `${word} ${[1, 2, 4, 8, 16, 31, 0].map((bits) => Number(isStopWord(word, bits))).join('')}`);
    const questions = [
      'what does it say about the mill',
      'i want bread',
      'would like bread',
      'wish for bread',
      'tell me about',
      'read about eels',
      'news on',
      'read',
      'want',
      'we need to talk about bread',
      'articles of mara',
      'was steht uber die muhle',
    ];
    const frames = questions.map((text) => `${text}: ${frameWords(text.split(' ')).map(Number).join('')}`);
    const labels = [
      ['a', 'b'],
      ['the same beginning one', 'the same beginning two'],
      ['x'.repeat(30), `${'x'.repeat(29)}y`],
      ['👩‍👩‍👧'.repeat(4), 'short'],
      ['', ' '],
    ].flatMap((texts) => [1, 3, 8, 12, 100].map((most) => suggestionLabels(texts, most)));

    await expect(lines([...stops, ...frames, ...labels])).toMatchFileSnapshot(golden('words'));
  });
});
