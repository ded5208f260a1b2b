import { expect, it } from 'vitest';
import { parseArticle } from '../../../src/content/parse-article.ts';

it('makes a definition that readers see of an abbreviation that the text uses', () => {
  const { article } = parseArticle({
    path: 'wheel.md',
    text: '# Wheel\n\nThe RPM of the wheel is low.\n\n*[RPM]: Revolutions of the wheel per minute\n*[GHz]: Gigahertz\n',
  });

  const text = article?.sections[0]?.body.text ?? '';
  expect(text).toBe('The RPM of the wheel is low.\n\n- RPM: Revolutions of the wheel per minute');
  expect(article?.definitions.map(({ headword, span }) => [headword, text.slice(span.start, span.end)])).toEqual([
    ['RPM', 'Revolutions of the wheel per minute'],
  ]);
});
