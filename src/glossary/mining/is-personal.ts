/** Whether words are written as a first name and a last one. */
export function isPersonal(name: string): boolean {
  return /^(?:\p{Lu}\p{Ll}+\.?\s){1,3}(?:\p{Ll}{1,3}\s)?\p{Lu}['’]?\p{Ll}*\p{Lu}?\p{Ll}+$/u.test(name);
}
