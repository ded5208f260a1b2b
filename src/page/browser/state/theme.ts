import { useLayoutEffect, useState } from 'preact/hooks';

export type Theme = 'auto' | 'light' | 'dark';

const key = 'newsdesk.theme';
const order: readonly Theme[] = ['auto', 'light', 'dark'];

/** Light or dark as the system has it, unless somebody chose. A browser may refuse to remember. */
export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState<Theme>(readTheme);
  useLayoutEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    try {
      localStorage.setItem(key, theme);
    } catch {
      // Then it is chosen anew next time.
    }
  }, [theme]);
  return [theme, () => setTheme((before) => order[(order.indexOf(before) + 1) % order.length] ?? 'auto')];
}

function readTheme(): Theme {
  try {
    return order.find((theme) => theme === localStorage.getItem(key)) ?? 'auto';
  } catch {
    return 'auto';
  }
}
