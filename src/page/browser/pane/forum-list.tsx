import type { VNode } from 'preact';
import type { Channel, PlatformState } from '../../protocol.ts';
import { Icon } from '../controls/icon.tsx';
import { Scroller } from '../controls/scroller.tsx';
import { clockTime } from './clock-time.ts';

interface ForumListProps {
  readonly state: PlatformState;
  readonly forum: Channel;
  readonly onOpen: (channelId: string) => void;
}

/** A forum has no messages of its own, only posts: each is a thread. */
export function ForumList({ state, forum, onOpen }: ForumListProps): VNode {
  const posts = state.channels.filter(({ kind, parentId }) => kind === 'thread' && parentId === forum.id);
  return (
    <Scroller class="forum" label={`Posts in ${forum.name}`}>
      {posts.length === 0 ? (
        <div class="beginning">
          <p class="beginning-title">#{forum.name} is a forum</p>
          <p>Every article that is announced here becomes a post of its own. Nothing has been posted yet.</p>
        </div>
      ) : (
        <ul>
          {posts.map(({ id, name }) => {
            const first = state.messages.find(({ channelId }) => channelId === id);
            return (
              <li key={id}>
                <button type="button" class="forum-post" onClick={() => onOpen(id)}>
                  <Icon name="thread" small />
                  <span class="forum-title">{name}</span>
                  {first && <span class="forum-about">{`${first.author.name}, ${clockTime(first.at)}`}</span>}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Scroller>
  );
}
