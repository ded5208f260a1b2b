import { describe, expect, it } from 'vitest';
import { createArticle } from '../../src/content/create-article.ts';
import { createAddressFinder } from '../../src/desk/find-address.ts';

const at = (slug: string, url?: string) =>
  createArticle({
    slug,
    title: slug,
    ...(url === undefined ? {} : { url }),
    sections: [{ text: 'Before.' }, { heading: 'Night Herons', text: 'At night.' }],
  });
const find = createAddressFinder([
  at('herons', 'https://www.gazette.example/birds/herons/'),
  at('terns', 'https://gazette.example/?p=12'),
  at('ü', 'https://gazette.example/v%C3%B6gel'),
  at('one', 'https://gazette.example/twice'),
  at('two', 'https://www.gazette.example/twice/'),
  at('without'),
]);

describe('the article at an address', () => {
  it.each([
    ['https://www.gazette.example/birds/herons/', 'herons'],
    ['http://gazette.example/birds/herons', 'herons'],
    ['https://gazette.example/birds/herons/index.html', 'herons'],
    ['https://gazette.example/birds/herons?utm_source=x&fbclid=y', 'herons'],
    ['https://gazette.example/birds/herons?page=2', undefined],
    ['https://gazette.example/?p=12&utm_medium=chat', 'terns'],
    ['https://gazette.example/?p=13', undefined],
    ['https://gazette.example/', undefined],
    ['https://gazette.example/vögel', 'ü'],
    ['https://gazette.example/v%C3%B6gel', 'ü'],
    ['https://gazette.example/%E0%A4%A', undefined],
    ['https://gazette.example/twice', undefined],
    ['https://gazette.example:8443/birds/herons/', undefined],
    ['https://other.example/birds/herons/', undefined],
    ['ftp://gazette.example/birds/herons/', undefined],
    ['birds/herons', undefined],
  ])('%s is %s', (address, slug) => {
    expect(find(address)?.article.slug).toBe(slug);
  });

  it.each([
    ['#night-herons', 'Night Herons'],
    ['#night-herons:~:text=At', 'Night Herons'],
    ['#no-such', undefined],
    ['#lede', undefined],
    ['', undefined],
  ])('%s names the section %s', (hash, heading) => {
    expect(find(`https://gazette.example/birds/herons/${hash}`)?.section?.heading).toBe(heading);
  });
});
