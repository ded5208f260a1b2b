import { Icon } from '../../controls/icon.tsx';
import { ImagePlace } from '../../controls/image-place.tsx';
import { recordOf, recordsOf, textOf } from '../../payload.ts';
import type { Part } from './part.ts';

export const renderThumbnail: Part = (component) => (
  <ImagePlace size="thumbnail" alt={textOf(component['description'])} url={textOf(recordOf(component['media'])?.['url'])} />
);

export const renderGallery: Part = (component) => (
  <div class="d-gallery">
    {recordsOf(component['items']).map((item, index) => (
      <ImagePlace key={index} alt={textOf(item['description'])} url={textOf(recordOf(item['media'])?.['url'])} />
    ))}
  </div>
);

export const renderFile: Part = (component) => {
  const url = textOf(recordOf(component['file'])?.['url']);
  return (
    <div class="d-file">
      <Icon name="file" />
      <span>{textOf(component['name']) || url.replace(/^attachment:\/\//, '')}</span>
    </div>
  );
};
