/**
 * Remembers what was set or read last: at least the last `capacity` entries, at most twice as many. Two generations take turns, since a Map
 * that drops its oldest entry for each new one walks over the places of all that it dropped before.
 */
export class Recent<Key, Value extends {}> {
  readonly #capacity: number;
  #young = new Map<Key, Value>();
  #old: ReadonlyMap<Key, Value> = new Map<Key, Value>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** A key that is read counts as new again. */
  get(key: Key): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: Key, value: Value): void {
    if (this.#young.size >= this.#capacity && !this.#young.has(key)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  delete(key: Key): void {
    this.#young.delete(key);
    if (this.#old.has(key)) this.#old = new Map([...this.#old].filter(([other]) => other !== key));
  }

  values(): Value[] {
    return [...new Map([...this.#old, ...this.#young]).values()];
  }
}
