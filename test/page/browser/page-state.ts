import { initialModel, type Model } from '../../../src/page/browser/state/model.ts';
import { reduce } from '../../../src/page/browser/state/reduce.ts';
import type { Channel, CommandInfo, Message, PageState, PlatformName, PlatformState } from '../../../src/page/protocol.ts';

export const news: CommandInfo = {
  name: 'news',
  description: 'Find a section',
  hint: '<query>',
  options: [{ name: 'query', description: 'What', kind: 'text', required: true, autocomplete: true, choices: [] }],
  forManagers: false,
};

export const article: CommandInfo = {
  name: 'article',
  description: 'Open an article',
  options: [
    { name: 'article', description: 'Which', kind: 'text', required: true, autocomplete: true, choices: [] },
    { name: 'section', description: 'Where', kind: 'text', required: false, autocomplete: true, choices: [] },
  ],
  forManagers: false,
};

export const latest: CommandInfo = {
  name: 'latest',
  description: 'The newest',
  options: [{ name: 'count', description: 'How many', kind: 'integer', required: false, autocomplete: false, choices: [] }],
  forManagers: false,
};

export const announcements: CommandInfo = { name: 'announcements', description: 'Announce here', options: [], forManagers: true };

const channel = (id: string, more: Partial<Channel> = {}): Channel => ({ id, name: id, kind: 'text', botMayPost: true, ...more });

function platformState(): PlatformState {
  return {
    place: 'The Newsroom',
    people: [
      { id: 'rosa', name: 'Rosa', role: 'Member', isBot: false, managesChannels: false, locale: 'en-US' },
      { id: 'ada', name: 'Ada', role: 'Owner', isBot: false, managesChannels: true, locale: 'en-US' },
      { id: 'bot', name: 'Newsdesk', role: 'App', isBot: true, managesChannels: false, locale: 'en-US' },
    ],
    channels: [channel('general'), channel('news', { kind: 'announcement' }), channel('editors', { kind: 'private', memberIds: ['ada'] })],
    commands: [news, article, latest, announcements],
    entries: [{ id: 'Look this up', name: 'Look this up' }],
    roles: [],
    messages: [],
    views: [],
    connected: true,
  };
}

export function pageState(change: Partial<PageState> = {}): PageState {
  return {
    discord: platformState(),
    slack: platformState(),
    content: { publication: 'The Sampler', articles: [], sections: 0, problems: [] },
    outbox: { counts: {}, deliveries: [] },
    faults: [],
    starters: [],
    ...change,
  };
}

export function message(id: string, change: Partial<Message> = {}): Message {
  const platform: PlatformName = change.platform ?? 'discord';
  return {
    key: `${platform}-${id}`,
    platform,
    channelId: 'general',
    id,
    author: { id: 'bot', name: 'Newsdesk', isBot: true },
    at: 1_700_000_000_000,
    isDeleted: false,
    payload: { content: id },
    crossposted: false,
    inspect: { via: 'POST', request: {}, limits: [], versions: 1 },
    ...change,
  };
}

/** The model once the server has said its first word. */
export function opened(change: Partial<PageState> = {}): Model {
  return reduce(initialModel, { kind: 'state', state: pageState(change) });
}
