import { hash } from 'node:crypto';

/** 5 characters of base64url over a text: by it a button knows whether its message still shows what is written now. One change of a billion is missed. */
export type TextHash = string & { readonly __brand: 'TextHash' };

export function textHash(text: string): TextHash {
  return hash('sha256', text, 'base64url').slice(0, 5) as TextHash;
}

/** Behind a name in a button, `name.AbCdE`; buttons of older versions have none. */
export function withHash(name: string, text: TextHash | undefined): string {
  return text === undefined ? name : `${name}.${text}`;
}

/** Reads what `withHash` wrote; undefined for another ending. */
export function splitHash(field: string): { readonly name: string; readonly text?: TextHash } | undefined {
  const [, name = '', text] = /^([^.]*)(?:\.([\w-]{5}))?$/u.exec(field) ?? [];
  if (name === '') return undefined;
  return text === undefined ? { name } : { name, text: text as TextHash };
}
