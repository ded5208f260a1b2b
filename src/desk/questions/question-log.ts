import type { QuestionCount, Questions, QuestionVerdict } from '../../ports/questions.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createScrubber } from '../../runtime/scrub.ts';
import { foldText } from '../../search/fold-text.ts';

/** Verdicts are written together after this long, in ms: a question costs no write of its own, and a restart loses two seconds of them. */
const WRITE_AFTER_MS = 2_000;
/** After a failure, in ms. */
const RETRY_AFTER_MS = 30_000;
/** Different questions that wait while the database cannot be written; later ones are not counted. */
const MAX_WAITING = 1_000;
/** Characters of a question: as many as `/news` takes. */
const MAX_LENGTH = 300;
/** Characters of a message that are looked through for them. */
const MAX_READ = 4 * MAX_LENGTH;

/** Counts questions that had no good answer, for the editors. The person is not known here, so nothing can be said of them. */
export interface QuestionLog {
  note(question: string, verdict: QuestionVerdict): void;
  /** Writes what waits. Never throws. */
  close(): Promise<void>;
}

export interface QuestionLogOptions {
  readonly questions: Questions;
  readonly clock: Clock;
  /** Told of a write that failed and is tried again. */
  readonly onTrouble: (error: unknown) => void;
}

export function createQuestionLog({ questions, clock, onTrouble }: QuestionLogOptions): QuestionLog {
  const waiting = new Map<string, QuestionCount>();
  let cancelTimer: (() => void) | undefined;
  let writing: Promise<void> = Promise.resolve();

  function add(count: QuestionCount): void {
    const key = `${count.verdict} ${count.key}`;
    const before = waiting.get(key);
    if (before === undefined && waiting.size >= MAX_WAITING) return;
    waiting.set(key, { ...count, times: count.times + (before?.times ?? 0), at: Math.max(count.at, before?.at ?? 0) });
  }

  function schedule(delayMs: number): void {
    cancelTimer ??= clock.after(delayMs, () => {
      cancelTimer = undefined;
      writing = writing.then(write);
    });
  }

  async function write(): Promise<void> {
    if (waiting.size === 0) return;
    const counts = [...waiting.values()];
    waiting.clear();
    try {
      await questions.add(counts);
    } catch (error) {
      counts.forEach(add);
      onTrouble(error);
      schedule(RETRY_AFTER_MS);
    }
  }

  return {
    note(question, verdict) {
      const shown = withoutPersons(question);
      const key = foldText(shown);
      if (key === '') return;
      add({ key, question: shown, verdict, times: 1, at: clock.now() });
      schedule(WRITE_AFTER_MS);
    },
    async close() {
      cancelTimer?.();
      await writing;
      await write();
      cancelTimer?.();
    },
  };
}

const scrubCredentials = createScrubber([]);

/** Addresses of mail, mentions and long numbers may belong to somebody, and credentials do; no article is found by them. */
function withoutPersons(question: string): string {
  // A message may be long, and the patterns try each of its places; a word that is cut could be the half of a credential.
  const beginning = question.length > MAX_READ ? question.slice(0, MAX_READ).replace(/\S*$/u, '') : question;
  const scrubbed = scrubCredentials(beginning)
    .replace(/<[@#!][^<>]*>|[\w.+-]+@[\w-]+\.[\w.-]+|(?<!\S)@[\w.-]+/gu, '…')
    .replace(/\d(?:[ -]?\d){8,}/gu, '…');
  return scrubbed.replace(/\s+/gu, ' ').trim().slice(0, MAX_LENGTH).toWellFormed();
}
