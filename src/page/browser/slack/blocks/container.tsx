import { recordsOf } from '../../payload.ts';
import { wordsOf } from '../text-object.tsx';
import type { Part } from './part.ts';

/** A box of blocks below a title; one that can be closed opens by its title. */
export const renderContainer: Part = (block, render) => {
  const title = wordsOf(block['title']);
  const inner = recordsOf(block['child_blocks']).map(render);
  if (block['is_collapsible'] !== true) {
    return (
      <div class="s-container">
        <p class="s-container-title">{title}</p>
        {inner}
      </div>
    );
  }
  return (
    <details class="s-container" open={block['default_collapsed'] !== true}>
      <summary class="s-container-title">{title}</summary>
      {inner}
    </details>
  );
};
