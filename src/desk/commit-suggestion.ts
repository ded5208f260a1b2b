import { readSuggestion, refuseSuggestion } from '../curation/check-suggestion.ts';
import { openTermForm } from '../curation/open-term-form.ts';
import type { TermScene } from '../curation/term-target.ts';
import type { Terms } from '../ports/terms.ts';
import { fillForm, withProblems } from '../reply/fill-form.ts';
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
  if (Object.keys(problems).length > 0) {
    const opened = openTermForm(scene, edit);
    return opened.kind === 'refused' ? opened : withProblems(fillForm(opened, values), problems);
  }
  const done = await terms.suggest(revision, { ...content, by, at: now });
  return done ? { kind: 'suggested', headword: content.headword } : 'overtaken';
}
