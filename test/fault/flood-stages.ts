import { commands } from '../../commands/index.ts';
import { createManifest } from '../../src/platform/slack/manifest.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { defaultTeam } from '../../src/sandbox/slack/seed.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import type { SlackView } from '../../src/sandbox/slack/state/view-book.ts';
import { pause } from './load.ts';
import type { Patience } from './patience.ts';
import { shownOn } from './is-answered.ts';

/** The outcome of a question, as the asker's own client shows it. */
export interface Outcome {
  /** `none`: nothing within the platform's three seconds. */
  readonly kind: 'answered' | 'busy' | 'limited' | 'choices' | 'none';
  /** Until the first that was shown. */
  readonly ms: number;
}

/** A local platform with many people in it. */
export interface FloodStage {
  readonly environment: Readonly<Record<string, string>>;
  /** `person` counts from 0. */
  ask(person: number, command: 'news' | 'term', text: string): Promise<Outcome>;
  /** The first time, on Slack, after a form was opened. */
  type(person: number, text: string): Promise<Outcome>;
  close(): Promise<void>;
}

export type FloodPlatform = 'discord' | 'slack';

export const floodStages: Readonly<Record<FloodPlatform, (people: number, patience: Patience) => Promise<FloodStage>>> = {
  async discord(people, { clock }) {
    const sandbox = await createDiscordSandbox({ clock, users: Array.from({ length: people }, (_, n) => ({ username: `person-${n}` })) });
    const channelId = sandbox.channelId('general');
    const ids = Array.from({ length: people }, (_, n) => sandbox.userId(`person-${n}`));
    const optionOf = { news: 'query', term: 'term' } as const;
    return {
      environment: { DISCORD_API_URL: sandbox.apiUrl, DISCORD_TOKEN: sandbox.token },
      async ask(person, command, text) {
        const began = performance.now();
        const answer = await sandbox.slash({ userId: ids[person] ?? '', channelId, command, options: { [optionOf[command]]: text } });
        // A deferral is a promise of words: it counts when they are there.
        if (answer.status === 'deferred') await answer.completed({ timeoutMs: 3_000 });
        return outcomeOf(JSON.stringify(answer.message ?? ''), answer.status !== 'timeout' && answer.message !== undefined, began);
      },
      async type(person, text) {
        const began = performance.now();
        const answer = await sandbox.autocomplete({
          userId: ids[person] ?? '',
          channelId,
          command: 'news',
          options: { query: text },
          focused: 'query',
        });
        return { kind: answer.status === 'choices' ? 'choices' : 'none', ms: performance.now() - began };
      },
      close: () => sandbox.close(),
    };
  },
  async slack(people, { clock, limit }) {
    const idOf = (n: number): string => `U0FLOOD${String(n).padStart(4, '0')}`;
    const users = Array.from({ length: people }, (_, n) => ({ id: idOf(n), name: `person-${n}` }));
    const channelId = 'C0GENERAL1';
    const sandbox = await createSlackSandbox({
      clock,
      manifest: createManifest(commands, 'Newsdesk'),
      teams: [{ ...defaultTeam, users: [...defaultTeam.users, ...users], channels: [{ id: channelId, name: 'general' }] }],
    });
    // A menu of suggestions stands in a form only: each person opens one.
    const openForm = async (userId: string): Promise<SlackView> => {
      await sandbox.slash({ userId, channelId, command: '/article' });
      for (let tries = 0; tries < limit(200); tries += 1) {
        const [view] = sandbox.views(userId);
        if (view !== undefined) return view;
        await pause(20);
      }
      throw new Error('The form did not open.');
    };
    const forms = new Map<number, SlackView>();
    return {
      environment: { SLACK_API_URL: sandbox.apiUrl, SLACK_BOT_TOKEN: sandbox.botToken, SLACK_APP_TOKEN: sandbox.appToken },
      async ask(person, command, text) {
        const began = performance.now();
        const asked = await sandbox.slash({ userId: idOf(person), channelId, command: `/${command}`, text });
        const message = await shownOn(asked);
        return outcomeOf(JSON.stringify(message ?? ''), asked.status === 'acked' && message !== undefined, began);
      },
      async type(person, text) {
        const view = forms.get(person) ?? (await openForm(idOf(person)));
        forms.set(person, view);
        const began = performance.now();
        const { status } = await sandbox.suggest({ userId: idOf(person), view, actionId: 'article', value: text });
        return { kind: status === 'acked' ? 'choices' : 'none', ms: performance.now() - began };
      },
      close: () => sandbox.close(),
    };
  },
};

function outcomeOf(shown: string, isShown: boolean, began: number): Outcome {
  const ms = performance.now() - began;
  if (!isShown) return { kind: 'none', ms };
  if (shown.includes('Very many questions')) return { kind: 'busy', ms };
  return { kind: shown.includes('a minute for each person') ? 'limited' : 'answered', ms };
}
