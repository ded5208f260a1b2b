import type { Form } from '../../src/reply/form.ts';
import type { Intent, SectionKey } from '../../src/reply/intent.ts';

const section = 'AbCdEfGhIjKl' as SectionKey;
const long = 'gates and sluices and herons 👩‍👩‍👧 and more of them than fit into any button at all, or so it seems';

/** Texts that are cut at every width: letters, pairs, families, marks, spaces and lines. */
export const clippedTexts: readonly string[] = [
  '',
  'gate',
  'a b c d e',
  '👩‍👩‍👧👩‍👩‍👧x',
  'e\u0301e\u0301e\u0301',
  'a \uD83D lone',
  'two\nlines\u2028here',
  '水闸水闸水闸',
  '   ',
];

/** Words of links, honest and not. */
export const labels: readonly string[] = [
  'the gate',
  'mill.example',
  'www.mill.example',
  'Mill.Example.',
  'other.example',
  'mill.example.evil.example',
  'https://mill.example/a',
  'http://mill.example/',
  'discord.js',
  'v3.14 of U.S. law',
  'mill。example',
  'see mill.example and mill.example',
  'see mill.example and other.example',
];

/** One of every kind of button. */
export const intents: readonly Intent[] = [
  { kind: 'page', section, page: 2 },
  { kind: 'page', section, page: 12, query: 'sluice | gate' },
  { kind: 'page', section, page: 1, query: long },
  { kind: 'search', query: long },
  { kind: 'search', query: 'gate', exact: true },
  { kind: 'search', query: 'gate', exact: false },
  { kind: 'term', name: 'a|b' },
  { kind: 'term', name: long, page: 3 },
  { kind: 'article', section },
  { kind: 'article', section, marker: 'AbCdEfGhIjKlMnOpQrStUvWxY' },
  { kind: 'share', of: { kind: 'section', section } },
  { kind: 'share', of: { kind: 'term', name: 'a|b' } },
  { kind: 'share', of: { kind: 'search', query: 'topic:ai since:2026' } },
  { kind: 'shareForm', of: { kind: 'latest', count: 5 } },
  { kind: 'follow', by: 'topic', value: 'ai|chips' },
  { kind: 'unfollow', by: 'author', value: long },
  { kind: 'follow', by: 'term', value: 'x' },
  { kind: 'feedback', verdict: 'helpful', question: 'a|b' },
  { kind: 'feedback', verdict: 'unhelpful', question: long },
  { kind: 'form', command: 'news' },
  { kind: 'form', command: 'news', section: 2 },
  { kind: 'announcements', action: 'off' },
  { kind: 'announcements', action: 'test' },
  { kind: 'announcements', action: 'term', value: 'x' },
  { kind: 'decide', delivery: 7, verdict: 'isThere' },
  { kind: 'decide', delivery: 8, verdict: 'postAgain' },
];

/** Texts that no encoder wrote. */
export const encodedIntents: readonly string[] = [
  '',
  '2p0|AbCdEfGhIjKl|1',
  '1p|AbCdEfGhIjKl|1',
  '1p000|AbCdEfGhIjKl|1',
  '1p0|short|1',
  '1p0|AbCdEfGhIjKl|0',
  '1p0|AbCdEfGhIjKl|01',
  '1p0|AbCdEfGhIjKl',
  '1p0|AbCdEfGhIjKl|1234567890',
  '1s0|x|gate',
  '1k0|y|',
  '1k0|y',
  '1k0|x|gate',
  '1k0|n|gate',
  '1s0|',
  '1t0|0|gate',
  '1t0|x|gate',
  '1t0|',
  '1a0|AbCdEfGhIjKl|short',
  '1a0|AbCdEfGhIjKlM',
  '1h0|AbCdEfGhIjKl|x',
  '1f0|slug|x',
  '1f0|topic|',
  '1f0|topic',
  '1u0|term|x',
  '1o0|Bad',
  '1o0|news|0',
  '1o0|news|x',
  '1n0|on',
  '1n0|off|x',
  '1d0|0|y',
  '1d0|7|x',
  '1d0|7',
  '1z0|x',
];

/** A form with a field of every kind. */
export const sampleForm: Form = {
  kind: 'form',
  title: 'A mill',
  submitLabel: 'Build',
  sections: [
    { title: 'What', fields: [{ kind: 'text', name: 'name', label: 'Name', value: '', maxLength: 20 }] },
    {
      title: 'How',
      fields: [
        {
          kind: 'choice',
          name: 'size',
          label: 'Size',
          value: 'small',
          options: [
            { label: 'Small one', value: 'small' },
            { label: 'Large one', value: 'large' },
          ],
        },
        { kind: 'choices', name: 'tags', label: 'Tags', values: ['a', 'c'], max: 2, options: [{ label: 'Tag A', value: 'a' }] },
        { kind: 'role', name: 'who', label: 'Who', value: '' },
      ],
    },
  ],
};
