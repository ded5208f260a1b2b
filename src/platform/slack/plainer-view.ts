import type { InputBlock, KnownBlock, ModalView } from '@slack/types';

/**
 * The same form without what only explains it, and with the menus that Slack fills from elsewhere as fields to type in. What is filled in comes
 * back under the same names, so it is read as ever.
 */
export function plainerView(view: ModalView): ModalView {
  return {
    ...view,
    blocks: view.blocks.filter(({ type }) => type === 'input').map((block) => plainerInput(block as KnownBlock & InputBlock)),
  };
}

function plainerInput({ hint: _hint, element, ...block }: InputBlock): InputBlock {
  return { ...block, element: plainerElement(element) };
}

function plainerElement(element: InputBlock['element']): InputBlock['element'] {
  if (element.type === 'external_select') {
    const value = element.initial_option?.value ?? '';
    return {
      type: 'plain_text_input',
      ...(element.action_id === undefined ? {} : { action_id: element.action_id }),
      ...(value === '' ? {} : { initial_value: value }),
    };
  }
  if (!('placeholder' in element)) return element;
  const { placeholder: _placeholder, ...plain } = element;
  return plain as InputBlock['element'];
}
