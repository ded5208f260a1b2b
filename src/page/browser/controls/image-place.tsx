import type { VNode } from 'preact';
import { Icon } from './icon.tsx';

interface ImagePlaceProps {
  readonly alt: string;
  readonly url: string;
  readonly size?: 'wide' | 'thumbnail' | 'inline';
}

/** Stands where the platform shows an image: this page loads nothing from elsewhere. */
export function ImagePlace({ alt, url, size = 'wide' }: ImagePlaceProps): VNode {
  return (
    <span class={`image-place image-place-${size}`} role="img" aria-label={alt || 'Image without a description'} title={url}>
      <Icon name="image" />
      {size === 'inline' ? null : <span aria-hidden="true">{alt || 'No description'}</span>}
    </span>
  );
}
