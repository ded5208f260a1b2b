import { asString } from '../json.ts';
import { findVisibleChannel } from '../state/find-channel.ts';
import { refuse, requiredText, type ApiMethod } from './api-method.ts';

export const reactionMethods: readonly ApiMethod[] = [
  {
    name: 'reactions.add',
    token: 'bot',
    scopes: ['reactions:write'],
    tier: 'tier3',
    args: { channel: requiredText, timestamp: requiredText, name: requiredText },
    run({ state, workspace, args }) {
      const channel = findVisibleChannel(workspace, asString(args['channel']));
      if (channel === undefined) return refuse('channel_not_found');
      if (channel.isArchived) return refuse('is_archived');
      const message = workspace.messages.find(channel.id, asString(args['timestamp']) ?? '');
      if (message === undefined || message.visibleTo !== undefined) return refuse('message_not_found');
      const name = (asString(args['name']) ?? '').replaceAll(':', '');
      if (!/^[a-z0-9_+'-]+$/.test(name)) return refuse('invalid_name');
      if (!workspace.messages.react(message, name, workspace.botUserId)) return refuse('already_reacted');
      state.events.emit('reaction', message);
      return { ok: true };
    },
  },
];
