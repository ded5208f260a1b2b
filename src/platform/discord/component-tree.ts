/** A component as JSON; every kind, also those that this version of the types does not know. */
export type Component = Readonly<Record<string, unknown>>;

/** components/reference, "What is a Component" */
export const componentType = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export function isComponent(value: unknown): value is Component {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'number';
}

export function childrenOf({ components }: Component): readonly Component[] {
  return Array.isArray(components) ? components.filter(isComponent) : [];
}

/** Steps from one component to another inside of it: `1`, or `1`, `components`, `0`. */
export type Path = readonly string[];

/** The part of a refusal's path that leads to the innermost component; undefined if it leads to none. */
export function componentPathOf(components: readonly Component[], path: Path): Path | undefined {
  const [index = '', member, ...rest] = path;
  const component = components[Number(index)];
  if (index === '' || component === undefined) return undefined;
  if (member === 'components') {
    const inner = componentPathOf(childrenOf(component), rest);
    if (inner !== undefined) return [index, member, ...inner];
  }
  return member === 'accessory' && isComponent(component['accessory']) ? [index, member] : [index];
}

export function componentAt(components: readonly Component[], path: Path): Component | undefined {
  const [index = '', member, ...rest] = path;
  const component = components[Number(index)];
  if (component === undefined || member === undefined) return component;
  if (member === 'accessory') return isComponent(component['accessory']) ? component['accessory'] : undefined;
  return componentAt(childrenOf(component), rest);
}

/** Every component, however deep, with the way to it; outer ones first. */
export function* walk(
  components: readonly Component[],
  path: Path = [],
): Generator<{ readonly component: Component; readonly path: Path }> {
  for (const [index, component] of components.entries()) {
    const here = [...path, String(index)];
    yield { component, path: here };
    yield* walk(childrenOf(component), [...here, 'components']);
    if (isComponent(component['accessory'])) yield { component: component['accessory'], path: [...here, 'accessory'] };
  }
}

/** The address that a component opens or shows: of a button, a thumbnail, a file or the first picture of a gallery. */
export function addressOf(component: Component): string | undefined {
  const { url, media, file, items } = component as Readonly<Record<string, unknown>>;
  if (typeof url === 'string') return url;
  for (const holder of [media, file]) {
    if (typeof holder === 'object' && holder !== null && 'url' in holder && typeof holder.url === 'string') return holder.url;
  }
  const [first] = Array.isArray(items) ? (items as unknown[]) : [];
  return typeof first === 'object' && first !== null ? addressOf(first as Component) : undefined;
}

export function textDisplay(content: string): Component {
  return { type: componentType.text, content };
}
