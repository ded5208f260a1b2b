import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  /** No button sends it where this is absent. */
  readonly submitLabel: string | undefined;
  readonly isBusy: boolean;
  readonly problem?: string | undefined;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ComponentChildren;
}

const focusable = 'button:not(:disabled), input:not(:disabled), textarea:not(:disabled), a[href], [tabindex="0"]';

/** Stands over a pane, holds the focus, and gives it back. */
export function Dialog({ title, closeLabel, submitLabel, isBusy, problem, onClose, onSubmit, children }: DialogProps): VNode {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const fields = box.current?.querySelector<HTMLElement>('.dialog-body input, .dialog-body textarea, .dialog-body button');
    (fields ?? box.current)?.focus();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
    if (event.key !== 'Tab') return;
    const stops = [...(box.current?.querySelectorAll<HTMLElement>(focusable) ?? [])];
    const [first, last] = [stops[0], stops.at(-1)];
    const leaves = event.shiftKey ? document.activeElement === first : document.activeElement === last;
    if (!leaves) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  };
  return (
    <div class="dialog-shade">
      <div class="dialog" role="dialog" aria-modal="true" aria-labelledby={id} tabIndex={-1} ref={box} onKeyDown={onKeyDown}>
        <header class="dialog-head">
          <h3 id={id}>{title}</h3>
          <button type="button" class="quiet-button" aria-label={closeLabel} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <form
          class="dialog-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {/* Words without a field are scrolled by the body itself. */}
          <div class="dialog-body" {...(submitLabel === undefined ? { tabIndex: 0 } : {})}>
            {problem !== undefined && (
              <p class="field-error" role="alert">
                {problem}
              </p>
            )}
            {children}
          </div>
          <footer class="dialog-foot">
            <button type="button" class="d-button d-button-secondary" onClick={onClose}>
              {closeLabel}
            </button>
            {submitLabel !== undefined && (
              <button type="submit" class="d-button d-button-primary" aria-busy={isBusy} disabled={isBusy}>
                {submitLabel}
              </button>
            )}
          </footer>
        </form>
      </div>
    </div>
  );
}
