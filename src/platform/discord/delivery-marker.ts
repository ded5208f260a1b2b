import type { APIMessageTopLevelComponent } from 'discord.js';
import type { DeliveryMarker } from '../../delivery/delivery-key.ts';

const componentType = { row: 1, button: 2 } as const;
const secondary = 2;

/**
 * Makes a message findable by its delivery's mark. A nonce is not kept with the message; a `custom_id` is.
 * Buttons that carry it already are enough, else a disabled one is added.
 */
export function markMessage(
  components: readonly APIMessageTopLevelComponent[],
  mark: DeliveryMarker,
): readonly APIMessageTopLevelComponent[] {
  if (hasMarker(components, mark)) return components;
  const button = {
    type: componentType.button,
    style: secondary,
    label: 'From Newsdesk',
    custom_id: `mark|${mark}`,
    disabled: true,
  } as const;
  return [...components, { type: componentType.row, components: [button] }];
}

/** Looks at every `custom_id`, option and text, however deep: where Discord refused the buttons, the mark stands in small print. */
export function hasMarker(value: unknown, mark: DeliveryMarker): boolean {
  if (Array.isArray(value)) return value.some((item) => hasMarker(item, mark));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, content]) =>
    typeof content === 'string' ? carriesMarker(name, content, mark) : hasMarker(content, mark),
  );
}

function carriesMarker(name: string, content: string, mark: DeliveryMarker): boolean {
  if (name === 'content') return content.endsWith(`-# ${mark}`);
  return (name === 'custom_id' || name === 'value') && content.endsWith(`|${mark}`);
}
