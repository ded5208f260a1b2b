import { styleText } from 'node:util';
import { webAddress } from '../../reply/honest-link.ts';

type Format = Parameters<typeof styleText>[0];

/**
 * The style of words: with colors or not, with links that can be clicked or not. The caller decides; nothing is read from the environment.
 */
export interface Painter {
  style(format: Format, inner?: (text: string) => string): (text: string) => string;
  link(url: string, inner?: (text: string) => string): (text: string) => string;
}

export function createPainter({ color, links }: { readonly color: boolean; readonly links: boolean }): Painter {
  return {
    style: (format, inner = plain) =>
      color ? (text) => (text === '' ? '' : styleText(format, inner(text), { validateStream: false })) : inner,
    link(url, inner = plain) {
      // A normal address is ASCII without spaces or controls, so it cannot end the sequence early.
      const href = links ? webAddress(url)?.href : undefined;
      return href === undefined ? inner : (text) => (text === '' ? '' : `\u001b]8;;${href}\u001b\\${inner(text)}\u001b]8;;\u001b\\`);
    },
  };
}

export function plain(text: string): string {
  return text;
}
