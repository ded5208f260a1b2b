import type { Reply } from './reply.ts';

/** A short private answer in Newsdesk's own words. */
export function composeNotice(text: string, tone: 'info' | 'problem' = 'info'): Reply {
  return { audience: 'asker', summary: text, blocks: [{ kind: 'notice', tone, text }], actions: [] };
}

/** The answer to an asker if a handler fails: never the reason, always the id that the operator's log has. */
export function composeApology(incidentId: string): Reply {
  return composeNotice(
    `Sorry, something went wrong on our side and this could not be answered. Please try again; if it keeps happening, tell the people who run this bot: incident ${incidentId}.`,
    'problem',
  );
}

/** The answer in the place of a form that the platform did not open. */
export function composeNoForm(command: string): Reply {
  return composeNotice(`The form did not open. Try again, or type it in one line: /help shows how /${command} is written.`, 'problem');
}
