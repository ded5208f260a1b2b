import { may } from '../access.ts';
import type { Channel, StoredMessage, User, World } from '../world.ts';
import type { Where } from './people-input.ts';

/** A person and a channel, if the one sees the other. */
export function findPlace(world: World, { userId, channelId }: Where): { readonly user: User; readonly channel: Channel } | undefined {
  const user = world.users.get(userId);
  const channel = world.channels.get(channelId);
  return user && channel && may(world, channel, userId, 'ViewChannel') ? { user, channel } : undefined;
}

/** A message, unless it is somebody else's alone. */
export function findVisibleMessage(channel: Channel, id: string, userId: string): StoredMessage | undefined {
  const message = channel.messages.get(id);
  return message && (message.ephemeralFor === undefined || message.ephemeralFor === userId) ? message : undefined;
}
