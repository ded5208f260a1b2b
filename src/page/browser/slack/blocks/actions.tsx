import { recordOf, recordsOf, textOf } from '../../payload.ts';
import { wordsOf } from '../text-object.tsx';
import type { Part } from './part.ts';

export const renderActions: Part = (block, render) => <div class="s-actions">{recordsOf(block['elements']).map(render)}</div>;

/** A field of a modal: its name, what is filled in, what it is for, and what is wrong with it. */
export const renderInput: Part = (block, render) => {
  const element = recordOf(block['element']);
  const error = textOf(block['error']);
  const hint = wordsOf(block['hint']);
  return (
    <div class={error === '' ? 'field' : 'field field-wrong'}>
      <p class="field-label">
        {wordsOf(block['label'])}
        {block['optional'] === true && <span class="field-optional"> optional</span>}
      </p>
      {element && render({ ...element, label: wordsOf(block['label']) }, 0)}
      {error !== '' && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      {hint !== '' && <p class="field-hint">{hint}</p>}
    </div>
  );
};
