import type { ComponentChildren, RefObject, VNode } from 'preact';

interface ScrollerProps {
  readonly class: string;
  readonly label: string;
  /** A log is read out as it grows. */
  readonly role?: 'log';
  readonly box?: RefObject<HTMLElement | null>;
  readonly children: ComponentChildren;
}

/** A part of the page that scrolls by itself, from the keyboard too. */
export function Scroller({ class: name, label, role, box, children }: ScrollerProps): VNode {
  return (
    <section class={name} ref={box ?? null} role={role} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
