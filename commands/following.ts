import { defineCommand } from '../src/command/define-command.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import type { Reply } from '../src/reply/reply.ts';
import { placeOf } from './announcements.ts';
import type { CommandContext } from './context.ts';

export const following = defineCommand<CommandContext, Record<never, never>>({
  name: 'following',
  description: 'What you follow, with a button to stop',
  examples: [''],
  options: {},
  audience: 'asker',
  handler: async (_, { announcements }, asker): Promise<Reply> => {
    if (announcements === undefined) return composeNotice('Announcements are not running here.', 'problem');
    const follows = await announcements.follows(placeOf(asker));
    if (follows.length === 0) return composeNotice('You follow nothing yet. Below an announcement there is a button for its topic.');
    const text = 'You get a direct message for new articles on these:';
    return {
      audience: 'asker',
      summary: `You follow ${follows.length}`,
      blocks: [
        { kind: 'paragraph', text },
        { kind: 'fields', items: follows.map(({ kind, value }) => ({ name: value, text: kind })) },
      ],
      actions: follows
        .slice(0, 20)
        .map(({ kind, value }) => ({ kind: 'button', label: `Unfollow ${value}`, intent: { kind: 'unfollow', by: kind, value } })),
    };
  },
});
