/** The styles of a transcript's line; plain functions, so that a caller without colors passes identities. */
export interface TranscriptStyle {
  readonly strong: (text: string) => string;
  readonly muted: (text: string) => string;
  readonly link: (label: string, url: string) => string;
}

/** Something a person may click in a message. */
export interface TranscriptControl {
  readonly label: string;
  /** Discord `custom_id`, Slack `action_id`. */
  readonly id: string;
  /** The option's value, for one option of a select. */
  readonly value?: string;
}

/** A message as a reader sees it, as lines of text, with what can be clicked, in their order. */
export interface Transcript {
  readonly lines: readonly string[];
  readonly controls: readonly TranscriptControl[];
}

/** Collects lines and numbers controls from 1 on, as a person names them in a terminal. */
export class TranscriptWriter {
  readonly #lines: string[] = [];
  readonly #controls: TranscriptControl[] = [];
  readonly style: TranscriptStyle;

  constructor(style: TranscriptStyle) {
    this.style = style;
  }

  text(text: string): void {
    this.#lines.push(...text.split('\n'));
  }

  /** `[1] Next` for a button that does something; a link shows where it goes and has no number. */
  control(control: TranscriptControl): string {
    this.#controls.push(control);
    return `${this.style.strong(`[${this.#controls.length}]`)} ${control.label}`;
  }

  finish(): Transcript {
    return { lines: this.#lines, controls: this.#controls };
  }
}
