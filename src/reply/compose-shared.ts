import { beginningOf } from '../content/graphemes.ts';
import type { Form } from './form.ts';
import type { Shareable } from './intent.ts';
import type { Person, Reply } from './reply.ts';

/** Longest line of a person's own, in UTF-16 code units: a remark, not a second article. */
export const longestLine = 300;

/** Name of the form's only field. */
export const lineField = 'line';

/** An answer for the whole channel, below the name of the person who shared it and a line of their own. Nobody else's copy is kept. */
export function composeShared(answer: Reply, person: Person, line: string): Reply {
  const { isRemembered: _isRemembered, share: _share, ...shared } = answer;
  const text = beginningOf(line.replace(/\s+/gu, ' ').trim(), longestLine);
  return {
    ...shared,
    audience: 'channel',
    summary: person.name === '' ? `Shared: ${answer.summary}` : `Shared by ${person.name}: ${answer.summary}`,
    blocks: [{ kind: 'sharer', person, text }, ...answer.blocks],
  };
}

/** Asks for the line. It may be left empty. */
export function composeShareForm(of: Shareable): Form {
  return {
    kind: 'form',
    title: 'Share this answer',
    submitLabel: 'Share',
    about: { kind: 'share', of },
    sections: [
      {
        title: 'Share this answer',
        fields: [
          {
            kind: 'text',
            name: lineField,
            label: 'A line of your own',
            hint: 'It stands above the answer, with your name. It pings nobody.',
            value: '',
            maxLength: longestLine,
            optional: true,
          },
        ],
      },
    ],
  };
}
