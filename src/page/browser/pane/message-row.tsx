import { Component, type ComponentChildren, type VNode } from 'preact';
import type { Channel, EntryInfo, Message } from '../../protocol.ts';
import { Icon } from '../controls/icon.tsx';
import { DiscordBody } from '../discord/message-body.tsx';
import { SlackBody } from '../slack/message-body.tsx';
import { Avatar } from './avatar.tsx';
import { clockTime } from './clock-time.ts';
import { MessageEntries } from './message-entries.tsx';
import { MessageSurface } from './message-surface.tsx';

export interface MessageRowProps {
  readonly message: Message;
  /** Stands right below another one of the same author. */
  readonly continues: boolean;
  readonly isInspected: boolean;
  readonly replies: number;
  /** Discord: the thread that hangs on it. */
  readonly thread: Channel | undefined;
  readonly entries: readonly EntryInfo[];
  readonly onInspect: (message: Message) => void;
  readonly onThread: (message: Message, thread: Channel | undefined) => void;
}

/** A message with who wrote it and when. Drawn again only when it is another one. */
export class MessageRow extends Component<MessageRowProps> {
  override shouldComponentUpdate(next: MessageRowProps): boolean {
    const { message, continues, isInspected, replies, thread, entries } = this.props;
    return (
      next.entries !== entries ||
      next.message !== message ||
      next.continues !== continues ||
      next.isInspected !== isInspected ||
      next.replies !== replies ||
      next.thread !== thread
    );
  }

  override render(): ComponentChildren {
    const { message, continues, isInspected, replies, thread, entries, onInspect, onThread } = this.props;
    const { author, platform, because, visibleTo, at } = message;
    const isFull = !continues || because !== undefined || visibleTo !== undefined;
    const time = clockTime(at);
    return (
      <article
        class={`message${isFull ? '' : ' message-continues'}${visibleTo === undefined ? '' : ' message-private'}${isInspected ? ' message-inspected' : ''}`}
        aria-label={`${author.name}, ${time}`}
        data-message={message.key}
      >
        {platform === 'slack' && visibleTo !== undefined && <OnlyYou platform={platform} />}
        {because !== undefined && <p class="message-because">{because}</p>}
        {isFull && <Avatar name={author.name} isBot={author.isBot} />}
        <div class="message-main">
          {isFull && (
            <header class="message-head">
              <span class="message-author">{author.name}</span>
              {author.isBot && <span class="message-app">App</span>}
              <time class="message-time" dateTime={new Date(at).toISOString()}>
                {time}
              </time>
              {message.crossposted && (
                <span class="message-published">
                  <Icon name="broadcast" small />
                  Published
                </span>
              )}
            </header>
          )}
          <MessageSurface message={message}>
            {platform === 'discord' ? <DiscordBody payload={message.payload} /> : <SlackBody payload={message.payload} />}
          </MessageSurface>
          {message.editedAt !== undefined && (
            <span class="message-edited" title={`Edited at ${clockTime(message.editedAt)}`}>
              (edited)
            </span>
          )}
          {platform === 'discord' && visibleTo !== undefined && <OnlyYou platform={platform} />}
          {(replies > 0 || thread) && (
            <button type="button" class="message-thread" onClick={() => onThread(message, thread)}>
              <Icon name="thread" small />
              {thread ? thread.name : `${replies} ${replies === 1 ? 'reply' : 'replies'}`}
            </button>
          )}
        </div>
        <MessageEntries message={message} entries={entries} />
        <button
          type="button"
          class="message-inspect"
          aria-label={`Inspect the message of ${time}`}
          aria-pressed={isInspected}
          title="Inspect"
          onClick={() => onInspect(message)}
        >
          <Icon name="inspect" small />
        </button>
      </article>
    );
  }
}

function OnlyYou({ platform }: { readonly platform: 'discord' | 'slack' }): VNode {
  return (
    <p class="message-only-you">
      <Icon name="eyeOff" small />
      {platform === 'discord' ? 'Only you can see this' : 'Only visible to you'}
    </p>
  );
}
