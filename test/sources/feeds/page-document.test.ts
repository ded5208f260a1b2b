import { expect, it } from 'vitest';
import { completeHtml, openDocument } from '../../../src/sources/feeds/pages/page-document.ts';

it.each([
  ['a frame', '<iframe><i>x</i></iframe>', '<iframe></iframe>'],
  ['an embedding', '<noembed><i>x</i></noembed>', '<noembed></noembed>'],
  ['frames', '<noframes><i>x</i></noframes>', '<noframes></noframes>'],
  ['plain text', '<plaintext><i>x', '<plaintext></plaintext>'],
  ['a reader without scripts', '<noscript><img src="a"><i>x</noscript>', '<noscript><img src="a"><i>x</i></noscript>'],
  ['such a reader, with signs in it', '<noscript>&lt;i></noscript>', '<noscript>&lt;i&gt;</noscript>'],
  ['a script', '<script>a<b</script>', '<script>a<b</script>'],
  ['a script in a script', '<script><!--<script></script><i>x</i>--></script>', '<script></script>'],
])('text for %s becomes the elements that were counted', (_, html, expected) => {
  const complete = completeHtml(`<p>${html}`);

  expect(complete?.html).toContain(`<p>${expected}`.replace('<p><plaintext>', '<p></p><plaintext>'));
  expect(complete === undefined ? [] : [...openDocument(complete).querySelectorAll('i')]).toHaveLength(expected.split('<i>').length - 1);
});

it.each([
  ['elements', `<noscript>${'<br>'.repeat(11_000)}</noscript>${'<br>'.repeat(11_000)}`],
  ['depth', `<noscript>${'<div>'.repeat(1_000)}</noscript>`],
])('the %s of text for a reader without scripts count', (_, html) => {
  expect(completeHtml(html)).toBeUndefined();
});

it('a page may have many texts for a reader without scripts', () => {
  const page = completeHtml('<noscript><p>a</noscript>'.repeat(2_000));

  expect(page?.nesting).toBeLessThan(10);
});
