import { describe, expect, it } from 'vitest';
import { pageFacts } from './page-facts-shapes.ts';
import { pageTexts } from './page-texts.ts';
import { readPageShape } from './read-shape.ts';

describe.each([
  ['says of itself', pageFacts],
  ['holds', pageTexts],
])('a page gives its article by what it %s', (_, shapes) => {
  it.each(shapes)('$name', (shape) => {
    const read = readPageShape(shape);

    if (typeof shape.gives === 'string') expect(read).toBe(shape.gives);
    else expect(read).toMatchObject(shape.gives);
    for (const words of shape.without ?? []) expect(JSON.stringify(read)).not.toContain(words);
  });
});
