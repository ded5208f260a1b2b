import { describe, expect, it } from 'vitest';
import { composeNotice } from '../../src/reply/compose-notice.ts';
import { composeShared, longestLine } from '../../src/reply/compose-shared.ts';
import { decodeIntent, encodeIntent } from '../../src/reply/intent-codec.ts';
import type { Intent } from '../../src/reply/intent.ts';
import { privateReply } from '../../src/reply/private-reply.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { longestShared } from '../../src/reply/shareable-codec.ts';
import { wordsFor } from '../../src/words/words-for.ts';

function answer(share: Reply['share']): Reply {
  return {
    audience: 'channel',
    summary: 'Herons',
    blocks: [{ kind: 'paragraph', text: 'Herons wade.' }],
    actions: [
      { kind: 'link', label: 'Read the article', url: 'https://news.example/herons' },
      { kind: 'button', label: 'Follow birds', intent: { kind: 'follow', by: 'topic', value: 'birds' } },
    ],
    ...(share === undefined ? {} : { share }),
  };
}

const labels = ({ actions }: Reply): readonly string[] => actions.map((action) => ('label' in action ? action.label : ''));

describe('a private reply', () => {
  it('offers to be shared behind the link to the article, once and as the same object', () => {
    const reply = answer({ kind: 'term', name: 'heron' });

    const made = privateReply(reply);

    expect(made.audience).toBe('asker');
    expect(labels(made)).toEqual(['Read the article', 'Share', 'Share with a line…', 'Follow birds']);
    expect(privateReply(reply)).toBe(made);
    expect(privateReply(made)).toBe(made);
  });

  it('offers it only if a button of Discord carries the words whole', () => {
    const fits = 'x'.repeat(longestShared);
    const intent: Intent = { kind: 'share', of: { kind: 'search', query: fits } };

    expect(labels(privateReply(answer({ kind: 'search', query: fits })))).toContain('Share');
    expect(decodeIntent(encodeIntent(intent, 100, 1_295))).toEqual(intent);
    expect(labels(privateReply(answer({ kind: 'search', query: `${fits}x` })))).not.toContain('Share');
    expect(labels(privateReply(answer({ kind: 'term', name: `${fits}x` })))).not.toContain('Share');
    expect(labels(privateReply(answer(undefined)))).not.toContain('Share');
  });

  it('that was the asker’s alone from the start is left as it is', () => {
    const notice = composeNotice('Nothing matches.');

    expect(privateReply(notice)).toBe(notice);
  });
});

describe('a shared reply', () => {
  it('names who shared it, and cuts a line that is too long', () => {
    const shared = composeShared(
      { ...answer({ kind: 'term', name: 'heron' }), isRemembered: true },
      { id: '1', name: 'Ada' },
      ` a\n\n b${'c'.repeat(400)}`,
      wordsFor([]),
    );

    expect(shared.summary).toBe('Shared by Ada: Herons');
    expect(shared.blocks[0]).toEqual({ kind: 'sharer', person: { id: '1', name: 'Ada' }, text: `a b${'c'.repeat(longestLine - 3)}` });
    expect(shared.isRemembered).toBeUndefined();
    expect(shared.share).toBeUndefined();
  });
});
