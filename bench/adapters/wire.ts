import type { BotKind, PlatformName } from './subjects.ts';

/** A bot's connection, and its answers: everything a child process is told. */
export interface BotOrder {
  readonly platform: PlatformName;
  readonly kind: BotKind;
  readonly access: DiscordAccess | SlackAccess;
  /** For `samePayload`: the body that Newsdesk answers each query with. */
  readonly payloads: Readonly<Record<string, object>>;
}

export interface DiscordAccess {
  readonly apiUrl: string;
  readonly token: string;
}

export interface SlackAccess {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
}

export type ToBot = { readonly kind: 'order'; readonly order: BotOrder } | { readonly kind: 'usage' };

export type FromBot =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'usage'; readonly cpuMs: number; readonly residentBytes: number };
