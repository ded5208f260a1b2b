import type { VNode } from 'preact';
import { type IconName, icons } from './icons.ts';

/** Decoration beside words, or inside of a button that has a label. */
export function Icon({ name, small = false }: { readonly name: IconName; readonly small?: boolean }): VNode {
  return (
    <svg class={small ? 'icon icon-small' : 'icon'} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={icons[name]} />
    </svg>
  );
}
