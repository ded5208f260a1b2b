/** Whom a message notifies. */
export interface Pings {
  readonly everyone: boolean;
  readonly here: boolean;
  readonly userIds: readonly string[];
  readonly roleIds: readonly string[];
}

export const noPings: Pings = { everyone: false, here: false, userIds: [], roleIds: [] };

/** `allowed_mentions` after validation. */
export interface AllowedMentions {
  readonly parse: readonly string[];
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

/** Left out, a bot's message parses everything, an interaction's answer users only (resources/message, allowed mentions). */
export const defaultMentions = {
  message: { parse: ['users', 'roles', 'everyone'], users: [], roles: [] },
  interaction: { parse: ['users'], users: [], roles: [] },
} as const satisfies Record<string, AllowedMentions>;
