import type { Curated, TermVersion } from '../curation/curated-term.ts';
import { findCurated } from '../curation/find-curated.ts';
import { type OpenedForm, openTermForm } from '../curation/open-term-form.ts';
import type { TermSurroundings } from '../curation/term-target.ts';
import type { Terms } from '../ports/terms.ts';
import type { Form } from '../reply/form.ts';
import type { TermEdit } from '../reply/intent.ts';
import type { Clock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { commitEdit } from './commit-edit.ts';
import { commitSuggestion } from './commit-suggestion.ts';
import type { TermMemory } from './term-memory.ts';
import type { TermOutcome, TermWish } from './term-wish.ts';

/** Changes curated terms for people in chats. It asks nobody whether they may: the commands do. */
export interface TermService {
  read(): Promise<Curated>;
  /** The form for an edit, made from the term as it is now. */
  openForm(edit: TermEdit, around: TermSurroundings): Promise<OpenedForm>;
  /** Does it, or gives the form back with what is wrong or what somebody else changed meanwhile. */
  submit(wish: TermWish, around: TermSurroundings): Promise<TermOutcome | Form>;
  /** The versions of the term with this name, newest first; undefined if it was never curated. */
  history(name: string, limit: number): Promise<readonly TermVersion[] | undefined>;
}

export interface TermDeskOptions {
  readonly terms: Terms;
  readonly memory: Pick<TermMemory, 'refresh'>;
  readonly clock: Clock;
  /** Does the work once for its cause, in whichever process; the others get its result. */
  readonly once: <T>(cause: string | undefined, what: string, work: () => Promise<T>) => Promise<T>;
}

/** Editors who change something at the very same moment take turns; so many turns are enough for a newsroom. */
const MAX_TURNS = 10;

export function createTermService({ terms, memory, clock, once }: TermDeskOptions): TermService {
  /** Decides on what is there, and again if something was changed before the decision was written. */
  async function submitNow(wish: TermWish, around: TermSurroundings): Promise<TermOutcome | Form> {
    for (let turn = 0; turn < MAX_TURNS; turn += 1) {
      const scene = { ...around, curated: await memory.refresh() };
      const { act } = wish.edit;
      const now = clock.now();
      const outcome = await (act === 'suggest' ? commitSuggestion(terms, scene, wish, now) : commitEdit(terms, scene, wish, act, now));
      if (outcome !== 'overtaken') return outcome;
    }
    throw new NewsdeskError('Many people are changing terms at this moment, so this could not be done in time.', {
      code: 'answer.busy',
      fix: 'Please try again in a moment.',
      retry: 'later',
    });
  }

  return {
    read: memory.refresh,
    openForm: async (edit, around) => openTermForm({ ...around, curated: await memory.refresh() }, edit),
    async submit(wish, around) {
      const outcome = await once(wish.cause, 'terms', () => submitNow(wish, around));
      // The change counts here from now on, whichever process made it. It is saved: a look that fails is no fault of it, and the next one follows.
      await memory.refresh().catch(() => {});
      return outcome;
    },
    async history(name, limit) {
      const term = findCurated((await memory.refresh()).terms, name);
      return term === undefined ? undefined : terms.listVersions(term.id, limit);
    },
  };
}
