import { recordOf, recordsOf } from '../../payload.ts';
import { TextObject } from '../text-object.tsx';
import type { Part } from './part.ts';

/** Cards in a row that scrolls. */
export const renderCarousel: Part = (block, render) => (
  <ul class="s-carousel" aria-label="Cards">
    {recordsOf(block['elements']).map((card, index) => (
      <li key={index}>{render(card, index)}</li>
    ))}
  </ul>
);

/** A picture, a title, two texts and buttons; each may be absent. */
export const renderCard: Part = (block, render) => {
  const [hero, icon] = [recordOf(block['hero_image']), recordOf(block['icon'])];
  return (
    <div class="s-card">
      {hero && render(hero, 0)}
      {icon && render({ ...icon, isInline: true }, 1)}
      <div class="s-card-title">
        <TextObject value={block['title']} />
      </div>
      <div class="s-card-subtitle">
        <TextObject value={block['subtitle']} />
      </div>
      <TextObject value={block['body']} />
      <div class="s-actions">{recordsOf(block['actions']).map(render)}</div>
    </div>
  );
};
