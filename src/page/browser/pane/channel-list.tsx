import type { VNode } from 'preact';
import type { Channel, PlatformName } from '../../protocol.ts';
import { Icon } from '../controls/icon.tsx';
import type { IconName } from '../controls/icons.ts';
import { groupChannels } from './visible.ts';

const channelIcons: Readonly<Record<Channel['kind'], IconName>> = {
  text: 'hash',
  announcement: 'megaphone',
  forum: 'forum',
  thread: 'thread',
  direct: 'person',
  private: 'lock',
  home: 'home',
};

export function ChannelIcon({ kind }: { readonly kind: Channel['kind'] }): VNode {
  return <Icon name={channelIcons[kind]} small />;
}

interface ChannelListProps {
  readonly platform: PlatformName;
  readonly channels: readonly Channel[];
  readonly current: string;
  readonly unread: readonly string[];
  readonly onOpen: (channelId: string) => void;
  /** Opens the direct messages with the bot. */
  readonly onDirect: () => void;
}

/** The rooms of a server or a workspace. */
export function ChannelList({ platform, channels, current, unread, onOpen, onDirect }: ChannelListProps): VNode {
  return (
    <nav class="channels" aria-label={`${platform === 'discord' ? 'Discord' : 'Slack'} channels`}>
      {groupChannels(channels).map((group) => (
        <section key={group.name} class="channel-group">
          <h3>{group.name}</h3>
          <ul>
            {group.channels.map(({ id, name, kind }) => (
              <li key={id}>
                <button
                  type="button"
                  class={`channel${kind === 'thread' ? ' channel-thread' : ''}${unread.includes(id) ? ' channel-unread' : ''}`}
                  aria-current={id === current ? 'page' : undefined}
                  onClick={() => onOpen(id)}
                >
                  <ChannelIcon kind={kind} />
                  <span class="channel-name">{name}</span>
                  {unread.includes(id) && <span class="channel-dot" role="img" aria-label="new messages" />}
                </button>
              </li>
            ))}
            {group.name === 'Direct messages' && group.channels.every(({ kind }) => kind === 'home') && (
              <li>
                <button type="button" class="channel" onClick={onDirect}>
                  <ChannelIcon kind="direct" />
                  <span class="channel-name">Newsdesk</span>
                </button>
              </li>
            )}
          </ul>
        </section>
      ))}
    </nav>
  );
}
