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

/** mrkdwn cannot escape `*`, `_`, `~`, `` ` `` or `:`; a label of none but these characters has nothing to misread. A colon before a space begins no emoji. */
export function isPlainInMrkdwn(text: string): boolean {
  return /^(?:[\p{L}\p{M}\p{N} .,·'’()–—›-]|:(?= ))*$/u.test(text);
}
