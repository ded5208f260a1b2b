import { expect, it } from 'vitest';
import { completeHtml, openDocument } from '../../../src/sources/feeds/pages/page-document.ts';

it.each([
  ['a frame', '<iframe><i>x</i></iframe>', '<iframe></iframe>'],
  ['an embedding', '<noembed><i>x</i></noembed>', '<noembed></noembed>'],
  ['frames', '<noframes><i>x</i></noframes>', '<noframes></noframes>'],
  ['plain text', '<plaintext><i>x', '<pre>&lt;i&gt;x</pre>'],
  ['a reader without scripts', '<noscript><img src="a"><i>x</noscript>', '<noscript><img src="a"><i>x</i></noscript>'],
  ['such a reader, with signs in it', '<noscript>&lt;i></noscript>', '<noscript>&lt;i&gt;</noscript>'],
  ['a script', '<script>a<b</script>', '<script>a<b</script>'],
  ['a script in a script', '<script><!--<script></script><i>x</i>--></script>', '<script></script>'],
])('text for %s becomes the elements that were counted', (_, html, expected) => {
  const complete = completeHtml(`<p>${html}`);

  expect(complete?.html).toContain(`<p>${expected}`.replace('<p><pre>', '<p></p><pre>'));
  expect(complete === undefined ? [] : [...openDocument(complete).querySelectorAll('i')]).toHaveLength(expected.split('<i>').length - 1);
});

it.each([
  ['elements', `<noscript>${'<br>'.repeat(15_000)}</noscript>${'<br>'.repeat(15_000)}`],
  ['depth', `<noscript>${'<div>'.repeat(1_000)}</noscript>`],
])('the %s of text for a reader without scripts count', (_, html) => {
  expect(completeHtml(html)).toBeUndefined();
});
