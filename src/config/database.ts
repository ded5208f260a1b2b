import { z } from 'zod';
import { Secret } from '../runtime/secret.ts';

/** The database that keeps state. A relative path is relative to the working directory. */
export type Database =
  | { readonly kind: 'memory' }
  | { readonly kind: 'file'; readonly path: string }
  /** The address holds the password. */
  | { readonly kind: 'postgres'; readonly url: Secret };

/** `file:PATH`, `postgres://…`, or `file::memory:` to keep nothing. A message never repeats the address: it may hold a password. */
export const databaseSchema = z.string().transform((text, context): Database => {
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(text)?.[0].toLowerCase();
  if (scheme === 'postgres' || scheme === 'postgresql') {
    if (!URL.canParse(text) || new URL(text).pathname.length < 2) return refuse('a PostgreSQL address without the name of a database');
    return { kind: 'postgres', url: new Secret(text) };
  }
  if (scheme !== 'file') return refuse('not of the form file:PATH or postgres://USER:PASSWORD@HOST/NAME');
  const path = text.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
  if (path === ':memory:') return { kind: 'memory' };
  if (path === '' || path.endsWith('/')) return refuse('missing the name of a file after "file:"');
  return { kind: 'file', path };
});
