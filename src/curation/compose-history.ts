import type { Reply } from '../reply/reply.ts';
import type { TermVersion } from './curated-term.ts';
import { describeVersion } from './describe-version.ts';

/** So much of an explanation is shown of each version. UTF-16 code units. */
const QUOTED = 200;

/** The versions of a term, newest first, with a button that takes the last change back. */
export function composeHistory(versions: readonly TermVersion[]): Reply {
  const [newest] = versions;
  const headword = newest?.term.headword ?? '';
  const text = `“${headword}” as its editors changed it, the last change first:`;
  return {
    audience: 'asker',
    summary: text,
    blocks: [
      { kind: 'paragraph', text },
      {
        kind: 'fields',
        items: versions.map((version) => ({ name: `${version.term.version}. ${describeVersion(version)}`, text: contentOf(version) })),
      },
    ],
    actions:
      newest === undefined
        ? []
        : [
            {
              kind: 'button',
              label: newest.act === 'undo' ? 'Redo' : 'Undo the last',
              intent: { kind: 'editTerm', edit: { act: 'undo', term: { id: newest.term.id, version: newest.term.version } } },
            },
          ],
  };
}

function contentOf({ term: { headword, aliases, definition, seeAlso, state } }: TermVersion): string {
  if (state === 'hidden') return `${[headword, ...aliases].join(', ')}: hidden`;
  if (state === 'plain') return `${headword}: nothing of its own`;
  const words = definition.length > QUOTED ? `${definition.slice(0, QUOTED)}…` : definition;
  const also = seeAlso.length === 0 ? '' : ` See also: ${seeAlso.join(', ')}.`;
  return `${[headword, ...aliases].join(', ')}: ${words}${also}`;
}
