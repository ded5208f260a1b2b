import type { Act } from '../../page/acts.ts';
import type { AskedInVain } from '../../page/content-panel.ts';
import { clusterQuestions } from '../../desk/questions/cluster-questions.ts';
import { outcomeOf } from '../../desk/questions/question-outcome.ts';
import type { ServedEdition } from '../../desk/served-edition.ts';
import type { Storage } from '../../ports/storage.ts';
import type { Clock } from '../../runtime/clock.ts';
import { cureQuestion } from '../questions/cure-question.ts';
import { saysNow } from '../questions/says-now.ts';
import { stillStarting } from './still-starting.ts';

/** Groups of questions that the page lists: more are for the command line. */
const MAX_GROUPS = 20;

/** The questions that had no good answer, alike ones together, most asked first. */
export async function listAskedInVain({ questions }: Pick<Storage, 'questions'>, served: ServedEdition): Promise<readonly AskedInVain[]> {
  return clusterQuestions(await questions.list(), served.edition.publication.lang)
    .slice(0, MAX_GROUPS)
    .map(({ lead, others, times }) => {
      const now = outcomeOf(lead.question, served);
      return {
        question: lead.question,
        others: others.map(({ question }) => question),
        times,
        now: saysNow(now),
        isExplained: now.kind === 'term',
      };
    });
}

/** Makes a question lead to a term. @throws NewsdeskError with the words for the person who wants it. */
export async function cureAsked(
  { question, how, words }: Extract<Act, { kind: 'cure' }>,
  storage: Pick<Storage, 'terms'> | undefined,
  served: ServedEdition | undefined,
  clock: Clock,
): Promise<void> {
  if (storage === undefined || served === undefined) throw stillStarting();
  await cureQuestion(
    question,
    how === 'alias' ? { kind: 'alias', term: words } : { kind: 'define', definition: words },
    storage.terms,
    served,
    () => clock.now(),
  );
}
