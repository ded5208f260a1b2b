import { useRef } from 'preact/hooks';

const pauseMs = 700;

/** Finds an option by what is typed in quick succession, from the one behind the active one on. */
export function useTypeahead(options: readonly { readonly label: string }[]): (key: string, active: number) => number | undefined {
  const typed = useRef({ text: '', at: 0 });
  return (key, active) => {
    if (key.length !== 1 || key === ' ') return undefined;
    const now = performance.now();
    const isSame = now - typed.current.at < pauseMs;
    typed.current = { text: (isSame ? typed.current.text : '') + key.toLocaleLowerCase(), at: now };
    const start = isSame ? active : active + 1;
    for (let step = 0; step < options.length; step += 1) {
      const index = (start + step) % options.length;
      if (options[index]?.label.toLocaleLowerCase().startsWith(typed.current.text)) return index;
    }
    return undefined;
  };
}
