import type { Secret } from './secret.ts';

const shown = '[redacted]';

/** Shorter texts would be taken out of the middle of ordinary words. */
const shortestSecret = 4;

/** Patterns of credentials, of any platform. Each keeps its first group. All are linear in the text. */
const patterns: readonly RegExp[] = [
  // Slack: bot, user, legacy, refresh, rotated and app-level tokens.
  /()\bxox[a-z](?:\.xox[a-z])?-[\w-]{6,}/g,
  /()\bxapp-[\w-]{6,}/g,
  // Discord bot tokens: an id, a time and a signature, in base64.
  /()\b[A-Za-z\d_-]{23,28}\.[A-Za-z\d_-]{6,7}\.[A-Za-z\d_-]{27,45}/g,
  // Discord's interaction and webhook tokens: their address alone gives the right to write.
  /(\/(?:webhooks|interactions)\/\d{15,20}\/)[\w-]{20,}/g,
  // Slack's response addresses and the tickets of Socket Mode.
  /(\/(?:commands|actions|services)\/T\w{4,}\/)[\w/-]{8,}/g,
  /([?&](?:ticket|token|access_token|client_secret)=)[^&\s"\\]{4,}/gi,
  // Headers, in JSON (also JSON inside a JSON text) or as a line.
  /(\bauthorization(?:\\*["'])?\s*[:=]\s*(?:\\*["'])?)(?:(?:Bot|Bearer|Basic)\s+)?[^\s"',}\]\\]{4,}/gi,
  /(\b(?:Bot|Bearer|Basic)\s+)(?=[\w.~+/-]*\d)[\w.~+/-]{20,}=*/g,
  // The password of an address.
  /(\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s:/@"\\]{0,100}:)[^\s@/"\\]{1,200}(?=@)/gi,
];

/**
 * Takes credentials out of a finished line: known secrets in every spelling a log may give them, and whatever has a
 * credential's shape. By value, not by key, because tokens turn up in messages, addresses and stacks. JSON stays JSON.
 */
export function createScrubber(secrets: readonly Secret[]): (line: string) => string {
  const scrubKnown = createKnownScrubber(secrets);
  return (line) => patterns.reduce((text, pattern) => text.replace(pattern, `$1${shown}`), scrubKnown(line));
}

/** Takes known secrets out and nothing else: for what people wrote, where a text that looks like a credential is one of an article. */
export function createKnownScrubber(secrets: readonly Secret[]): (line: string) => string {
  const spellings = [...new Set(secrets.flatMap((secret) => listSpellings(secret.reveal())))]
    .filter((spelling) => spelling.length >= shortestSecret)
    // A longer one may contain a shorter one, and would be left in part.
    .sort((a, b) => b.length - a.length);
  return (line) => spellings.reduce((text, spelling) => text.replaceAll(spelling, shown), line);
}

function listSpellings(value: string): readonly string[] {
  const inJson = JSON.stringify(value).slice(1, -1);
  const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '');
  return [value, inJson, JSON.stringify(inJson).slice(1, -1), encodeURIComponent(value.toWellFormed()), base64];
}
