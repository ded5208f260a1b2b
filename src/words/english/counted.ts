/** `1 article`, `2 articles`: the number as it is written in English, without a comma. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
