import { componentType } from './component-tree.ts';

/** A modal as it is sent. */
export interface ModalPayload {
  readonly components: readonly object[];
}

interface Label {
  readonly label?: string;
  readonly component?: Control;
}

interface Control {
  readonly type?: number;
  readonly custom_id?: string;
  readonly [member: string]: unknown;
}

/** The kinds of parts that Discord has had since 2025, or 2026, and that an older one can stand for. */
export function newerKindsIn({ components }: ModalPayload): readonly number[] {
  return components.flatMap((label) => {
    const { type } = (label as Label).component ?? {};
    return type !== undefined && olderPart(label as Label) !== undefined ? [type] : [];
  });
}

/**
 * The same form with older parts in place of these kinds: menus for buttons and boxes, a field to type in for a menu of channels. Both are
 * read from their values alike.
 */
export function withOlderParts(modal: ModalPayload, kinds: readonly number[]): ModalPayload {
  return {
    ...modal,
    components: modal.components.map((label) => {
      const { component } = label as Label;
      const older = kinds.includes(component?.type ?? 0) ? olderPart(label as Label) : undefined;
      return older === undefined ? label : { ...label, component: older };
    }),
  };
}

function olderPart({ label = '', component = {} }: Label): object | undefined {
  switch (component.type) {
    // A menu chooses one unless it says otherwise.
    case componentType.radioGroup:
      return { ...component, ...(component['required'] === false ? { min_values: 0 } : {}), type: componentType.stringSelect };
    case componentType.checkboxGroup:
      return { ...component, type: componentType.stringSelect };
    case componentType.checkbox: {
      const option = { label, value: 'yes', ...(component['default'] === true ? { default: true } : {}) };
      return { ...bare(component), type: componentType.stringSelect, required: false, min_values: 0, options: [option] };
    }
    case componentType.channelSelect:
      return { ...bare(component), type: componentType.textInput, style: 1, required: component['required'] !== false };
    default:
      return undefined;
  }
}

function bare({ custom_id: customId }: Control): object {
  return { custom_id: customId };
}
