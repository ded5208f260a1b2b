import type { Transcript, TranscriptControl } from '../sandbox/transcript.ts';

/** What a person saw after typing or clicking, and how long the bot took to answer. */
export interface ChatAnswer extends Transcript {
  /** Milliseconds from command to acknowledgement. */
  readonly ackMs: number;
  readonly isPrivate: boolean;
}

/** A person in one of the local platforms, for the terminal to type as. */
export interface ChatPartner {
  readonly name: string;
  send(command: string, text: string): Promise<ChatAnswer>;
  /** Clicks on something in the newest answer. */
  click(control: TranscriptControl): Promise<ChatAnswer>;
  /** Sets a field of the form that is open; undefined when none is, or it has no such field. */
  fill(name: string, value: string): ChatAnswer | undefined;
}

/** An answer in the platform's stead: what its client says when there is no message. */
export function remark(text: string): ChatAnswer {
  return { lines: [text], controls: [], ackMs: 0, isPrivate: true };
}
