import { publishedOf } from '../../../commands/term-editing.ts';
import type { Editor, TermContent } from '../../curation/curated-term.ts';
import { decideAddition, decideEdit } from '../../curation/decide-content.ts';
import type { Decision } from '../../curation/decision.ts';
import { describeHidden } from '../../curation/describe-hidden.ts';
import { findCurated } from '../../curation/find-curated.ts';
import { type TermScene, withWords } from '../../curation/term-target.ts';
import type { ServedEdition } from '../../desk/served-edition.ts';
import type { Terms } from '../../ports/terms.ts';
import { wordsFor } from '../../words/words-for.ts';
import { NewsdeskError } from '../../runtime/errors.ts';

/** The cure for a question without an answer: another name of a term that answers it, or a term of its own. */
export type Cure = { readonly kind: 'alias'; readonly term: string } | { readonly kind: 'define'; readonly definition: string };

const operator: Editor = { platform: 'terminal', userId: 'operator', name: 'newsdesk questions' };

/**
 * Makes a question lead to a term, as an editor in chat could; it can be undone there.
 *
 * @throws {NewsdeskError} `questions.cure` if there is no such term, or its names and words may not be so.
 */
export async function cureQuestion(question: string, cure: Cure, terms: Terms, served: ServedEdition, now: () => number): Promise<void> {
  for (;;) {
    const scene: TermScene = { curated: await terms.read(), published: publishedOf(served), words: wordsFor([]) };
    const decision = decide(question, cure, scene);
    if (decision.kind !== 'change') throw whyNot(decision);
    const { act, note, terms: changed } = decision;
    if (await terms.commit(scene.curated.revision, { act, note, by: operator, at: now(), terms: changed })) return;
  }
}

function decide(question: string, cure: Cure, scene: TermScene): Decision {
  const note = 'Readers asked for it.';
  if (cure.kind === 'define') {
    const content: TermContent = { headword: question, aliases: [], definition: cure.definition, seeAlso: [] };
    return decideAddition(scene, content, note);
  }
  const name = cure.term;
  const curated = findCurated(scene.curated.terms, name);
  const base = curated ?? withWords(scene.published.find(name));
  if (base === undefined) {
    throw new NewsdeskError(`No term is called “${name}”.`, {
      code: 'questions.cure',
      fix: 'newsdesk terms lists them; --define QUESTION --as TEXT makes one.',
    });
  }
  const { headword, aliases, definition, seeAlso } = base;
  return decideEdit(
    scene,
    { id: curated?.id, version: curated?.version ?? 0, name },
    { headword, aliases: [...aliases, question], definition, seeAlso },
    note,
    'alias',
  );
}

function whyNot(decision: Exclude<Decision, { kind: 'change' }>): NewsdeskError {
  const what =
    decision.kind === 'problems'
      ? Object.values(decision.problems).join(' ')
      : decision.kind === 'hidden'
        ? describeHidden(decision.term, wordsFor([]))
        : 'what' in decision
          ? decision.what
          : 'Somebody changed the term at the same moment.';
  return new NewsdeskError(what, {
    code: 'questions.cure',
    fix: 'Nothing was changed. Give other words, or change the term in chat: /terms.',
  });
}
