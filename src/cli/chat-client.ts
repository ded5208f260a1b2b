import type { Transcript, TranscriptControl } from '../sandbox/transcript.ts';

/** The messages that a person saw after typing or clicking, and how long the bot took to answer. */
export interface ChatAnswer extends Transcript {
  /** Milliseconds from command to acknowledgement. */
  readonly ackMs: number;
  readonly isPrivate: boolean;
}

/** Something that turned up without being asked for, where the person sees it. */
export interface ChatArrival extends Transcript {
  /** The place and the kind: `#general`, `#general, edited`, `direct message`. */
  readonly where: string;
  click(control: TranscriptControl): Promise<ChatAnswer>;
}

/** A person in one of the local platforms, for the terminal to type as. */
export interface ChatClient {
  readonly name: string;
  /** The person who types and the channel: `grace in #general`. */
  where(): string;
  /** Goes on as this person; false when there is none of that name. */
  become(person: string): boolean;
  /** Goes on in this channel; false when there is none of that name. */
  enter(channel: string): boolean;
  /** Whom and what there is, for `become` and `enter`. */
  readonly people: readonly string[];
  readonly channels: readonly string[];
  /** Messages of the bot in this channel, its threads and the person's direct messages; answers to commands are none. Returns how to stop. */
  watch(onArrival: (arrival: ChatArrival) => void): () => void;
  /** The platform takes the next so many posts of the bot, and loses its answers. */
  loseAnswers(posts: number): void;
  send(command: string, text: string): Promise<ChatAnswer>;
  /** Posts a message; an answer to it arrives by `watch`. */
  say(text: string): Promise<void>;
  /** Clicks on something in the newest answer. */
  click(control: TranscriptControl): Promise<ChatAnswer>;
  /** The names of the fields of the open form; none if no form is open. */
  fields(): readonly string[];
  /** Sets a field of the form that is open; undefined when none is, or it has no such field. */
  fill(name: string, value: string): ChatAnswer | undefined;
}

/** An answer in the platform's stead: what its client says when there is no message. */
export function remark(text: string): ChatAnswer {
  return { lines: [text], controls: [], ackMs: 0, isPrivate: true };
}
