import type { VNode } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { PlatformName, PlatformState } from '../../protocol.ts';
import { DiscordComposer } from '../composer/discord-composer.tsx';
import { SlackComposer } from '../composer/slack-composer.tsx';
import { type Names, NamesContext } from '../markup/names.ts';
import { visibleChannels } from '../state/reduce.ts';
import { StoreContext, useModel } from '../state/store.ts';
import { usePageActions } from '../state/use-page-actions.ts';
import { platformNames } from '../state/words.ts';
import { ChannelList } from './channel-list.tsx';
import { ForumList } from './forum-list.tsx';
import { HomeView } from './home-view.tsx';
import { MessageList } from './message-list.tsx';
import { PaneHead } from './pane-head.tsx';
import { PaneModal } from './pane-modal.tsx';
import { PromptList } from './prompt-list.tsx';
import { PersonSwitch } from './person-switch.tsx';
import { localizeCommands } from '../composer/localize-commands.ts';
import { LanguageSwitch } from './language-switch.tsx';

/** One platform: its channels, the messages of one of them, and a composer. */
export function PaneView({ platform }: { readonly platform: PlatformName }): VNode | null {
  const state = useModel(({ page }) => page?.[platform]);
  const isFront = useModel(({ front }) => front === platform);
  const name = platformNames[platform];
  return (
    <section class={`pane pane-${platform}${isFront ? ' pane-front' : ''}`} aria-label={name}>
      {state === undefined ? <p class="pane-waiting">{name} is starting…</p> : <OpenPane platform={platform} state={state} />}
    </section>
  );
}

function OpenPane({ platform, state }: { readonly platform: PlatformName; readonly state: PlatformState }): VNode {
  const store = useContext(StoreContext);
  const desk = usePageActions();
  const pane = useModel(({ panes }) => panes[platform]);
  const names = useMemo(() => namesOf(state), [state.people, state.channels, state.roles]);
  const bot = state.people.find(({ isBot }) => isBot)?.name ?? 'Newsdesk';
  const channels = visibleChannels(state, pane.personId).map((each) => (each.kind === 'direct' ? { ...each, name: bot } : each));
  const channel = channels.find(({ id }) => id === pane.channelId);
  const person = state.people.find(({ id }) => id === pane.personId);
  const commands = useMemo(() => localizeCommands(state.commands, person?.locale), [state.commands, person?.locale]);
  const Composer = platform === 'discord' ? DiscordComposer : SlackComposer;

  const openChannel = (channelId: string): void => store.dispatch({ kind: 'openChannel', platform, channelId });
  const openDirect = async (): Promise<void> => {
    const { channelId } = await desk.perform(platform, { kind: 'direct', platform, userId: pane.personId }, 'The direct message');
    if (channelId !== undefined) openChannel(channelId);
  };

  return (
    <NamesContext.Provider value={names}>
      <div class="sidebar">
        <header class="place">
          <h2>
            <span class="place-platform">{platformNames[platform]}</span>
            <span class="place-name">{state.place}</span>
          </h2>
          <span
            class={state.connected ? 'link-dot link-live' : 'link-dot link-lost'}
            role="img"
            aria-label={state.connected ? 'Newsdesk is connected' : 'Newsdesk is reconnecting'}
            title={state.connected ? 'Newsdesk is connected' : 'Newsdesk is reconnecting'}
          />
        </header>
        <ChannelList
          platform={platform}
          channels={channels}
          current={pane.channelId}
          unread={pane.unread}
          onOpen={openChannel}
          onDirect={() => void openDirect()}
        />
        <div class="self">
          <PersonSwitch
            people={state.people}
            personId={pane.personId}
            onBe={(personId) => store.dispatch({ kind: 'bePerson', platform, personId })}
          />
          <LanguageSwitch platform={platform} person={person} />
        </div>
      </div>
      <div class="room">
        <PaneHead platform={platform} state={state} pane={pane} channel={channel} channels={channels} onOpen={openChannel} />
        {channel?.kind === 'home' ? (
          <HomeView key={pane.personId} state={state} personId={pane.personId} />
        ) : channel?.kind === 'forum' ? (
          <>
            <ForumList state={state} forum={channel} onOpen={openChannel} />
            <p class="composer-none">Commands are typed inside of a post, or in another channel.</p>
          </>
        ) : (
          <>
            <SkipToComposer />
            <MessageList platform={platform} state={state} pane={pane} channel={channel} />
            {platform === 'slack' && channel?.kind === 'direct' && (
              <PromptList key={pane.personId} channel={channel} personId={pane.personId} />
            )}
            {pane.threadTs === undefined ? (
              <Composer
                key={`${pane.channelId} ${pane.personId} ${person?.locale ?? ''}`}
                commands={commands}
                userId={pane.personId}
                channelId={pane.channelId}
                channelName={channel?.name ?? ''}
                managesChannels={person?.managesChannels ?? false}
              />
            ) : (
              <p class="composer-none">Slack takes no slash commands in threads.</p>
            )}
          </>
        )}
        <PaneModal platform={platform} state={state} pane={pane} />
      </div>
    </NamesContext.Provider>
  );
}

/** A long channel has many stops for the Tab key. */
function SkipToComposer(): VNode {
  return (
    <button
      type="button"
      class="skip"
      onClick={({ currentTarget }) => currentTarget.parentElement?.querySelector<HTMLInputElement>('.composer input')?.focus()}
    >
      Skip to the composer
    </button>
  );
}

function namesOf({ people, channels, roles }: PlatformState): Names {
  return {
    people: new Map(people.map(({ id, name }) => [id, name])),
    channels: new Map(channels.filter(({ kind }) => kind !== 'direct' && kind !== 'home').map(({ id, name }) => [id, name])),
    roles: new Map(roles.map(({ id, name }) => [id, name])),
  };
}
