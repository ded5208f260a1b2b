import type { ComponentChildren, VNode } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import { Scroller } from '../controls/scroller.tsx';
import { StoreContext } from '../state/store.ts';

/** A column beside the panes; Esc or its button closes it. */
export function Panel({ title, children }: { readonly title: string; readonly children: ComponentChildren }): VNode {
  const store = useContext(StoreContext);
  const box = useRef<HTMLElement>(null);
  // The person who opened it goes on reading here, and is back at the old place after it is closed.
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  const close = (): void => store.dispatch({ kind: 'openPanel', panel: undefined });
  return (
    <aside class="panel" aria-label={title} onKeyDown={({ key }) => key === 'Escape' && close()}>
      <header class="panel-head">
        <h2>{title}</h2>
        <button type="button" class="quiet-button" aria-label={`Close ${title}`} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Scroller class="panel-body" box={box} label={`${title}, content`}>
        {children}
      </Scroller>
    </aside>
  );
}
