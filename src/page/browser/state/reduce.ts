import type { PlatformName, PlatformState } from '../../protocol.ts';
import type { Action } from './action.ts';
import type { Model, Pane } from './model.ts';
import { reducePage, reducePlatform } from './reduce-page.ts';
import { contentWords, struckWords } from './words.ts';

const maxStrikes = 20;
const maxNotices = 50;

/** The model after an action. Pure: an unchanged part is the same object as before. */
export function reduce(model: Model, action: Action): Model {
  switch (action.kind) {
    case 'state':
    case 'preview':
    case 'outbox':
    case 'faults':
    case 'content': {
      const next = reducePage(model, action);
      return action.kind === 'content' ? withStatus(next, contentWords(action.content), 'news') : next;
    }
    case 'message':
    case 'people':
    case 'channels':
    case 'commands':
    case 'views':
    case 'connected':
      return reducePlatform(model, action);
    case 'typing': {
      const others = model.panes[action.platform].typingIn.filter((id) => id !== action.channelId);
      return withPane(model, action.platform, { typingIn: action.active ? [...others, action.channelId] : others });
    }
    case 'struck': {
      const id = (model.strikes[0]?.id ?? 0) + 1;
      const { platform, fault, what } = action;
      const strikes = [{ id, platform, fault, what }, ...model.strikes].slice(0, maxStrikes);
      return withStatus({ ...model, strikes }, struckWords(platform, fault), 'trouble');
    }
    case 'link':
      return model.link === action.link ? model : { ...model, link: action.link };
    case 'bePerson':
      return bePerson(model, action.platform, action.personId);
    case 'openChannel': {
      const unread = model.panes[action.platform].unread.filter((id) => id !== action.channelId);
      return withPane(model, action.platform, { channelId: action.channelId, threadTs: undefined, unread });
    }
    case 'openThread':
      return withPane(model, 'slack', { threadTs: action.threadTs });
    case 'openPanel':
      return { ...model, panel: action.panel };
    case 'openView':
      return { ...model, view: action.view };
    case 'bringToFront':
      return { ...model, front: action.platform };
    case 'notice': {
      const others = model.panes[action.platform].notices.filter(({ id }) => id !== action.notice.id);
      return { ...withPane(model, action.platform, { notices: [...others, action.notice].slice(-maxNotices) }), isUntouched: false };
    }
    case 'dropNotice':
      return withPane(model, action.platform, { notices: model.panes[action.platform].notices.filter(({ id }) => id !== action.id) });
    case 'modal':
      return withPane(model, 'discord', { modal: action.modal });
    case 'status':
      return withStatus(model, action.words, action.tone);
  }
}

/** Somebody else does not see every channel: then the first they see is opened. */
function bePerson(model: Model, platform: PlatformName, personId: string): Model {
  const { channelId } = model.panes[platform];
  const channels = visibleChannels(model.page?.[platform], personId);
  const stays = channels.some(({ id }) => id === channelId);
  return withPane(model, platform, {
    personId,
    ...(stays ? {} : { channelId: channels[0]?.id ?? '', threadTs: undefined }),
    ...(platform === 'discord' ? { modal: undefined } : {}),
  });
}

export function visibleChannels(platform: PlatformState | undefined, personId: string): PlatformState['channels'] {
  return platform?.channels.filter(({ memberIds }) => memberIds?.includes(personId) ?? true) ?? [];
}

export function withPane(model: Model, platform: PlatformName, change: Partial<Pane>): Model {
  return { ...model, panes: { ...model.panes, [platform]: { ...model.panes[platform], ...change } } };
}

function withStatus(model: Model, words: string, tone: 'news' | 'trouble'): Model {
  return { ...model, status: { id: (model.status?.id ?? 0) + 1, words, tone } };
}
