const LEVELS = 1024;

/** About the `count` best, best first: all are sorted into levels, and only those of the upper ones in order. */
export function bestOf(sections: Int32Array, scoreOf: (section: number) => number, most: number, count: number): Int32Array {
  const levels = new Uint32Array(LEVELS + 1);
  const levelOf = (section: number) => Math.floor((scoreOf(section) / most) * LEVELS);
  for (const section of sections) levels[levelOf(section)] = (levels[levelOf(section)] as number) + 1;
  let level = LEVELS;
  for (let taken = levels[level] as number; taken < count && level > 0; ) taken += levels[--level] as number;
  return sections
    .filter((section) => levelOf(section) >= level)
    .sort((a, b) => scoreOf(b) - scoreOf(a) || a - b)
    .subarray(0, count);
}
