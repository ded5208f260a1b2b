import type { Root } from 'hast';
import { absoluteUrl } from './addresses.ts';
import { elementsOf } from './page-tree.ts';

/** Seconds; a page that shows something first means to be read. */
const MAX_WAIT = 5;

/** The address that a page sends its readers to by `<meta http-equiv="refresh">`; undefined if it does not, or leads to itself. */
export function findRefresh(tree: Root, address: string): string | undefined {
  for (const { tagName, properties } of elementsOf(tree)) {
    if (tagName !== 'meta' || !/^refresh$/iu.test(String(properties['httpEquiv'] ?? ''))) continue;
    const [, wait, written] = /^\s*(\d+)(?:\.\d*)?\s*[;,]\s*url\s*=\s*["']?([^"']+)/iu.exec(String(properties['content'] ?? '')) ?? [];
    const to = Number(wait) <= MAX_WAIT ? absoluteUrl(written, address) : undefined;
    if (to !== undefined && to !== address) return to;
  }
  return undefined;
}
