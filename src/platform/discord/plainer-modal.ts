import { componentType } from './component-tree.ts';

/** A modal as it is sent. */
export interface ModalPayload {
  readonly components: readonly object[];
}

interface Label {
  readonly component?: Group;
}

interface Group {
  readonly type?: number;
  readonly options?: readonly object[];
  readonly [member: string]: unknown;
}

/** The same form with menus in place of the groups of buttons and boxes; undefined if it has none. Both are read from their values alike. */
export function withMenus(modal: ModalPayload): ModalPayload | undefined {
  if (!modal.components.some((label) => isGroup((label as Label).component))) return undefined;
  return {
    ...modal,
    components: modal.components.map((label) => {
      const { component } = label as Label;
      return isGroup(component) ? { ...label, component: menuOf(component) } : label;
    }),
  };
}

function isGroup(component: Group | undefined): component is Group {
  return component?.type === componentType.radioGroup || component?.type === componentType.checkboxGroup;
}

/** A menu chooses one unless it says otherwise. */
function menuOf(group: Group): object {
  const least = group.type === componentType.radioGroup && group['required'] === false ? { min_values: 0 } : {};
  return { ...group, ...least, type: componentType.stringSelect };
}
