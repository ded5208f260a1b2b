import type { Branding } from '../src/reply/compose-hits.ts';
import type { AnnouncementService } from '../src/announce/announcement-service.ts';
import type { Shares } from '../src/announce/shares.ts';
import type { AnswerSettings } from '../src/desk/answer-settings.ts';
import type { QuestionVerdict } from '../src/ports/questions.ts';
import type { ServedEdition } from '../src/desk/served-edition.ts';
import type { Words } from '../src/words/words.ts';
import type { Rights } from '../src/command/rights/rights.ts';
import type { TermService } from '../src/desk/term-service.ts';

/** The context of every command beside its arguments: one edition, whole, for the length of one answer. */
export interface CommandContext extends ServedEdition {
  /** The words for the asker. */
  readonly words: Words;
  /** The same for what everybody in the channel sees; absent if that is no other language. */
  readonly inChannel?: CommandContext;
  /** All commands as data, for `/help`. */
  readonly commands: readonly CommandSummary[];
  /** Remembers a question that was answered well, to suggest it in the same installation once two people there have asked it. */
  readonly noteAnswered?: (question: string, asker: { readonly tenant: string; readonly person: string }) => void;
  /** Counts a question that had no good answer, for the editors; absent if nothing is kept. */
  readonly noteQuestion?: (question: string, verdict: QuestionVerdict) => void;
  /** Suggestions for an installation, from the questions asked there. */
  readonly askedIn?: (tenant: string) => readonly string[];
  /** Absent if nothing is kept, so nothing can be announced. */
  readonly announcements?: AnnouncementService;
  /** Keeps one answer from being shared twice; absent if nothing is kept. */
  readonly shares?: Shares;
  /** The visibility of answers in channels that have a choice of their own; absent if nothing is kept. */
  readonly channelAnswers?: AnswerSettings;
  /** The number of platforms on which the same terms answer. Absent in a trial, where everybody tries everything. */
  readonly platformCount?: number;
  /** The terms that editors change in chat; absent if nothing is kept. */
  readonly terms?: TermService;
  /** The platforms that are stopped until the next start, by their names for people; absent while none is. */
  readonly stopped?: readonly string[];
  /** The table of rights; absent if everybody may use everything, however often. */
  readonly rights?: Rights;
  /** The names of sources of articles that cannot be read now. */
  readonly unreadable?: readonly string[];
}

export interface CommandSummary {
  /** In the asker's language, as a person would type it: `/term <term>`. */
  signature(words: Words): string;
  readonly name: string;
  description(words: Words): string;
  readonly examples: readonly string[];
  readonly answersAnywhere: boolean;
}

export function lookOf({ words, edition: { publication } }: CommandContext): Branding {
  return {
    words,
    ...(publication.color === undefined ? {} : { color: publication.color }),
    ...(publication.footer === undefined ? {} : { footer: publication.footer }),
  };
}
