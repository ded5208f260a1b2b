import { z } from 'zod';

/** Bytes of a key, as AES-256 wants it. The same as in `src/runtime/keyring.ts`, whose test says so. */
export const ENCRYPTION_KEY_BYTES = 32;

/** Keys in Base64 with commas between them. A message never repeats a key. */
export const encryptionKeysSchema = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((key) => key.trim())
      .filter((key) => key !== ''),
  )
  .refine((keys) => keys.length > 0, 'empty')
  .refine((keys) => keys.every((key) => /^[A-Za-z0-9+/_-]+={0,2}$/u.test(key)), 'not a list of keys in Base64, with commas between them')
  .refine(
    (keys) => keys.every((key) => Buffer.from(key, 'base64').length === ENCRYPTION_KEY_BYTES),
    `a list with a key that is not ${ENCRYPTION_KEY_BYTES} bytes long`,
  )
  .refine(
    (keys) => new Set(keys.map((key) => Buffer.from(key, 'base64').toString('hex'))).size === keys.length,
    'a list that has a key twice',
  );
