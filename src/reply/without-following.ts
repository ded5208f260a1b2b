import { onceForEach } from './once-for-each.ts';
import type { Action, Reply } from './reply.ts';

/**
 * A reply without its buttons to follow something, for a place from which nobody can be reached later. The same object for the same reply,
 * so that its rendering is kept as long.
 */
export const withoutFollowing = onceForEach((reply: Reply): Reply => {
  const actions = reply.actions.filter((action) => !isFollowing(action));
  return actions.length === reply.actions.length ? reply : { ...reply, actions };
});

function isFollowing(action: Action): boolean {
  return action.kind === 'button' && (action.intent.kind === 'follow' || action.intent.kind === 'unfollow');
}
