import type { Follow } from '../src/subscription/follow.ts';
import { defineCommand } from '../src/command/define-command.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import type { Action, Reply, ReplyBlock } from '../src/reply/reply.ts';
import { placeOf } from './announcement-replies.ts';
import type { CommandContext } from './context.ts';

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
  handler: async (_, { announcements }, asker): Promise<Reply> => {
    if (announcements === undefined) return composeNotice('Announcements are not running here.', 'problem');
    const { follows, closed } = await announcements.follows(placeOf(asker));
    if (follows.length === 0)
      return composeNotice(
        'You follow nothing yet. Below an announcement there is a button for its topic, below an article one for its author, below a term one for it.',
      );
    const warning: readonly ReplyBlock[] = closed === undefined ? [] : [{ kind: 'notice', tone: 'problem', text: describeClosed(closed) }];
    return {
      audience: 'asker',
      summary: `You follow ${follows.length}`,
      blocks: [
        ...warning,
        { kind: 'paragraph', text: 'You get a direct message for new articles on these:' },
        { kind: 'fields', items: follows.map(({ kind, value }) => ({ name: value, text: kind })) },
      ],
      actions: unfollowActions(follows),
    };
  },
});

/** Why direct messages do not arrive, and what to do: nobody but the reader can change it. */
export function describeClosed(reason: string): string {
  return `Your last direct message did not arrive. ${reason}. Allow direct messages from this server (on Discord: the server’s name, Privacy Settings), and follow something to try it.`;
}

function unfollowActions(follows: readonly Follow[]): readonly Action[] {
  const options = follows.map(
    ({ kind, value }) => ({ label: `Unfollow ${value}`, intent: { kind: 'unfollow', by: kind, value } }) as const,
  );
  if (options.length <= maxButtons) return options.map((option) => ({ kind: 'button', ...option }));
  const menus: Action[] = [];
  for (let start = 0; start < options.length; start += menuSize)
    menus.push({ kind: 'menu', placeholder: 'Unfollow …', options: options.slice(start, start + menuSize) });
  return menus;
}
