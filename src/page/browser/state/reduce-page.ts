import type { Message, PageEvent, PageState, PlatformName, PlatformState } from '../../protocol.ts';
import type { Model, Pane } from './model.ts';

type PageWide = Extract<PageEvent, { kind: 'state' | 'preview' | 'outbox' | 'faults' | 'content' }>;
type PlatformWide = Extract<PageEvent, { kind: 'message' | 'people' | 'channels' | 'commands' | 'views' | 'connected' }>;

/** The server's events about the whole page. */
export function reducePage(model: Model, event: PageWide): Model {
  if (event.kind === 'state') return takeState(model, event.state);
  if (model.page === undefined) return model;
  switch (event.kind) {
    case 'preview':
      return { ...model, page: { ...model.page, preview: event.preview } };
    case 'outbox':
      return { ...model, page: { ...model.page, outbox: event.outbox } };
    case 'faults':
      return { ...model, page: { ...model.page, faults: event.faults } };
    case 'content':
      return { ...model, page: { ...model.page, content: event.content, starters: event.starters } };
  }
}

/** The first word, and the first after a reconnection: who and where somebody was stays, when it is still there. */
function takeState(model: Model, page: PageState): Model {
  const isFirst = model.page === undefined;
  return {
    ...model,
    page,
    link: 'live',
    isUntouched: hasNothing(page) && Object.values(model.panes).every(({ notices }) => notices.length === 0),
    view: isFirst && page.preview !== undefined ? 'preview' : model.view,
    panes: { discord: settle(model.panes.discord, page.discord), slack: settle(model.panes.slack, page.slack) },
  };
}

function hasNothing({ discord, slack }: PageState): boolean {
  return discord.messages.length === 0 && slack.messages.length === 0;
}

function settle(pane: Pane, { people, channels }: PlatformState): Pane {
  const person =
    people.find(({ id }) => id === pane.personId) ?? people.find(({ isBot, managesChannels }) => !isBot && managesChannels) ?? people[0];
  const mine = channels.filter(({ memberIds }) => memberIds === undefined || memberIds.includes(person?.id ?? ''));
  const channel = mine.find(({ id }) => id === pane.channelId) ?? mine.find(({ kind }) => kind === 'text') ?? mine[0];
  return { ...pane, personId: person?.id ?? '', channelId: channel?.id ?? '', typingIn: [] };
}

/** The server's events about one platform. */
export function reducePlatform(model: Model, event: PlatformWide): Model {
  if (model.page === undefined) return model;
  switch (event.kind) {
    case 'message':
      return takeMessage(model, event.message);
    case 'people':
      return withPlatform(model, event.platform, { people: event.people });
    case 'channels':
      return withPlatform(model, event.platform, { channels: event.channels });
    case 'commands':
      return withPlatform(model, event.platform, { commands: event.commands, entries: event.entries });
    case 'connected':
      return withPlatform(model, event.platform, { connected: event.connected });
    case 'views':
      return withPlatform(model, 'slack', { views: event.views });
  }
}

function takeMessage(model: Model, message: Message): Model {
  const { platform } = message;
  const messages = model.page?.[platform].messages ?? [];
  // Most changes are near the end.
  const index = messages.findLastIndex(({ key }) => key === message.key);
  const next = {
    ...withPlatform(model, platform, { messages: index === -1 ? [...messages, message] : messages.with(index, message) }),
    isUntouched: false,
  };
  const pane = model.panes[platform];
  const isHidden = message.channelId === pane.channelId || message.isDeleted || pane.unread.includes(message.channelId);
  const isForOthers = message.visibleTo !== undefined && message.visibleTo !== pane.personId;
  if (index !== -1 || isHidden || isForOthers) return next;
  return { ...next, panes: { ...next.panes, [platform]: { ...pane, unread: [...pane.unread, message.channelId] } } };
}

function withPlatform(model: Model, platform: PlatformName, change: Partial<PlatformState>): Model {
  if (model.page === undefined) return model;
  return { ...model, page: { ...model.page, [platform]: { ...model.page[platform], ...change } } };
}
