import type { JsonObject } from '../json.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { TokenGrant } from '../state/token-book.ts';
import type { Workspace } from '../state/workspace.ts';

/** The encoding of an argument: `json` may come as an object or as a string of JSON; `strings` as a list or separated by commas. */
export type ArgumentKind = 'string' | 'boolean' | 'integer' | 'json' | 'strings';

export interface ArgumentRule {
  readonly kind: ArgumentKind;
  readonly isRequired?: boolean;
}

/** Requests a minute, by Slack's tiers: apis/web-api/rate-limits. `post` is chat.postMessage's own rule; `free` is not counted. */
export type RateTier = 'tier1' | 'tier2' | 'tier3' | 'tier4' | 'post' | 'free';

export interface MethodCall {
  readonly state: SandboxState;
  /** The workspace of the bot token. */
  readonly workspace: Workspace;
  /** Set for the token of a whole organization. */
  readonly organizationId: string | undefined;
  /** Known arguments in their proper types; unknown ones are left out. */
  readonly args: JsonObject;
  readonly scopes: ReadonlySet<string>;
  /** Adds a warning to the answer: a code, and optionally a message for the developer. */
  readonly warn: (code: string, message?: string) => void;
}

export interface AppCall {
  readonly state: SandboxState;
  readonly grant: TokenGrant;
  readonly openSocket: () => string;
}

export interface ApiSuccess {
  readonly ok: true;
  readonly [key: string]: unknown;
}

export interface ApiRefusal {
  readonly ok: false;
  readonly error: string;
  readonly [key: string]: unknown;
}

export type ApiAnswer = ApiSuccess | ApiRefusal;

interface MethodBase {
  readonly name: string;
  readonly tier: RateTier;
  readonly args: Readonly<Record<string, ArgumentRule>>;
}

export interface BotMethod extends MethodBase {
  readonly token: 'bot';
  /** One of these is enough; none needed when empty. */
  readonly scopes: readonly string[];
  run(call: MethodCall): ApiAnswer;
}

export interface AppMethod extends MethodBase {
  readonly token: 'app';
  readonly scopes: readonly string[];
  run(call: AppCall): ApiAnswer;
}

/** Needs no token and looks at no state. */
export interface OpenMethod extends MethodBase {
  readonly token: 'none';
  run(args: JsonObject): ApiAnswer;
}

/** A call by the app itself, with its own credentials. */
export interface ClientCall {
  readonly state: SandboxState;
  readonly args: JsonObject;
  /** The credentials of the header. */
  readonly basic: { readonly id: string; readonly secret: string } | undefined;
}

export interface ClientMethod extends MethodBase {
  readonly token: 'client';
  run(call: ClientCall): ApiAnswer;
}

export type ApiMethod = BotMethod | AppMethod | OpenMethod | ClientMethod;

export function refuse(error: string, more: JsonObject = {}): ApiRefusal {
  return { ok: false, error, ...more };
}

export const text: ArgumentRule = { kind: 'string' };
export const requiredText: ArgumentRule = { kind: 'string', isRequired: true };
export const flag: ArgumentRule = { kind: 'boolean' };
export const count: ArgumentRule = { kind: 'integer' };
export const json: ArgumentRule = { kind: 'json' };
export const strings: ArgumentRule = { kind: 'strings' };
