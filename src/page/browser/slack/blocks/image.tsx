import { ImagePlace } from '../../controls/image-place.tsx';
import { textOf } from '../../payload.ts';
import { wordsOf } from '../text-object.tsx';
import type { Part } from './part.ts';

/** A block of its own, or a small picture beside words. */
export const renderImage: Part = (block) => {
  const alt = textOf(block['alt_text']);
  const url = textOf(block['image_url']);
  if (block['isInline'] === true) return <ImagePlace size="inline" alt={alt} url={url} />;
  const title = wordsOf(block['title']);
  return (
    <figure class="s-image">
      {title !== '' && <figcaption>{title}</figcaption>}
      <ImagePlace alt={alt} url={url} />
    </figure>
  );
};
