import { inspect } from 'node:util';

const shown = '[redacted]';

/** A text that prints as `[redacted]` however it is printed: JSON, `console.log`, string concatenation. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The text itself, for the one call that needs it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}
