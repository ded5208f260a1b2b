export type PlatformName = 'discord' | 'slack';

/**
 * The program behind a command: the whole of Newsdesk; the platform's library alone with one fixed line; or the library alone sending the
 * very payloads that Newsdesk sends, so that what a payload costs and what our code costs can be told apart.
 */
export type BotKind = 'newsdesk' | 'fixed' | 'samePayload';

export interface Subject {
  readonly platform: PlatformName;
  readonly kind: BotKind;
  readonly title: string;
}

export const subjects: readonly Subject[] = [
  { platform: 'discord', kind: 'fixed', title: 'discord.js, fixed text' },
  { platform: 'discord', kind: 'samePayload', title: 'discord.js, same payload' },
  { platform: 'discord', kind: 'newsdesk', title: 'Newsdesk on Discord' },
  { platform: 'slack', kind: 'fixed', title: 'Bolt, fixed text' },
  { platform: 'slack', kind: 'samePayload', title: 'Bolt, same payload' },
  { platform: 'slack', kind: 'newsdesk', title: 'Newsdesk on Slack' },
];
