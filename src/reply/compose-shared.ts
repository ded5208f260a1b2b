import { beginningOf } from '../content/graphemes.ts';
import type { Form } from './form.ts';
import type { Shareable } from './intent.ts';
import type { Person, Reply } from './reply.ts';
import type { Words } from '../words/words.ts';
import { languageOf } from './language-of.ts';

/** Longest line of a person's own, in UTF-16 code units: a remark, not a second article. */
export const longestLine = 300;

/** Name of the form's only field. */
export const lineField = 'line';

/** An answer for the whole channel, below the name of the person who shared it and a line of their own. Nobody else's copy is kept. */
export function composeShared(answer: Reply, person: Person, line: string, words: Words): Reply {
  const { isRemembered: _isRemembered, share: _share, ...shared } = answer;
  const text = beginningOf(line.replace(/\s+/gu, ' ').trim(), longestLine);
  return {
    ...shared,
    audience: 'channel',
    summary: words.sharedSummary(answer.summary, person.name),
    blocks: [{ kind: 'sharer', person, text }, ...answer.blocks],
  };
}

/** Asks for the line. It may be left empty. */
export function composeShareForm(of: Shareable, words: Words): Form {
  return {
    kind: 'form',
    ...languageOf(words),
    title: words.shareThis,
    submitLabel: words.share,
    about: { kind: 'share', of },
    sections: [
      {
        title: words.shareThis,
        fields: [
          {
            kind: 'text',
            name: lineField,
            label: words.ownLine,
            hint: words.ownLineHint,
            value: '',
            maxLength: longestLine,
            optional: true,
          },
        ],
      },
    ],
  };
}
