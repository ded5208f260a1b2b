import { describe, expect, it } from 'vitest';
import { createPageActions } from '../../../src/page/browser/state/page-actions.ts';
import { createStore } from '../../../src/page/browser/state/store.ts';
import type { Act, ActResult } from '../../../src/page/acts.ts';
import { opened } from './page-state.ts';

function setUp(answer: ActResult) {
  const store = createStore(opened());
  const acts: Act[] = [];
  const seen: string[] = [];
  const desk = createPageActions(
    store,
    async (act) => {
      acts.push(act);
      seen.push(...store.get().panes.discord.notices.map(({ kind }) => kind));
      return answer;
    },
    () => 0,
  );
  return { store, acts, seen, desk };
}

describe('asking both', () => {
  it('runs the command as each platform takes it', async () => {
    const { acts, desk } = setUp({ status: 'done' });

    await desk.askBoth('article', 'colossus > ahead');

    expect(acts).toEqual([
      {
        kind: 'discord.slash',
        userId: 'ada',
        channelId: 'general',
        command: 'article',
        options: { article: 'colossus', section: 'ahead' },
      },
      { kind: 'slack.slash', userId: 'ada', channelId: 'general', command: 'article', text: 'colossus > ahead' },
    ]);
  });

  it('shows that it is under way, and no longer when it is done', async () => {
    const { store, seen, desk } = setUp({ status: 'done' });

    await desk.runDiscord('news', { query: 'x' });

    expect(seen).toEqual(['waiting']);
    expect(store.get().panes.discord.notices).toEqual([]);
  });

  it('says what Discord says when nothing answered in time', async () => {
    const { store, desk } = setUp({ status: 'timeout' });

    await desk.runDiscord('news', { query: 'x' });

    expect(store.get().panes.discord.notices).toMatchObject([
      { kind: 'timeout', words: 'The application did not respond', asked: '/news x' },
    ]);
  });

  it('says why something would not be sent', async () => {
    const { store, desk } = setUp({ status: 'refused', problem: 'You do not have permission to use this command.' });

    await desk.runSlack('announcements', 'on');

    expect(store.get().panes.slack.notices).toMatchObject([{ kind: 'refused', words: 'You do not have permission to use this command.' }]);
  });

  it('opens the modal that came for an answer, for its asker', async () => {
    const { store, desk } = setUp({ status: 'done', modal: { interactionId: '7', data: { title: 'So' } } });

    await desk.runDiscord('news', { query: 'x' });

    expect(store.get().panes.discord.modal).toMatchObject({ interactionId: '7', userId: 'ada' });
  });
});
