import { foldName } from '../search/fold-name.ts';

/** A topic, author or tag as it is compared. One without a letter or digit, such as an emoji, is compared as it is. */
export function foldLabel(name: string): string {
  return foldName(name) || name.normalize('NFKC').trim();
}
