import type { VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Json } from '../../../protocol.ts';
import { Icon } from '../../controls/icon.tsx';
import { textOf, webUrl } from '../../payload.ts';
import { SurfaceContext } from '../../surface.ts';
import type { Part } from '../blocks/part.ts';
import { wordsOf } from '../text-object.tsx';

export const renderButton: Part = (element) => <Button element={element} />;

/** Slack tells the bot of a button that leads somewhere, too, and opens the address. */
function Button({ element }: { readonly element: Json }): VNode {
  const surface = useContext(SurfaceContext);
  const id = textOf(element['action_id']);
  const style = textOf(element['style']) || 'default';
  const url = webUrl(element['url']);
  const label = textOf(element['accessibility_label']) || undefined;
  if (url !== undefined) {
    return (
      <a
        class={`s-button s-button-${style}`}
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        title={url}
        aria-label={label}
        onClick={() => surface.click(id)}
      >
        {wordsOf(element['text'])}
        <Icon name="outlink" small />
      </a>
    );
  }
  return (
    <button
      type="button"
      class={`s-button s-button-${style}`}
      disabled={surface.isInert}
      aria-busy={surface.busy === id}
      aria-label={label}
      onClick={() => surface.click(id)}
    >
      {wordsOf(element['text'])}
    </button>
  );
}
