import { publishedOf } from '../../../commands/term-editing.ts';
import type { Editor } from '../../curation/curated-term.ts';
import type { Decision } from '../../curation/decision.ts';
import { decideHiding, decideRestoring } from '../../curation/decide-visibility.ts';
import { findCurated } from '../../curation/find-curated.ts';
import type { TermScene } from '../../curation/term-target.ts';
import type { EditionServer } from '../../desk/edition-server.ts';
import type { Act } from '../../page/acts.ts';
import type { Storage } from '../../ports/storage.ts';
import type { Clock } from '../../runtime/clock.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { wordsFor } from '../../words/words-for.ts';

const editor: Editor = { platform: 'page', userId: 'page', name: 'the page' };
const words = wordsFor([]);

/**
 * Hides a term or shows it again, as an editor in chat could; it can be undone there. The desk answers so from this moment.
 *
 * @throws {NewsdeskError} `page.term` if it is so already.
 */
export async function changeTerm(
  { how, term }: Extract<Act, { kind: 'term' }>,
  { terms }: Pick<Storage, 'terms'>,
  desk: EditionServer,
  clock: Clock,
): Promise<void> {
  for (;;) {
    const scene: TermScene = { curated: await terms.read(), published: publishedOf(desk.served()), words };
    const decision = decide(how, term, scene);
    if (decision.kind !== 'change')
      throw new NewsdeskError('what' in decision ? decision.what : 'Somebody changed the term at the same moment.', { code: 'page.term' });
    const { act, note, terms: changed } = decision;
    if (await terms.commit(scene.curated.revision, { act, note, by: editor, at: clock.now(), terms: changed })) break;
  }
  desk.curate((await terms.read()).terms);
}

function decide(how: 'hide' | 'restore', name: string, scene: TermScene): Decision {
  const known = findCurated(scene.curated.terms, name);
  const target = { id: known?.id, version: known?.version ?? 0, name };
  return how === 'hide' ? decideHiding(scene, target, '') : decideRestoring(scene, target, '');
}
