/** The three characters that Slack's `text` and mrkdwn give a meaning; escaped, no `<!channel>` or `<@U1>` is live. docs: formatting-message-text, "Escaping text". */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Escaped text of at most `maxLength` UTF-16 code units, never cut inside an entity or a surrogate pair. */
export function escapeWithin(text: string, maxLength: number): string {
  const escaped = escapeText(text);
  if (escaped.length <= maxLength) return escaped;
  let out = '';
  for (const character of text) {
    const next = escapeText(character);
    if (out.length + next.length > maxLength - 1) break;
    out += next;
  }
  return `${out}…`;
}

/**
 * mrkdwn cannot escape `*`, `_`, `~`, `` ` `` or `:`; a label without them, and without what would have to be escaped or named, has nothing to
 * misread. A colon before a space or at the end begins no emoji.
 */
export function isPlainInMrkdwn(text: string): boolean {
  return /^(?:[^*_~`:@#&<>|\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|:(?= |$))*$/u.test(text);
}
