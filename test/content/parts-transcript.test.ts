import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { calloutTitle, isCalloutKind } from '../../src/content/dialects/callout.ts';
import { cutPart } from '../../src/content/dialects/includes.ts';
import { displayWidth } from '../../src/content/display-width.ts';
import { decodeEntities, decodeReferences } from '../../src/content/entities.ts';
import { fieldOfKey, isForeignKey, suggestKey } from '../../src/content/front-matter-keys.ts';
import { createHeadingIds } from '../../src/content/heading-ids/create-heading-ids.ts';
import { readHeadingText } from '../../src/content/heading-ids/read-heading-text.ts';
import { headingIdSchemes } from '../../src/content/heading-ids/schemes.ts';
import { endsOpen, isClosed, isStockHeading, isTitleCase, looksLikeHeading, startsSmall } from '../../src/content/heading-shape.ts';
import { attributeHoldsBack, namesAudience, namesRemark } from '../../src/content/hidden/audience-words.ts';
import { readHtmlText } from '../../src/content/html-text.ts';
import { createArticle } from '../../src/content/create-article.ts';
import { firstSentence } from '../../src/content/first-sentence.ts';
import { noteOfLink } from '../../src/content/link-note.ts';
import { toIsoDate } from '../../src/content/iso-date.ts';
import { readListLine } from '../../src/content/list-line.ts';
import { areNames, readByline, splitNames, takeDate, trimSeparators } from '../../src/content/names.ts';
import { parseMarkdown } from '../../src/content/parse-markdown.ts';
import { toPlainWords } from '../../src/content/plain-words.ts';
import { findAddressFault, isPrivateAddress } from '../../src/content/public-address.ts';
import { isRelative, toSafeUrl, toWebUrl } from '../../src/content/safe-url.ts';
import { formatTable } from '../../src/content/table-text.ts';
import { lineHoldsBack, linePlainlyHoldsBack } from '../../src/content/withholding/line-holds-back.ts';
import { meaningOf } from '../../src/content/withholding/meanings.ts';
import { isPartOfPage, suspicionOf } from '../../src/content/withholding/suspicion.ts';
import { toPlainDate } from '../../src/content/written-date.ts';
import {
  attributes,
  audienceNames,
  dateTexts,
  fieldNames,
  fieldValues,
  headings,
  headingTexts,
  nameTexts,
  referenceTexts,
  urls,
} from './part-inputs.ts';

/** Reviewed files: `npx vitest run test/content -u` writes them anew. */
const golden = (name: string) => fileURLToPath(new URL(`../golden/content/${name}.txt`, import.meta.url));
const lines = (all: readonly unknown[]) => `${all.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')}\n`;
const bits = (...answers: readonly boolean[]) => answers.map(Number).join('');

describe('the parts of reading', () => {
  it('read dates as reviewed', async () => {
    await expect(lines(dateTexts.map((text) => `${text}: ${toIsoDate(text) ?? '-'} ${toPlainDate(text)}`))).toMatchFileSnapshot(
      golden('dates'),
    );
  });

  it('read names as reviewed', async () => {
    const rows = nameTexts.map((text) => [
      text,
      splitNames(text),
      bits(areNames(text)),
      readByline(`By ${text}`) ?? null,
      readByline(`by: ${text}`, { isSure: true }) ?? null,
      readByline(text) ?? null,
      takeDate(text),
      trimSeparators(`– ${text} ·`),
    ]);

    await expect(lines(rows)).toMatchFileSnapshot(golden('names'));
  });

  it('tell headings and list items as reviewed', async () => {
    const rows = headingTexts.map(
      (text) =>
        `${text}: ${bits(looksLikeHeading(text), isStockHeading(text), isClosed(text), endsOpen(text), startsSmall(text), isTitleCase(text))}`,
    );
    const items = [
      '- a',
      '* a',
      '• a',
      '– a',
      '— a',
      '1. a',
      '2) a',
      '12. a',
      '(3) a',
      'a) b',
      '-a',
      '1.a',
      '1984. a',
      '  - a',
      '\t- a',
      '- ',
      '+ a',
      '[ ] a',
      '- [x] a',
      '· a',
      '◦ a',
      '▪ a',
      '‣ a',
      '1 a',
      '①a',
      '-- a',
    ].map((line) => `${JSON.stringify(line)}: ${JSON.stringify(readListLine(line) ?? null)}`);

    await expect(lines([...rows, ...items])).toMatchFileSnapshot(golden('headings'));
  });

  it('know what fields say as reviewed', async () => {
    const rows = fieldNames.map((name) => {
      const held = fieldValues.map((value) => bits(lineHoldsBack(name, value), linePlainlyHoldsBack(name, value))).join(' ');
      return `${name}: ${meaningOf(name) ?? '-'} ${JSON.stringify(suspicionOf(name) ?? null)} ${bits(isPartOfPage(name), isForeignKey(name))} ${fieldOfKey(name) ?? '-'} ${suggestKey(name) ?? '-'} ${held}`;
    });

    await expect(lines(rows)).toMatchFileSnapshot(golden('fields'));
  });

  it('know what is for some readers only as reviewed', async () => {
    const named = audienceNames.map(
      (name) => `${name}: ${bits(namesAudience(name), namesAudience(name, { mayDescribe: true }), namesRemark(name))}`,
    );
    const held = attributes.map(([name, value]) => `${name}=${value}: ${attributeHoldsBack(name, value)}`);

    await expect(lines([...named, ...held])).toMatchFileSnapshot(golden('audiences'));
  });

  it('make ids of headings as reviewed', async () => {
    const schemes = Object.entries(headingIdSchemes).map(([name, scheme]) => {
      const ids = createHeadingIds(scheme, ['a-heading-2']);
      const made = headings.map((heading) => {
        const markdown = `## ${heading}`;
        const [node] = parseMarkdown(markdown).children;
        if (node?.type !== 'heading') throw new Error(`"${markdown}" is no heading.`);
        return ids.next(readHeadingText(node, markdown), heading === headings[0]);
      });
      return `${name}: ${made.map((id) => JSON.stringify(id ?? null)).join(' ')}`;
    });

    await expect(lines(schemes)).toMatchFileSnapshot(golden('heading-ids'));
  });

  it('note addresses and find first sentences as reviewed', async () => {
    const notes = [
      'mailto:a%20b@mill.example?subject=x',
      'mailto:%20a@mill.example%20',
      'tel:+123',
      'ftp://mill.example/f%20g',
      'mailto:%zz',
      'https://mill.example',
      `https://mill.example/${'x'.repeat(900)}`,
    ].map((url) => [url.slice(0, 40), noteOfLink(url, 'the desk').slice(0, 80), noteOfLink(url, url).slice(0, 80)]);
    const texts = [
      'One. Two.',
      'Dr. Lind said 3.5 p.m. is late. Two.',
      '水闸很旧。很好。',
      'No end',
      `${'Long words without an end '.repeat(30)}.`,
      `${'👩‍👩‍👧'.repeat(80)}. Two.`,
      '“Quoted.” Then. More',
      '',
    ];
    const sentences = texts.map(
      (text) =>
        firstSentence(createArticle({ slug: 'a', title: 'A', sections: [{ heading: 'Lede', text: text === '' ? '- x' : text }] })) ?? null,
    );

    await expect(lines([...notes, ...sentences])).toMatchFileSnapshot(golden('notes'));
  });

  it('cut parts of included files as reviewed', async () => {
    const text = [
      'one',
      '// ANCHOR: a',
      'two',
      '# region b',
      'three',
      '# endregion b',
      '// ANCHOR_END: a',
      '<!-- --8<-- [start:c] -->',
      'four',
      '<!-- --8<-- [end:c] -->',
      '//#region d',
      'five',
      '//#endregion',
      'six',
    ].join('\n');
    const parts = [undefined, '', '1', '3', '2:5', ':5', '5:', '0', '99', '9:2', 'a', 'b', 'c', 'd', 'nowhere'];

    await expect(lines(parts.map((part) => [part ?? null, cutPart(text, part) ?? null]))).toMatchFileSnapshot(golden('included-parts'));
  });

  it('read words, addresses, tables and callouts as reviewed', async () => {
    const words = referenceTexts.flatMap((text) => [decodeEntities(text), decodeReferences(text), toPlainWords(text), readHtmlText(text)]);
    const addresses = urls.map((url) => [
      url.slice(0, 60),
      toSafeUrl(url) ?? null,
      toSafeUrl(url, 'https://mill.example/news/gate')?.slice(0, 80) ?? null,
      toWebUrl(url)?.slice(0, 80) ?? null,
      bits(isRelative(url)),
      findAddressFault(url) ?? null,
      (() => {
        try {
          return isPrivateAddress(url);
        } catch (error) {
          return String(error);
        }
      })(),
    ]);
    const kinds =
      'abstract admonition alert attention bug callout caution check cite danger details done error example expander fail failure faq help hint important info information missing note notice question quote seealso see-also success summary tip tldr todo warn warning callout-tip deprecated my_own'.split(
        ' ',
      );
    const callouts = kinds.map(
      (kind) =>
        `${kind}: ${isCalloutKind(kind)} ${[undefined, ' ', 'Mind the gate', '**Bold**', 'Danger: deep'].map((title) => calloutTitle(kind, title)).join(' | ')}`,
    );
    const tables = [
      formatTable(
        [
          ['a', 'b'],
          ['水闸', 'c'],
        ],
        ['left', 'right'],
      ),
      formatTable([['a', 'b', 'c'], ['1', '22', '333'], ['x']], ['center', null, 'right']),
      formatTable([['x'.repeat(38), 'y'.repeat(39)]], [null, null]),
      formatTable([['x'.repeat(38), 'y'.repeat(40)]], [null, null]),
      formatTable([], []),
    ];
    const widths = ['abc', '水闸', 'é', 'e\u0301', '👩‍👩‍👧', 'ｱ', ''].map(displayWidth);

    await expect(lines([...words, ...addresses, ...callouts, ...tables.map((table) => table ?? null), widths])).toMatchFileSnapshot(
      golden('words'),
    );
  });
});
