/** C0, DEL and C1, the two separators of lines that are not a line feed, and what turns the direction of the text around it. */
const CONTROL = /[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const CONTROL_IN_LINES = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text of strangers as one line of a log or a terminal: its control characters would move the cursor, recolor the screen, or forge a line.
 * Each is written as in JSON, `\u001b`.
 */
export function visibleText(text: string): string {
  return text.replace(CONTROL, escapeCharacter);
}

/** As `visibleText`, but line feeds and tabs stay. JSON remains JSON of the same value. */
export function visibleLines(text: string): string {
  return text.replace(CONTROL_IN_LINES, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
