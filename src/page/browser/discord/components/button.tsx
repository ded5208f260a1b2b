import type { VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Json } from '../../../protocol.ts';
import { Icon } from '../../controls/icon.tsx';
import { numberOf, recordOf, textOf, webUrl } from '../../payload.ts';
import { SurfaceContext } from '../../surface.ts';
import type { Part } from './part.ts';

/** components/reference, "Button Styles". */
const styles: Readonly<Record<number, string>> = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link', 6: 'premium' };

export const renderButton: Part = (component) => <Button component={component} />;

export function Button({ component }: { readonly component: Json }): VNode {
  const surface = useContext(SurfaceContext);
  const label = textOf(component['label']);
  const emoji = textOf(recordOf(component['emoji'])?.['name']);
  const style = styles[numberOf(component['style']) ?? 2] ?? 'secondary';
  const words = [emoji, label].filter((each) => each !== '').join(' ');
  const isDisabled = component['disabled'] === true;
  const url = webUrl(component['url']);
  if (url !== undefined && !isDisabled) {
    return (
      <a class="d-button d-button-link" href={url} target="_blank" rel="noopener noreferrer" title={url}>
        {words}
        <Icon name="outlink" small />
      </a>
    );
  }
  const id = textOf(component['custom_id']);
  return (
    <button
      type="button"
      class={`d-button d-button-${style}`}
      disabled={isDisabled || surface.isInert}
      aria-busy={surface.busy === id && id !== ''}
      onClick={() => surface.click(id)}
    >
      {words}
    </button>
  );
}
