import { readSuggestion, refuseSuggestion } from '../curation/check-suggestion.ts';
import { composeFormAgain } from '../curation/compose-form-again.ts';
import type { TermScene } from '../curation/term-target.ts';
import type { Terms } from '../ports/terms.ts';
import type { Form } from '../reply/form.ts';
import type { TermOutcome, TermWish } from './term-wish.ts';

const DAY_MS = 86_400_000;

/** Puts a reader's suggestion into the queue, unless the person or the queue has had enough. */
export async function commitSuggestion(
  terms: Terms,
  scene: TermScene,
  { edit, values, by }: TermWish,
  now: number,
): Promise<TermOutcome | Form | 'overtaken'> {
  const {
    curated: { revision, pending },
    words,
  } = scene;
  const refused = refuseSuggestion(pending.length, await terms.countSuggestions(by, now - DAY_MS), words);
  if (refused !== undefined) return { kind: 'refused', what: refused };
  const { content, problems } = readSuggestion(values, words);
  if (Object.keys(problems).length > 0) return composeFormAgain(scene, { ...edit, act: 'suggest' }, values, { problems });
  const done = await terms.suggest(revision, { ...content, by, at: now });
  return done ? { kind: 'suggested', headword: content.headword } : 'overtaken';
}
