import { createOnce } from '../announce/once.ts';
import type { CuratedTerm } from '../curation/curated-term.ts';
import { createTermService, type TermService } from '../desk/term-service.ts';
import { createTermMemory } from '../desk/term-memory.ts';
import type { Storage } from '../ports/storage.ts';
import type { Clock } from '../runtime/clock.ts';
import { hurryService } from './hurry-service.ts';

/** The curated terms of a running app. */
export interface Curating {
  readonly desk: TermService;
  /** As they were when the app began. */
  readonly first: readonly CuratedTerm[];
  /** Gives what changes to the desk that answers, until it is stopped. */
  follow(curate: (terms: readonly CuratedTerm[]) => void): void;
  stop(): void;
}

/**
 * Reads what editors have curated, before anything is answered: a term that they hide is never answered, not even at first.
 *
 * @throws what the database throws.
 */
export async function openCurating(storage: Storage, clock: Clock, onTrouble: (error: unknown, during: string) => void): Promise<Curating> {
  const { terms, effects } = storage.hurried();
  let curate = (_terms: readonly CuratedTerm[]): void => {};
  // Nobody waits for an answer at the start, and the desk below has its own limit.
  const memory = createTermMemory({
    terms: storage.terms,
    clock,
    onChanged: (curated) => curate(curated.terms),
    onTrouble: (error) => onTrouble(error, 'looking for changed terms'),
  });
  const { terms: first } = await memory.refresh();
  return {
    desk: hurryService(createTermService({ terms, memory, clock, once: createOnce(effects, clock) }), clock),
    first,
    follow(next) {
      curate = next;
      memory.start();
    },
    stop: memory.stop,
  };
}
