/** `fat tree`, `fat-tree` and `fattree` are one name to a reader in a hurry. */
export function compactKey(key: string): string {
  return key.replaceAll(' ', '');
}
