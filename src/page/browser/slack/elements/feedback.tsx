import type { VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Json } from '../../../protocol.ts';
import { Icon } from '../../controls/icon.tsx';
import { recordOf, textOf } from '../../payload.ts';
import { SurfaceContext } from '../../surface.ts';
import type { Part } from '../blocks/part.ts';
import { wordsOf } from '../text-object.tsx';

export const renderFeedback: Part = (element) => <Feedback element={element} />;

/** Slack's pair of small buttons for an answer: one says that it helped, the other that it did not. */
function Feedback({ element }: { readonly element: Json }): VNode {
  const surface = useContext(SurfaceContext);
  const id = textOf(element['action_id']);
  const buttons = [recordOf(element['positive_button']), recordOf(element['negative_button'])];
  return (
    <div class="s-feedback">
      {buttons.map((button, place) => (
        <button
          key={place}
          type="button"
          class="s-feedback-button"
          disabled={surface.isInert}
          aria-label={textOf(button?.['accessibility_label']) || undefined}
          onClick={() => surface.select(id, [textOf(button?.['value'])])}
        >
          <Icon name={place === 0 ? 'thumbUp' : 'thumbDown'} small /> {wordsOf(button?.['text'])}
        </button>
      ))}
    </div>
  );
}
