import { z } from 'zod';

export interface TokenShape {
  /** The platform's name for it, used in messages. */
  readonly called: string;
  /** Beginnings that belong to something else, each with what that is. */
  readonly notThese: Readonly<Record<string, string>>;
}

/**
 * Refuses what is certainly another credential, and nothing else: platforms change the shape of their tokens, and a
 * stand-in for a platform may use any. Messages never repeat the token.
 */
export function tokenSchema({ called, notThese }: TokenShape): z.ZodType<string, string> {
  return z.string().check((context) => {
    const message = findMistake(context.value, notThese);
    if (message !== undefined) context.issues.push({ code: 'custom', input: undefined, message: `${message}, not ${called}` });
  });
}

function findMistake(token: string, notThese: TokenShape['notThese']): string | undefined {
  const other = Object.keys(notThese).find((beginning) => token.startsWith(beginning));
  if (other !== undefined) return notThese[other];
  if (/^['"].*['"]$/s.test(token)) return 'wrapped in quotation marks';
  return /[^\x21-\x7e]/.test(token) ? 'a text with white space or other characters that no token has' : undefined;
}
