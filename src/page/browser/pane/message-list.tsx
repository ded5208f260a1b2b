import type { RefObject, VNode } from 'preact';
import { useCallback, useContext, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Channel, Message, PlatformName, PlatformState } from '../../protocol.ts';
import { Scroller } from '../controls/scroller.tsx';
import type { Notice, Pane } from '../state/model.ts';
import { StoreContext, useModel } from '../state/store.ts';
import { MessageRow } from './message-row.tsx';
import { NoticeRow } from './notice-row.tsx';
import { countReplies, visibleMessages } from './visible.ts';

/** As many as a long channel shows at first, and more with each wish. */
const pageSize = 200;
/** Messages of one author within this time stand together. */
const togetherMs = 5 * 60_000;

interface MessageListProps {
  readonly platform: PlatformName;
  readonly state: PlatformState;
  readonly pane: Pane;
  readonly channel: Channel | undefined;
}

export function MessageList({ platform, state, pane, channel }: MessageListProps): VNode {
  const store = useContext(StoreContext);
  const inspected = useModel(({ panel }) => (panel?.kind === 'inspect' ? panel.key : undefined));
  const [shownCount, setShownCount] = useState(pageSize);
  const { personId, channelId, threadTs } = pane;
  const visible = useMemo(() => visibleMessages(state, pane), [state.messages, personId, channelId, threadTs]);
  const replies = useMemo(() => countReplies(state.messages, channelId), [state.messages, channelId]);
  const shown = visible.slice(-shownCount);
  const notices = pane.notices.filter((notice) => notice.channelId === channelId && notice.userId === personId);
  const box = useStickToEnd(`${platform} ${channelId} ${threadTs} ${personId}`, newestOwn(visible, notices, personId));

  const inspect = useCallback(
    ({ key }: Message) => {
      const { panel } = store.get();
      const isOpen = panel?.kind === 'inspect' && panel.key === key;
      store.dispatch({ kind: 'openPanel', panel: isOpen ? undefined : { kind: 'inspect', key } });
    },
    [store],
  );
  const openThread = useCallback(
    (message: Message, thread: Channel | undefined) => {
      if (thread) store.dispatch({ kind: 'openChannel', platform: 'discord', channelId: thread.id });
      else store.dispatch({ kind: 'openThread', threadTs: message.id });
    },
    [store],
  );

  return (
    <Scroller class="messages" box={box} role="log" label={`Messages in ${channel?.name ?? 'this channel'}`}>
      <div class="messages-inner">
        {visible.length > shown.length && (
          <button type="button" class="messages-more" onClick={() => setShownCount((count) => count + pageSize)}>
            Show {Math.min(pageSize, visible.length - shown.length)} earlier messages
          </button>
        )}
        {shown.length === 0 && notices.length === 0 && <Beginning platform={platform} channel={channel} />}
        {shown.map((message, index) => (
          <MessageRow
            key={message.key}
            message={message}
            continues={continues(shown[index - 1], message)}
            isInspected={message.key === inspected}
            replies={threadTs === undefined ? (replies.get(message.id) ?? 0) : 0}
            thread={platform === 'discord' ? state.channels.find(({ messageId }) => messageId === message.id) : undefined}
            entries={state.entries}
            onInspect={inspect}
            onThread={openThread}
          />
        ))}
        {notices.map((notice) => (
          <NoticeRow key={notice.id} platform={platform} notice={notice} />
        ))}
        {pane.typingIn.includes(channelId) && notices.every(({ kind }) => kind !== 'waiting') && <Typing />}
      </div>
    </Scroller>
  );
}

function continues(before: Message | undefined, message: Message): boolean {
  return (
    before !== undefined && before.author.id === message.author.id && message.at - before.at < togetherMs && before.visibleTo === undefined
  );
}

/** The newest message or notice, if it stands there because of the person: a message of their own, an answer to them, a command under way. */
function newestOwn(visible: readonly Message[], notices: readonly Notice[], personId: string): string | undefined {
  const notice = notices.at(-1);
  if (notice !== undefined) return `notice ${notice.id}`;
  const message = visible.at(-1);
  return message !== undefined && (message.visibleTo === personId || message.author.id === personId) ? message.key : undefined;
}

/**
 * Keeps the end in sight when it was in sight, and shows a person's own newest: somebody who reads a tall answer from its start is not
 * at the end, and would never see the answer to their next question. What others write moves nothing.
 */
function useStickToEnd(place: string, own: string | undefined): RefObject<HTMLElement | null> {
  const box = useRef<HTMLElement>(null);
  const last = useRef<{ place: string; height: number; own: string | undefined }>({ place: '', height: 0, own: undefined });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const { scrollTop, clientHeight, scrollHeight } = element;
    const wasAtEnd = last.current.place !== place || last.current.height - scrollTop - clientHeight < 80;
    const hasOwn = own !== undefined && own !== last.current.own;
    if (hasOwn || (wasAtEnd && last.current.height !== scrollHeight)) element.scrollTop = Math.min(scrollHeight, startOfLast(element));
    last.current = { place, height: scrollHeight, own };
  });
  return box;
}

/** A message that is taller than the pane is read from its start. */
function startOfLast(box: HTMLElement): number {
  const rows = box.querySelectorAll<HTMLElement>('.message');
  const last = rows[rows.length - 1];
  const isTall = last !== undefined && last.offsetHeight > box.clientHeight && last === last.parentElement?.lastElementChild;
  return isTall ? last.offsetTop - box.offsetTop - 6 : Number.POSITIVE_INFINITY;
}

function Beginning({ platform, channel }: { readonly platform: PlatformName; readonly channel: Channel | undefined }): VNode {
  return (
    <div class="beginning">
      <p class="beginning-title">{channel?.kind === 'direct' ? 'You and Newsdesk' : `This is #${channel?.name ?? ''}`}</p>
      <p>
        {channel?.kind === 'announcement'
          ? 'New articles are announced here, each of them once.'
          : `Answers appear here as ${platform === 'discord' ? 'Discord' : 'Slack'} shows them. Type / below for the commands, or a message that begins with @Newsdesk. An answer to a command is yours alone until you share it; ‘Look this up’ is in the menu of a message.`}
      </p>
    </div>
  );
}

function Typing(): VNode {
  return (
    <p class="typing" role="status">
      <span class="typing-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      Newsdesk is preparing an answer
    </p>
  );
}
