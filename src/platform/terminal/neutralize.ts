/**
 * Content as a terminal may safely print it: a control character is shown as its picture (`␛`), so that no text can move the
 * cursor, set the title, write to the clipboard or turn the line around. One character for one, so ranges stay valid.
 */
export function neutralize(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202d\u202e\u2028\u2029]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '␡' : '�';
  });
}
