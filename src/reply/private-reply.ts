import type { Intent, Shareable } from './intent.ts';
import { onceForEach } from './once-for-each.ts';
import type { Action, Reply } from './reply.ts';
import { isShareable } from './shareable-codec.ts';
import { wordsIn } from '../words/words-for.ts';
import type { Words } from '../words/words.ts';

/**
 * An answer for the asker's eyes alone, with *Share* if it can be shared. The same object for the same reply, so that its rendering is
 * kept as long.
 */
export function privateReply(reply: Reply): Reply {
  return reply.audience === 'asker' ? reply : madePrivate(reply);
}

const madePrivate = onceForEach((reply: Reply): Reply => {
  const { share, actions, language, isUnanswered } = reply;
  // One that is not answered is counted already.
  const question = isUnanswered ? undefined : reply.question;
  const words = wordsIn(language);
  const end = actions.findIndex(({ kind }) => kind !== 'link');
  const links = end === -1 ? actions.length : end;
  return {
    ...reply,
    audience: 'asker',
    actions: [...actions.slice(0, links), ...shareButtons(share, words), ...actions.slice(links), ...feedbackOn(question, words)],
  };
});

function feedbackOn(question: string | undefined, words: Words): readonly Action[] {
  return question === undefined ? [] : [{ kind: 'feedback', question, labels: { helpful: words.helpful, unhelpful: words.notHelpful } }];
}

/** They stand behind the link to the article, before what goes on reading. */
function shareButtons(of: Shareable | undefined, words: Words): readonly Action[] {
  if (of === undefined || !isShareable(of)) return [];
  const button = (label: string, kind: 'share' | 'shareForm'): Action => ({ kind: 'button', label, intent: { kind, of } satisfies Intent });
  return [button(words.share, 'share'), button(words.shareWithLine, 'shareForm')];
}
