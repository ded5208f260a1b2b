import type { Intent, Shareable } from './intent.ts';
import { onceForEach } from './once-for-each.ts';
import type { Action, Reply } from './reply.ts';
import { isShareable } from './shareable-codec.ts';

/**
 * An answer for the asker's eyes alone, with *Share* if it can be shared. The same object for the same reply, so that its rendering is
 * kept as long.
 */
export function privateReply(reply: Reply): Reply {
  return reply.audience === 'asker' ? reply : madePrivate(reply);
}

const madePrivate = onceForEach((reply: Reply): Reply => {
  const { share, actions, question } = reply;
  const end = actions.findIndex(({ kind }) => kind !== 'link');
  const links = end === -1 ? actions.length : end;
  return {
    ...reply,
    audience: 'asker',
    actions: [...actions.slice(0, links), ...shareButtons(share), ...actions.slice(links), ...feedbackOn(question)],
  };
});

function feedbackOn(question: string | undefined): readonly Action[] {
  return question === undefined ? [] : [{ kind: 'feedback', question, labels: { helpful: 'Helpful', unhelpful: 'Not helpful' } }];
}

/** They stand behind the link to the article, before what goes on reading. */
function shareButtons(of: Shareable | undefined): readonly Action[] {
  if (of === undefined || !isShareable(of)) return [];
  const button = (label: string, kind: 'share' | 'shareForm'): Action => ({ kind: 'button', label, intent: { kind, of } satisfies Intent });
  return [button('Share', 'share'), button('Share with a line…', 'shareForm')];
}
