import type { Reply } from './reply.ts';
import type { Words } from '../words/words.ts';

/** A short private answer in Newsdesk's own words. */
export function composeNotice(text: string, tone: 'info' | 'problem' = 'info'): Reply {
  return { audience: 'asker', summary: text, blocks: [{ kind: 'notice', tone, text }], actions: [] };
}

/** An answer below a remark about it, which is said first. */
export function underNotice(text: string, { isRemembered: _isRemembered, ...reply }: Reply): Reply {
  return { ...reply, summary: `${text} ${reply.summary}`, blocks: [{ kind: 'notice', tone: 'info', text }, ...reply.blocks] };
}

/** The answer to an asker if a handler fails: never the reason, always the id that the operator's log has. */
export function composeApology(incidentId: string, words: Words): Reply {
  return composeNotice(words.apology(incidentId), 'problem');
}

/** The answer in the place of a form that the platform did not open. */
export function composeNoForm(command: string, words: Words): Reply {
  return composeNotice(words.formNotOpened(words.slash('help'), words.slash(command)), 'problem');
}
