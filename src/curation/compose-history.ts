import { languageOf } from '../reply/language-of.ts';
import type { Reply } from '../reply/reply.ts';
import type { Words } from '../words/words.ts';
import type { TermVersion } from './curated-term.ts';
import { describeVersion } from './describe-version.ts';

/** So much of an explanation is shown of each version. UTF-16 code units. */
const QUOTED = 200;

/** The versions of a term, newest first, with a button that takes the last change back. */
export function composeHistory(versions: readonly TermVersion[], words: Words): Reply {
  const [newest] = versions;
  const headword = newest?.term.headword ?? '';
  const text = words.historyOf(headword);
  return {
    audience: 'asker',
    ...languageOf(words),
    summary: text,
    blocks: [
      { kind: 'paragraph', text },
      {
        kind: 'fields',
        items: versions.map((version) => ({
          name: `${version.term.version}. ${describeVersion(version, words)}`,
          text: contentOf(version, words),
        })),
      },
    ],
    actions:
      newest === undefined
        ? []
        : [
            {
              kind: 'button',
              label: newest.act === 'undo' ? words.redo : words.undoLast,
              intent: { kind: 'editTerm', edit: { act: 'undo', term: { id: newest.term.id, version: newest.term.version } } },
            },
          ],
  };
}

function contentOf({ term: { headword, aliases, definition, seeAlso, state } }: TermVersion, words: Words): string {
  const names = [headword, ...aliases];
  if (state === 'hidden') return words.versionHidden(names);
  if (state !== 'shown') return words.versionPlain(headword);
  const shown = words.versionShown(names, definition.length > QUOTED ? `${definition.slice(0, QUOTED)}…` : definition);
  return seeAlso.length === 0 ? shown : `${shown} ${words.seeAlsoTerms(seeAlso)}`;
}
