import type { WireRequest } from '../../http-server.ts';
import { isJsonObject, type JsonObject } from '../json.ts';

/** Why a body could not be read, by Slack's name for it. */
export type BodyProblem =
  | 'invalid_json'
  | 'json_not_object'
  | 'invalid_post_type'
  | 'missing_post_type'
  | 'invalid_form_data'
  | 'request_too_large';

const problemKey = Symbol('bodyProblem');

/** The arguments of a call from its query and its body (form or JSON), as they were sent. */
export function readArguments(request: WireRequest): JsonObject {
  const query = Object.fromEntries(request.query);
  if (request.raw.length === 0) return query;
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const text = request.raw.toString('utf8');
  if (type === 'application/json') return readJson(text, query);
  if (type === 'application/x-www-form-urlencoded') return { ...query, ...Object.fromEntries(new URLSearchParams(text)) };
  return { ...query, [problemKey]: type === '' ? 'missing_post_type' : 'invalid_post_type' } as JsonObject;
}

export function bodyProblem(args: JsonObject): BodyProblem | undefined {
  return (args as { readonly [problemKey]?: BodyProblem })[problemKey];
}

function readJson(text: string, query: JsonObject): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? { ...query, ...value } : ({ [problemKey]: 'json_not_object' } as JsonObject);
  } catch {
    return { [problemKey]: 'invalid_json' } as JsonObject;
  }
}
