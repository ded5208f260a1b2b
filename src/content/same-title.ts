/** Whether two spellings name the same title: letter case, quotes, spaces and punctuation aside. */
export function isSameTitle(a: string, b: string): boolean {
  const plain = (title: string): string =>
    title
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(a) === plain(b);
}
