import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { decodeIntent, encodeIntent } from '../../src/reply/intent-codec.ts';
import type { Intent, SectionKey } from '../../src/reply/intent.ts';
import type { TextHash } from '../../src/reply/text-hash.ts';

/** A reviewed file: `npx vitest run test/reply -u` writes it anew. */
const golden = fileURLToPath(new URL('../golden/reply/intents.txt', import.meta.url));

const section = 'AbCdEfGhIjKl' as SectionKey;
const text = '12345' as TextHash;

const intents: readonly Intent[] = [
  { kind: 'page', section, page: 2 },
  { kind: 'page', section, text, page: 2, query: 'a|b' },
  { kind: 'search', query: 'mill' },
  { kind: 'search', query: 'mill', exact: true },
  { kind: 'search', query: 'mill', exact: false },
  { kind: 'term', name: 'weir' },
  { kind: 'term', name: 'weir', page: 3 },
  { kind: 'term', name: 'weir', beside: true },
  { kind: 'article', section },
  { kind: 'share', of: { kind: 'section', section, text } },
  { kind: 'share', of: { kind: 'section', section } },
  { kind: 'share', of: { kind: 'term', name: 'weir', text } },
  { kind: 'share', of: { kind: 'search', query: 'mill' } },
  { kind: 'shareForm', of: { kind: 'latest', count: 9 } },
  { kind: 'form', command: 'announcements' },
  { kind: 'form', command: 'announcements', section: 2 },
  { kind: 'form', command: 'announcements', section: 2, channel: 'C0123' },
  { kind: 'form', command: 'announcements', channel: 'C0123' },
  { kind: 'announcements', action: 'off' },
  { kind: 'announcements', action: 'test', channel: 'C0123' },
  { kind: 'announcements', action: 'choose' },
  { kind: 'announcements', action: 'show' },
  { kind: 'announcements', action: 'term', value: 'weir' },
  { kind: 'decide', delivery: 12, verdict: 'isThere' },
  { kind: 'decide', delivery: 12, verdict: 'postAgain' },
  { kind: 'follow', by: 'topic', value: 'tides' },
  { kind: 'unfollow', by: 'author', value: 'Ada' },
  { kind: 'feedback', verdict: 'helpful', question: 'mill' },
  { kind: 'feedback', verdict: 'unhelpful', question: 'mill' },
];

/** The text with a field less, more, empty, or another one. */
function nearMisses(encoded: string): readonly string[] {
  const fields = encoded.split('|');
  const changed = fields.flatMap((_, at) => ['', 'x', '0', '-1', 'C1,C2'].map((other) => fields.with(at, other).join('|')));
  return [
    fields.slice(0, -1).join('|'),
    `${encoded}|`,
    `${encoded}|more`,
    `2${encoded.slice(1)}`,
    ...changed.filter((each) => each !== encoded),
  ];
}

it('what a button carries is read as reviewed, and so is what only looks like it', async () => {
  const lines = intents.flatMap((intent) => {
    const encoded = encodeIntent(intent, 100);
    return [encoded, ...nearMisses(encoded)].map((each) => `${each} -> ${JSON.stringify(decodeIntent(each)) ?? '-'}`);
  });

  await expect(`${[...new Set(lines)].join('\n')}\n`).toMatchFileSnapshot(golden);
});
