import type { Json } from '../json.ts';
import type { UploadedFile } from '../messages.ts';

export interface RestRequest {
  /** The named parts of the route's pattern. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

export interface RestAnswer {
  readonly status: number;
  readonly json?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v10`: `/channels/:channelId/messages`. */
  readonly pattern: string;
  /** `token`: the address itself carries the secret, as interaction callbacks and webhooks do. */
  readonly auth: 'bot' | 'token' | 'none';
  readonly handle: (request: RestRequest) => RestAnswer;
}

export const noContent: RestAnswer = { status: 204 };

export function ok(json: unknown): RestAnswer {
  return { status: 200, json };
}

export function created(json: unknown): RestAnswer {
  return { status: 201, json };
}

/** The body as an object; Discord reads a missing body as an empty one. */
export function bodyOf(request: RestRequest): Json {
  return typeof request.body === 'object' && request.body !== null && !Array.isArray(request.body) ? (request.body as Json) : {};
}
