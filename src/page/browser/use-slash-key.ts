import { useEffect, useRef } from 'preact/hooks';

/** A slash that is typed nowhere begins a command in the pane that was used last, as it would on the platforms. */
export function useSlashKey(): void {
  const lastPane = useRef<Element>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      const pane = target instanceof Element ? target.closest('.pane') : null;
      if (pane) lastPane.current = pane;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"]') !== null;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      const pane = lastPane.current?.isConnected ? lastPane.current : document.querySelector('.pane-front');
      // The key itself is then typed into the field.
      pane?.querySelector<HTMLInputElement>('.word-input')?.focus();
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
