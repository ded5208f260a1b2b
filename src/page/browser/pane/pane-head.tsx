import type { VNode } from 'preact';
import { useContext } from 'preact/hooks';
import type { Channel, PlatformName, PlatformState } from '../../protocol.ts';
import { Icon } from '../controls/icon.tsx';
import { SelectMenu } from '../controls/select-menu.tsx';
import type { Pane } from '../state/model.ts';
import { StoreContext } from '../state/store.ts';
import { platformNames } from '../state/words.ts';
import { ChannelIcon } from './channel-list.tsx';
import { LanguageSwitch } from './language-switch.tsx';

interface PaneHeadProps {
  readonly platform: PlatformName;
  readonly state: PlatformState;
  readonly pane: Pane;
  readonly channel: Channel | undefined;
  readonly channels: readonly Channel[];
  readonly onOpen: (channelId: string) => void;
}

/** Which channel is shown; where the list of channels has no room, a menu of them. */
export function PaneHead({ platform, state, pane, channel, channels, onOpen }: PaneHeadProps): VNode {
  const store = useContext(StoreContext);
  const { threadTs } = pane;
  const people = state.people.filter(({ isBot }) => !isBot);
  return (
    <header class="room-head">
      {threadTs === undefined ? (
        <>
          <span class="room-title">
            {channel && <ChannelIcon kind={channel.kind} />}
            <span>{channel?.name}</span>
          </span>
          {channel?.botMayPost === false && <span class="room-note">Newsdesk is not in this channel</span>}
        </>
      ) : (
        <>
          <button
            type="button"
            class="quiet-button"
            aria-label="Back to the channel"
            onClick={() => store.dispatch({ kind: 'openThread', threadTs: undefined })}
          >
            <Icon name="back" />
          </button>
          <span class="room-title">
            Thread <span class="room-note">#{channel?.name}</span>
          </span>
        </>
      )}
      <span class="room-platform">{platformNames[platform]}</span>
      <div class="room-switches">
        <SelectMenu
          label={`${platformNames[platform]} channel`}
          placeholder="Channel"
          options={channels.map(({ id, name, kind }) => ({ value: id, label: kind === 'direct' || kind === 'home' ? name : `#${name}` }))}
          selected={[pane.channelId]}
          onChange={([id]) => id !== undefined && onOpen(id)}
        />
        <SelectMenu
          label={`You on ${platformNames[platform]}`}
          placeholder="Person"
          options={people.map(({ id, name, role }) => ({ value: id, label: name, note: role }))}
          selected={[pane.personId]}
          onChange={([personId]) => personId !== undefined && store.dispatch({ kind: 'bePerson', platform, personId })}
        />
        <LanguageSwitch platform={platform} person={people.find(({ id }) => id === pane.personId)} />
      </div>
    </header>
  );
}
