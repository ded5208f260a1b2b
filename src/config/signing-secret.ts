import { z } from 'zod';

/** Characters: 32 random ones in hex are 128 bits. */
export const MIN_SECRET = 32;

/** A secret that requests are signed with: long enough, and one line, so that both sides have the same bytes. */
export const signingSecretSchema = z
  .string()
  .min(MIN_SECRET, `shorter than ${MIN_SECRET} characters`)
  .regex(/^[\x21-\x7e]+$/u, 'a text with white space or other characters that are easily lost')
  .refine((secret) => new Set(secret).size > 8, 'a text of too few different characters')
  .refine(
    (secret) => !secret.startsWith('whsec_') || /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/u.test(secret),
    'begun with whsec_, and the rest is not a key in Base64',
  );
