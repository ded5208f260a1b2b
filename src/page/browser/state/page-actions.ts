import { createContext } from 'preact';
import type { Act, ActResult, OptionValue } from '../../acts.ts';
import type { CommandInfo, PlatformName } from '../../protocol.ts';
import type { Send } from './connection.ts';
import type { Store } from './store.ts';

/** Everything that a person can do here. */
export interface PageActions {
  /** Sends an act as it is. */
  readonly send: Send;
  /** Runs a command where the pane stands, and shows that it is under way and what became of it. */
  readonly runDiscord: (command: string, options: Readonly<Record<string, OptionValue>>) => Promise<void>;
  readonly runSlack: (command: string, text: string) => Promise<void>;
  /** Both at once. */
  readonly askBoth: (command: string, text: string) => Promise<void>;
  readonly say: (platform: PlatformName, text: string) => Promise<void>;
  /** For acts whose answer is seen elsewhere: tells only what went wrong. */
  readonly perform: (platform: PlatformName, act: Act, asked: string) => Promise<ActResult>;
}

export function createPageActions(store: Store, send: Send, now: () => number): PageActions {
  let nextNotice = 1;

  async function perform(platform: PlatformName, act: Act, asked: string, isShown = false): Promise<ActResult> {
    const { personId: userId, channelId } = store.get().panes[platform];
    const notice = { id: nextNotice++, userId, channelId, asked, at: now() };
    if (isShown) store.dispatch({ kind: 'notice', platform, notice: { ...notice, kind: 'waiting', words: '' } });
    const result = await send(act);
    if (result.status === 'done') {
      if (isShown) store.dispatch({ kind: 'dropNotice', platform, id: notice.id });
      if (result.modal) store.dispatch({ kind: 'modal', modal: { ...result.modal, userId, problem: undefined } });
    } else {
      const words =
        result.problem ??
        (platform === 'discord' ? 'The application did not respond' : `${asked} failed: Newsdesk did not respond in time.`);
      store.dispatch({ kind: 'notice', platform, notice: { ...notice, kind: result.status, words, at: now() } });
    }
    return result;
  }

  async function runDiscord(command: string, options: Readonly<Record<string, OptionValue>>): Promise<void> {
    const { personId: userId, channelId } = store.get().panes.discord;
    const words = Object.values(options).join(' ');
    await perform('discord', { kind: 'discord.slash', userId, channelId, command, options }, `/${command} ${words}`.trim(), true);
  }

  async function runSlack(command: string, text: string): Promise<void> {
    const { personId: userId, channelId } = store.get().panes.slack;
    await perform('slack', { kind: 'slack.slash', userId, channelId, command, text }, `/${command} ${text}`.trim(), true);
  }

  return {
    send,
    perform: (platform, act, asked) => perform(platform, act, asked),
    runDiscord,
    runSlack,
    async askBoth(command, text) {
      const known = store.get().page?.discord.commands.find(({ name }) => name === command);
      await Promise.all([runDiscord(command, optionsFromText(known, text)), runSlack(command, text)]);
    },
    async say(platform, text) {
      const { personId: userId, channelId } = store.get().panes[platform];
      await perform(platform, { kind: 'say', platform, userId, channelId, text }, text);
    },
  };
}

/** Slack's line for Discord's fields: `a > b` are two of them, everything else is the first. */
export function optionsFromText(command: CommandInfo | undefined, text: string): Readonly<Record<string, OptionValue>> {
  const options = command?.options ?? [];
  const parts = options.length > 1 ? text.split(/\s+>\s+/) : [text];
  const filled = options.flatMap(({ name, kind }, index): readonly (readonly [string, OptionValue])[] => {
    const part = parts[index]?.trim() ?? '';
    if (part === '') return [];
    return [[name, kind === 'integer' && /^-?\d+$/.test(part) ? Number(part) : part]];
  });
  return Object.fromEntries(filled);
}

export const PageActionsContext = createContext<PageActions | undefined>(undefined);
