import type { VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Act } from '../../acts.ts';
import type { EntryInfo, Message } from '../../protocol.ts';
import { Icon } from '../controls/icon.tsx';
import { StoreContext } from '../state/store.ts';
import { usePageActions } from '../state/use-page-actions.ts';

/** The entries that the bot has in the menu of a message, each as a button beside it. */
export function MessageEntries({ message, entries }: { readonly message: Message; readonly entries: readonly EntryInfo[] }): VNode {
  const desk = usePageActions();
  const store = useContext(StoreContext);
  const { platform, id: targetId, key, channelId } = message;

  function use({ id, name }: EntryInfo): void {
    const userId = store.get().panes[platform].personId;
    const act: Act =
      platform === 'discord'
        ? { kind: 'discord.entry', userId, channelId, targetId, entry: id }
        : { kind: 'slack.entry', userId, message: key, entry: id };
    void desk.perform(platform, act, name);
  }

  return (
    <span class="message-entries">
      {entries.map((entry) => (
        <button key={entry.id} type="button" class="message-entry" title={entry.name} aria-label={entry.name} onClick={() => use(entry)}>
          <Icon name="search" small />
        </button>
      ))}
    </span>
  );
}
