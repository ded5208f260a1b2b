import { foldCluster } from '../search/fold.ts';

const word = /[\p{L}\p{N}\p{M}]+[+#]*/gu;

/** The text as search compares it: no case, width or accents. Lengths may change. */
export function foldText(text: string): string {
  // Most names: nothing but case is folded in them.
  if (/^[\x20-\x7e]*$/u.test(text)) return text.toLowerCase();
  return Array.from(text.normalize('NFC'), foldCluster).join('');
}

/** The key by which a name is looked up: its folded words, one space between them. Empty if it has no letter or digit. */
export function termKey(name: string): string {
  return (foldText(name).match(word) ?? []).join(' ');
}

/** `fat tree`, `fat-tree` and `fattree` are one name to a reader in a hurry. */
export function compactKey(key: string): string {
  return key.replaceAll(' ', '');
}
