import type { AnyCommand, Dispatch } from '../../src/command/command.ts';
import { createDispatch } from '../../src/command/dispatch.ts';
import type { Anchor, Slug } from '../../src/content/article.ts';
import { composeNotice } from '../../src/reply/compose-notice.ts';
import { sectionKey } from '../../src/reply/intent-codec.ts';
import type { Intent } from '../../src/reply/intent.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { richTextOf } from './rich-text-of.ts';

const key = sectionKey('long-read' as Slug, 'all' as Anchor);

/** Twelve thousand characters in numbered paragraphs: several pages on every platform. */
export const longText = Array.from({ length: 60 }, (_, n) =>
  `Paragraph ${n + 1}. ${'Water carries the heat away from the racks. '.repeat(4)}`.trim(),
).join('\n\n');

/** Another process, or a database that takes its time: every answer comes `delayMs` later. */
export function createSlowDispatch(delayMs: number): Dispatch {
  const dispatch = createArticleDispatch();
  return {
    ...dispatch,
    async runText(...asked) {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      return dispatch.runText(...asked);
    },
    async run(...asked) {
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      return dispatch.run(...asked);
    },
  };
}

/** One long article, whole: enough to page, share and choose, with no index behind it. */
export function createArticleDispatch(): Dispatch {
  return createDispatch<null>({
    commands: articleCommands,
    act,
    context: () => null,
    createIncidentId: () => 'K7QF-3M9T',
    onIncident: () => {},
  });
}

export const articleCommands: readonly AnyCommand<null>[] = [
  {
    name: 'read',
    description: 'Reads the article',
    examples: [''],
    options: { word: { kind: 'text', description: 'A word', suggest: (typed: string) => [{ name: `${typed}!`, value: typed }] } },
    audience: 'channel',
    handler: ({ word }: { word?: string }) => (word === undefined ? longRead('channel') : composeNotice(`You said ${word}.`)),
  },
  {
    name: 'fail',
    description: 'Fails',
    examples: [''],
    options: {},
    audience: 'channel',
    handler: () => {
      throw new Error('on purpose');
    },
  },
];

function act(intent: Intent): Reply {
  if (intent.kind === 'page' || intent.kind === 'article') return longRead('channel');
  if (intent.kind === 'share') return longRead('channel');
  return composeNotice(intent.kind);
}

function longRead(audience: Reply['audience']): Reply {
  return {
    audience,
    summary: 'A long read',
    blocks: [
      {
        kind: 'passage',
        body: richTextOf(longText),
        citation: { slug: 'long-read' as Slug, anchor: 'all' as Anchor, title: 'A long read', headingPath: [], bylines: ['Ann Onymous'] },
      },
    ],
    actions: [
      { kind: 'button', label: 'Share', intent: { kind: 'share', of: { kind: 'section', section: key } } },
      { kind: 'menu', placeholder: 'More', options: [{ label: 'Again', intent: { kind: 'article', section: key } }] },
    ],
    paging: { intent: { kind: 'page', section: key, page: 1 } },
  };
}
