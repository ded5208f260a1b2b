import type { announcing } from './english/announcing.ts';
import type { answers } from './english/answers.ts';
import type { curating } from './english/curating.ts';
import type { kept } from './english/kept.ts';

/** The texts of one language. A text with parts is a function, so that the order of words and the form of a number are the language's own. */
export type AnswerTexts = typeof answers;
export type AnnouncingTexts = typeof announcing;
export type CuratingTexts = typeof curating;
export type KeptTexts = typeof kept;

/** A command or an option in one language, as a chat shows it: 1 to 32 letters for the name, 1 to 100 characters for the description. */
export interface CommandText {
  readonly name: string;
  readonly description: string;
}

/** By the command's own words, `news` or `announcements on settings`. */
export type CommandTexts = Readonly<Record<string, CommandText>>;

/** A language whole. English has no texts of commands: they stand with the commands themselves. */
export interface Language {
  readonly answers: AnswerTexts;
  readonly announcing: AnnouncingTexts;
  readonly curating: CuratingTexts;
  readonly kept: KeptTexts;
  readonly commands: CommandTexts;
}

/** The kept texts for one asker. */
export interface KeptWords extends KeptTexts {
  /** A command by its path, `announcements settings`, as `Words.slash` names it. */
  command(path: string): string;
}

/** The words for one asker. */
export interface Words extends AnswerTexts, AnnouncingTexts, CuratingTexts {
  /** For `sayKept`. */
  readonly kept: KeptWords;
  /** A command as the asker's client names it: `/news`, `/news query`. */
  slash(path: string): string;
  /** The description of a command or an option; undefined if it has none but the English one that stands with it. */
  describe(path: string): string | undefined;
  /** Differs for words that differ: what is kept for somebody is kept by it. */
  readonly key: string;
}
