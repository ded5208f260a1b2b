import type { Follow } from '../src/subscription/follow.ts';
import { defineCommand } from '../src/command/define-command.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import type { Action, Reply, ReplyBlock } from '../src/reply/reply.ts';
import { placeOf } from './announcement-replies.ts';
import type { CommandContext } from './context.ts';
import { languageOf } from '../src/reply/language-of.ts';
import type { Words } from '../src/words/words.ts';
import { sayKept } from '../src/words/kept-text.ts';

/** Up to here buttons are the quicker choice. */
const maxButtons = 5;
/** A menu of Discord's. */
const menuSize = 25;

export const following = defineCommand<CommandContext, Record<never, never>>({
  name: 'following',
  description: 'What you follow, with a button to stop',
  examples: [''],
  options: {},
  audience: 'asker',
  needsMembership: true,
  handler: async (_, { announcements, words }, asker): Promise<Reply> => {
    if (announcements === undefined) return composeNotice(words.notAnnouncing, 'problem');
    const { follows, closed } = await announcements.follows(placeOf(asker));
    if (follows.length === 0) return composeNotice(words.followsNothing);
    const warning: readonly ReplyBlock[] =
      closed === undefined ? [] : [{ kind: 'notice', tone: 'problem', text: words.directClosed(sayKept(closed, words)) }];
    return {
      audience: 'asker',
      ...languageOf(words),
      summary: words.followCount(follows.length),
      blocks: [
        ...warning,
        { kind: 'paragraph', text: words.followList },
        { kind: 'fields', items: follows.map(({ kind, value }) => ({ name: value, text: words.followKinds[kind] })) },
      ],
      actions: unfollowActions(follows, words),
    };
  },
});

function unfollowActions(follows: readonly Follow[], words: Words): readonly Action[] {
  const options = follows.map(
    ({ kind, value }) => ({ label: words.unfollowName(value), intent: { kind: 'unfollow', by: kind, value } }) as const,
  );
  if (options.length <= maxButtons) return options.map((option) => ({ kind: 'button', ...option }));
  const menus: Action[] = [];
  for (let start = 0; start < options.length; start += menuSize)
    menus.push({ kind: 'menu', placeholder: words.unfollowOne, options: options.slice(start, start + menuSize) });
  return menus;
}
