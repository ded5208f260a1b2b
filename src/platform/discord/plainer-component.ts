import { addressOf, childrenOf, type Component, componentType, isComponent, type Path, textDisplay } from './component-tree.ts';
import { addressText } from './render-inline.ts';
import { keepText } from '../../words/kept-text.ts';

/** A ping stands in a text display of its own. */
const ping = /^<@&?\d+>$/u;

/**
 * The replacement of a component that Discord refused: nothing, or the same in words; undefined for words that cannot be plainer. A
 * row cannot hold texts: `plainerAt` sets them below it.
 */
export function plainerForm(component: Component, refused?: string): readonly Component[] | undefined {
  switch (component['type']) {
    case componentType.button:
      return buttonAsText(component);
    case componentType.row:
      return childrenOf(component).flatMap((child) => plainerForm(child) ?? []);
    case componentType.section:
      return [...childrenOf(component), ...accessoryAsText(component)];
    case componentType.container:
      return withoutOwn(component, refused) ?? childrenOf(component);
    case componentType.text:
      return plainerText(component);
    case componentType.stringSelect:
    case componentType.userSelect:
    case componentType.roleSelect:
    case componentType.mentionableSelect:
    case componentType.channelSelect:
    case componentType.thumbnail:
    case componentType.gallery:
    case componentType.file:
    case componentType.separator:
      return [];
    default:
      return wordsOf(component).map(textDisplay);
  }
}

/** Components with the plainer form of the one at `path`, the same where it has none; `refused` names the member that was refused. */
export function plainerAt(components: readonly Component[], path: Path, refused?: string): readonly Component[] {
  const [index = '', member, ...rest] = path;
  const place = Number(index);
  const component = components[place];
  const plainer = component === undefined ? undefined : plainerIn(component, member, rest, refused);
  return plainer === undefined ? components : [...components.slice(0, place), ...plainer, ...components.slice(place + 1)];
}

/** Components with an address that readers lose otherwise. */
export function buttonAsText(button: Component): readonly Component[] {
  const { url, label } = button as { readonly url?: unknown; readonly label?: unknown };
  return typeof url === 'string' ? [textDisplay(addressText(typeof label === 'string' ? label : '', url))] : [];
}

/** Every text in it, in the order shown. */
export function wordsOf(component: Component): readonly string[] {
  const { content, url } = component as { readonly content?: unknown; readonly url?: unknown };
  if (typeof content === 'string') return ping.test(content) ? [] : [content];
  if (typeof url === 'string') return buttonAsText(component).flatMap(wordsOf);
  return [...childrenOf(component), ...(isComponent(component['accessory']) ? [component['accessory']] : [])].flatMap(wordsOf);
}

function plainerIn(
  component: Component,
  member: string | undefined,
  rest: Path,
  refused: string | undefined,
): readonly Component[] | undefined {
  if (member === undefined) return plainerForm(component, refused);
  if (member === 'accessory') return [...childrenOf(component), ...accessoryAsText(component)];
  const inner = plainerAt(childrenOf(component), rest, refused);
  const isRow = component['type'] === componentType.row;
  const kept = isRow ? inner.filter(({ type }) => type !== componentType.text) : inner;
  const below = isRow ? inner.filter(({ type }) => type === componentType.text) : [];
  return [...(kept.length === 0 ? [] : [{ ...component, components: kept }]), ...below];
}

function accessoryAsText({ accessory }: Component): readonly Component[] {
  return isComponent(accessory) ? (plainerForm(accessory) ?? []) : [];
}

/** A container keeps what it holds when only its color or another member of its own was refused. */
function withoutOwn(component: Component, refused: string | undefined): readonly Component[] | undefined {
  if (refused === undefined || refused === 'components' || !(refused in component)) return undefined;
  return [Object.fromEntries(Object.entries(component).filter(([name]) => name !== refused))];
}

/** Links as words and addresses. */
function plainerText(component: Component): readonly Component[] | undefined {
  const content = String(component['content']);
  if (ping.test(content)) return [];
  const unlinked = content.replaceAll(/\[((?:\\.|[^\]\\])*)\]\((https?:\/\/[^)\s]*)\)/gu, '$1 (`$2`)');
  return unlinked === content ? undefined : [textDisplay(unlinked)];
}

/** For people, as a kept text. */
export function describeComponent(component: Component): string {
  const address = addressOf(component);
  const { label, placeholder } = component as { readonly label?: unknown; readonly placeholder?: unknown };
  switch (component['type']) {
    case componentType.button:
      return address === undefined ? keepText('partButton', String(label)) : keepText('partButtonTo', String(label), address);
    case componentType.stringSelect:
      return keepText('partMenu', String(placeholder ?? ''));
    case componentType.thumbnail:
    case componentType.gallery:
      return address === undefined ? keepText('partPictures') : keepText('partPicture', address);
    case componentType.text:
      return ping.test(String(component['content'])) ? keepText('partPing') : keepText('partLinksOfText');
    case componentType.row:
      return keepText('partRow');
    case componentType.container:
      return keepText('partFrame');
    case componentType.section:
      return describeAccessory(component);
    case componentType.separator:
      return keepText('partRule');
    default:
      return keepText('partComponent', String(component['type']));
  }
}

function describeAccessory({ accessory }: Component): string {
  const address = isComponent(accessory) ? addressOf(accessory) : undefined;
  return address === undefined ? keepText('partBesideTitle') : keepText('partBesideTitleTo', address);
}
