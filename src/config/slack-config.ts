import type { Secret } from '../runtime/secret.ts';

/**
 * Slack's payloads come over sockets, which the app token opens, or as requests, which the signing secret proves to be Slack's. The bot is in
 * one workspace, whose token is given, or in all that install the app by OAuth.
 */
export type SlackConfig = SharedSlackConfig &
  ({ readonly appToken: Secret; readonly signingSecret?: undefined } | { readonly signingSecret: Secret; readonly appToken?: undefined }) &
  ({ readonly botToken: Secret; readonly oauth?: undefined } | { readonly oauth: SlackOAuthConfig; readonly botToken?: undefined });

/** The access to many workspaces. */
export interface SlackOAuthConfig {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** In Base64; the first one encrypts. */
  readonly encryptionKeys: readonly [Secret, ...Secret[]];
  /** Without a slash at the end; absent if Slack knows the address. */
  readonly publicUrl?: string;
}

interface SharedSlackConfig {
  /** Ids of channels that get every new article. */
  readonly announceChannels?: readonly string[];
  /** With a slash at the end. */
  readonly apiUrl: string;
}
