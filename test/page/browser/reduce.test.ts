import { describe, expect, it } from 'vitest';
import { countReplies, groupChannels, visibleMessages } from '../../../src/page/browser/pane/visible.ts';
import type { Action } from '../../../src/page/browser/state/action.ts';
import { initialModel, type Model, type Notice } from '../../../src/page/browser/state/model.ts';
import { reduce } from '../../../src/page/browser/state/reduce.ts';
import { message, opened, pageState } from './page-state.ts';

const play = (model: Model, ...actions: readonly Action[]): Model => actions.reduce(reduce, model);
const notice = (id: number, kind: Notice['kind'] = 'waiting'): Notice => ({
  id,
  kind,
  userId: 'ada',
  channelId: 'general',
  asked: '/news',
  words: '',
  at: 0,
});

describe('the first word of the server', () => {
  it('makes one somebody who may do everything, in the first channel of text', () => {
    const { panes, link } = opened();

    expect(link).toBe('live');
    expect(panes.discord).toMatchObject({ personId: 'ada', channelId: 'general' });
  });

  it('opens the preview when there is one', () => {
    const preview = { file: 'a.md', source: '', sections: [], terms: [] };

    expect(opened({ preview }).view).toBe('preview');
    expect(opened().view).toBe('chat');
  });

  it('leaves one where one was when it comes again, after the connection was lost', () => {
    const before = play(
      opened(),
      { kind: 'bePerson', platform: 'slack', personId: 'rosa' },
      { kind: 'openChannel', platform: 'slack', channelId: 'news' },
    );

    const again = play(before, { kind: 'link', link: 'lost' }, { kind: 'state', state: pageState() });

    expect(again.link).toBe('live');
    expect(again.panes.slack).toMatchObject({ personId: 'rosa', channelId: 'news' });
  });

  it('is waited for: nothing else is taken before it', () => {
    expect(play(initialModel, { kind: 'message', message: message('1') }).page).toBeUndefined();
  });
});

describe('the first question', () => {
  it('stays asked while its notice is gone and its answer is on its way', () => {
    const asked = play(opened(), { kind: 'notice', platform: 'slack', notice: notice(1) });
    const between = play(asked, { kind: 'dropNotice', platform: 'slack', id: 1 });

    expect(opened().isUntouched).toBe(true);
    expect(asked.isUntouched).toBe(false);
    expect(between.isUntouched).toBe(false);
  });

  it('was asked by anybody whose message is there', () => {
    expect(play(opened(), { kind: 'message', message: message('1') }).isUntouched).toBe(false);
    expect(play(opened(), { kind: 'state', state: pageState() }).isUntouched).toBe(true);
  });
});

describe('messages', () => {
  it('stand in their order, and a new version stands where the old one stood', () => {
    const model = play(
      opened(),
      { kind: 'message', message: message('1') },
      { kind: 'message', message: message('2') },
      { kind: 'message', message: message('1', { editedAt: 5, payload: { content: 'edited' } }) },
    );

    expect(model.page?.discord.messages.map(({ id, payload }) => [id, payload['content']])).toEqual([
      ['1', 'edited'],
      ['2', '2'],
    ]);
  });

  it('mark a channel that is not looked at as unread, until it is opened', () => {
    const model = play(opened(), { kind: 'message', message: message('1', { channelId: 'news' }) });

    expect(model.panes.discord.unread).toEqual(['news']);
    expect(play(model, { kind: 'openChannel', platform: 'discord', channelId: 'news' }).panes.discord.unread).toEqual([]);
  });

  it('are seen only by whom they are for', () => {
    const model = play(
      opened(),
      { kind: 'message', message: message('1', { visibleTo: 'rosa' }) },
      { kind: 'message', message: message('2') },
    );
    const seenBy = (personId: string): readonly string[] =>
      visibleMessages(model.page?.discord ?? pageState().discord, { ...model.panes.discord, personId }).map(({ id }) => id);

    expect(seenBy('ada')).toEqual(['2']);
    expect(seenBy('rosa')).toEqual(['1', '2']);
  });

  it('that were deleted are gone', () => {
    const model = play(
      opened(),
      { kind: 'message', message: message('1') },
      { kind: 'message', message: message('1', { isDeleted: true }) },
    );

    expect(visibleMessages(model.page?.discord ?? pageState().discord, model.panes.discord)).toEqual([]);
  });

  it('of a thread in Slack stand in the thread, counted in the channel', () => {
    const thread = { platform: 'slack', threadTs: '1' } as const;
    const model = play(
      opened(),
      { kind: 'message', message: message('1', { platform: 'slack' }) },
      { kind: 'message', message: message('2', thread) },
      { kind: 'message', message: message('3', thread) },
    );
    const slack = model.page?.slack ?? pageState().slack;

    expect(visibleMessages(slack, model.panes.slack).map(({ id }) => id)).toEqual(['1']);
    expect(countReplies(slack.messages, 'general')).toEqual(new Map([['1', 2]]));
    expect(visibleMessages(slack, { ...model.panes.slack, threadTs: '1' }).map(({ id }) => id)).toEqual(['1', '2', '3']);
  });
});

describe('being somebody else', () => {
  it('leaves a channel that they do not see', () => {
    const model = play(
      opened(),
      { kind: 'openChannel', platform: 'slack', channelId: 'editors' },
      { kind: 'bePerson', platform: 'slack', personId: 'rosa' },
    );

    expect(model.panes.slack).toMatchObject({ personId: 'rosa', channelId: 'general' });
  });
});

describe('notices', () => {
  it('are replaced by what became of them, and dropped', () => {
    const waiting = play(opened(), { kind: 'notice', platform: 'discord', notice: notice(1) });
    const timedOut = play(waiting, { kind: 'notice', platform: 'discord', notice: notice(1, 'timeout') });

    expect(timedOut.panes.discord.notices).toMatchObject([{ id: 1, kind: 'timeout' }]);
    expect(play(timedOut, { kind: 'dropNotice', platform: 'discord', id: 1 }).panes.discord.notices).toEqual([]);
  });
});

describe('what happens beside', () => {
  it('says what changed in the content, and whether something is wrong', () => {
    const content = { ...pageState().content, change: 'a.md changed' };
    const problem = { severity: 'error', code: 'x', file: 'a.md', line: 1, column: 1, what: '', why: '', fix: '' } as const;

    expect(play(opened(), { kind: 'content', content, starters: [] }).status?.words).toBe('a.md changed. Answers are up to date.');
    expect(play(opened(), { kind: 'content', content: { ...content, problems: [problem] }, starters: [] }).status?.words).toContain(
      '1 problem',
    );
  });

  it('says what a fault struck, the newest first', () => {
    const model = play(
      opened(),
      { kind: 'struck', platform: 'slack', fault: 'lostAnswer', what: 'chat.postMessage' },
      { kind: 'struck', platform: 'discord', fault: 'rateLimit', what: 'POST /messages' },
    );

    expect(model.strikes.map(({ fault }) => fault)).toEqual(['rateLimit', 'lostAnswer']);
    expect(model.status).toMatchObject({ words: 'Discord answered 429', tone: 'trouble' });
  });

  it('shows the bot as typing until it is not', () => {
    const model = play(opened(), { kind: 'typing', platform: 'discord', channelId: 'general', active: true });

    expect(model.panes.discord.typingIn).toEqual(['general']);
    expect(play(model, { kind: 'typing', platform: 'discord', channelId: 'general', active: false }).panes.discord.typingIn).toEqual([]);
  });
});

describe('channels', () => {
  it('are listed with their threads below them, and direct messages apart', () => {
    const base = { botMayPost: true };
    const groups = groupChannels([
      { id: 'a', name: 'a', kind: 'text', ...base },
      { id: 'b', name: 'b', kind: 'forum', ...base },
      { id: 't', name: 't', kind: 'thread', parentId: 'a', ...base },
      { id: 'd', name: 'd', kind: 'direct', ...base },
    ]);

    expect(groups.map(({ channels }) => channels.map(({ id }) => id))).toEqual([['a', 't', 'b'], ['d']]);
  });
});
