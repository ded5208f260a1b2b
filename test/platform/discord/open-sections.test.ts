import { describe, expect, it } from 'vitest';
import { openSections } from '../../../src/platform/discord/open-sections.ts';
import { composeNotice } from '../../../src/reply/compose-notice.ts';
import type { Action, Reply } from '../../../src/reply/reply.ts';

const test: Action = { kind: 'button', label: 'Post a test', intent: { kind: 'announcements', action: 'test' } };
const settings = { kind: 'button', label: 'Change settings', intent: { kind: 'form', command: 'announcements' } } as const;

function replyWith(...actions: readonly Action[]): Reply {
  return { ...composeNotice('It works.'), actions };
}

describe('buttons that open a form', () => {
  it('become one for each of its sections, in their place', () => {
    const reply = openSections(replyWith({ ...settings, sections: ['What', 'When'] }, test));

    expect(reply.actions.map((action) => (action.kind === 'button' ? [action.label, action.intent] : []))).toEqual([
      ['What', { kind: 'form', command: 'announcements', section: 1 }],
      ['When', { kind: 'form', command: 'announcements', section: 2 }],
      ['Post a test', { kind: 'announcements', action: 'test' }],
    ]);
  });

  it('stay one if the form has one section, and leave the reply the same object', () => {
    const reply = replyWith(settings, test);

    expect(openSections(reply)).toBe(reply);
  });
});
