import type { VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { PlatformName } from '../../protocol.ts';
import { Icon } from '../controls/icon.tsx';
import type { Notice } from '../state/model.ts';
import { StoreContext } from '../state/store.ts';

/** Words of the platform's own client: a command under way, one that was not answered, one that it would not send. */
export function NoticeRow({ platform, notice }: { readonly platform: PlatformName; readonly notice: Notice }): VNode {
  const store = useContext(StoreContext);
  if (notice.kind === 'waiting') {
    return (
      <p class="typing" role="status">
        <span class="typing-dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        <span class="notice-asked">{notice.asked}</span>
      </p>
    );
  }
  return (
    <div class={`notice notice-${notice.kind}`} role="alert">
      <Icon name={notice.kind === 'timeout' ? 'clock' : 'warning'} />
      <div class="notice-words">
        <p>{notice.words}</p>
        <p class="notice-asked">{notice.asked}</p>
        <p class="message-only-you">
          <Icon name="eyeOff" small />
          Only you can see this
        </p>
      </div>
      <button
        type="button"
        class="quiet-button"
        aria-label="Dismiss"
        onClick={() => store.dispatch({ kind: 'dropNotice', platform, id: notice.id })}
      >
        <Icon name="close" small />
      </button>
    </div>
  );
}
