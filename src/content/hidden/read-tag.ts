import { MAX_BRACES } from '../tag-reach.ts';

/** A tag of HTML or JSX. */
export interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  readonly isSelfClosing: boolean;
  readonly attributes: readonly { readonly name: string; readonly value: string | undefined }[];
  readonly end: number;
}

/** A tag longer than this is text. */
const MAX_TAG = 4_000;
const ATTRIBUTE = /([A-Za-z_:@][\w:.@-]*)(?:\s*=\s*("[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s"'>]+))?/g;

/** `<https://mill.example/login>` is a link. */
const ADDRESS = /^<(?:[A-Za-z][A-Za-z\d+.-]{1,31}:\/\/|(?:mailto|tel|xmpp):)/;

/** The tag that begins at `at`; undefined when there is none. */
export function readTag(text: string, at: number): Tag | undefined {
  const head = /^<(\/?)([A-Za-z][\w.:-]*)(?=[\s/>])/.exec(text.slice(at, at + 100));
  if (head === null || ADDRESS.test(text.slice(at, at + 100))) return undefined;
  const limit = Math.min(text.length, at + MAX_TAG);
  let depth = 0;
  for (let position = at + head[0].length; position < limit; position += 1) {
    const character = text.charAt(position);
    if (character === '>' && depth === 0) {
      const inner = text.slice(at + head[0].length, position);
      return {
        name: head[2] ?? '',
        isClosing: head[1] === '/',
        isSelfClosing: /\/\s*$/.test(inner),
        attributes: [...inner.replace(/\/\s*$/, '').matchAll(ATTRIBUTE)].map(([, name = '', value]) => ({ name, value })),
        end: position + 1,
      };
    }
    if (character === '{' && ++depth > MAX_BRACES) return undefined;
    if (character === '}') depth -= 1;
    else if (character === '<' && depth === 0) return undefined;
    else if (character === '"' || character === "'") {
      const close = text.indexOf(character, position + 1);
      if (close === -1 || close >= limit) return undefined;
      position = close;
    }
  }
  return undefined;
}
