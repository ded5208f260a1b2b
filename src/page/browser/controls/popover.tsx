import type { ComponentChildren, RefObject, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

interface PopoverProps {
  /** The element it belongs to: it stands below, or above if there is more room. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  /** As wide as the anchor, at least. */
  readonly minWidth?: number;
  readonly prefers?: 'below' | 'above';
  readonly children: ComponentChildren;
}

const gap = 6;
const edge = 8;

/** Floats over everything beside its anchor, and closes when somebody presses elsewhere or resizes the window. */
export function Popover({ anchor, onClose, minWidth = 200, prefers = 'below', children }: PopoverProps): VNode {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (box.current && anchor.current) place(box.current, anchor.current.getBoundingClientRect(), minWidth, prefers);
  });
  useEffect(() => {
    const onPress = (event: Event): void => {
      const target = event.target as Node;
      if (!box.current?.contains(target) && !anchor.current?.contains(target)) onClose();
    };
    // It goes along with its anchor, and away when that is scrolled out of sight.
    const onScroll = (event: Event): void => {
      const scrolled = event.target as HTMLElement;
      if (!box.current || !anchor.current || !scrolled.contains(anchor.current)) return;
      const at = anchor.current.getBoundingClientRect();
      const frame = scrolled.getBoundingClientRect?.();
      if (frame && (at.bottom < frame.top || at.top > frame.bottom)) onClose();
      else place(box.current, at, minWidth, prefers);
    };
    document.addEventListener('pointerdown', onPress, true);
    document.addEventListener('scroll', onScroll, true);
    window.addEventListener('resize', onClose);
    return () => {
      document.removeEventListener('pointerdown', onPress, true);
      document.removeEventListener('scroll', onScroll, true);
      window.removeEventListener('resize', onClose);
    };
  }, [onClose, anchor, minWidth, prefers]);

  return (
    <div class="popover" ref={box}>
      {children}
    </div>
  );
}

function place(box: HTMLElement, at: DOMRect, minWidth: number, prefers: 'below' | 'above'): void {
  const { innerWidth, innerHeight } = window;
  const width = Math.min(Math.max(at.width, minWidth), innerWidth - 2 * edge);
  const left = Math.min(Math.max(at.left, edge), innerWidth - width - edge);
  const below = innerHeight - at.bottom - gap - edge;
  const above = at.top - gap - edge;
  const wanted = Math.min(box.scrollHeight + 2, 340);
  const goesAbove = prefers === 'above' ? above >= wanted || above > below : below < wanted && above > below;
  const set = (name: string, value: number): void => box.style.setProperty(name, `${Math.round(value)}px`);
  set('--left', left);
  set('--width', width);
  set('--room', Math.max(Math.min(goesAbove ? above : below, 340), 80));
  box.style.setProperty('--top', goesAbove ? 'auto' : `${Math.round(at.bottom + gap)}px`);
  box.style.setProperty('--bottom', goesAbove ? `${Math.round(innerHeight - at.top + gap)}px` : 'auto');
}
