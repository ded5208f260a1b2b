/** Two capitals or more and hardly any small letters: `GPU`, `MoE`, `PUE`; not `SpaceX`. */
export function isAcronym(name: string): boolean {
  return /^[\p{L}\p{N}]{2,6}$/u.test(name) && (name.match(/\p{Lu}/gu)?.length ?? 0) >= 2 && (name.match(/\p{Ll}/gu)?.length ?? 0) <= 1;
}
