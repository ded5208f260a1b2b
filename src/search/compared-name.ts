import { foldText } from './fold-text.ts';

/** A name as names are told apart: its folded words, and the signs at its end, since `C++` is not `C`. */
export function comparedName(name: string): string {
  return foldText(name) + (/[+#]+$/u.exec(name.trim())?.[0] ?? '');
}
