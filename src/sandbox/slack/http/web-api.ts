import type { ParsedRequest, WireResponse } from '../../http-server.ts';
import { asString, type JsonObject } from '../json.ts';
import { refuse, type ApiAnswer, type ApiMethod, type ClientCall, type ClientMethod } from '../methods/api-method.ts';
import { methods } from '../methods/methods.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { TokenGrant } from '../state/token-book.ts';
import { chooseWorkspace } from './choose-workspace.ts';
import { decodeArguments } from './decode-arguments.ts';
import type { RateLimiter } from './rate-limits.ts';
import { bodyProblem } from './read-arguments.ts';

export interface WebApiOptions {
  readonly state: SandboxState;
  readonly limiter: RateLimiter;
  readonly openSocket: () => string;
}

/** Answers one call of `/api/<method>`. Everything but a 429 is HTTP 200; the error is in the body. */
export function answerApiCall(options: WebApiOptions, request: ParsedRequest): WireResponse {
  const raw = request.body as JsonObject;
  const name = request.path.slice('/api/'.length);
  const method = methods.get(name);
  const warnings: Warning[] = charsetWarnings(request);
  const grant = findGrant(options.state, request, raw);
  const headers =
    grant === undefined ? {} : { 'x-oauth-scopes': grant.scopes.join(','), 'x-accepted-oauth-scopes': scopesOf(method).join(',') };
  const answer = admit(options, { request, raw, method, grant, warnings });
  if (answer.ok === false && answer.error === 'ratelimited') return tooMany(Number(answer['retry_after_ms']));
  return respond(withWarnings(answer, warnings), headers);
}

export function respond(answer: ApiAnswer, headers: Readonly<Record<string, string>> = {}): WireResponse {
  return { status: 200, headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(answer) };
}

export function tooMany(retryAfterMs: number): WireResponse {
  return {
    status: 429,
    headers: { 'content-type': 'application/json; charset=utf-8', 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) },
    body: JSON.stringify({ ok: false, error: 'ratelimited' }),
  };
}

interface Warning {
  readonly code: string;
  readonly message?: string | undefined;
}

interface Call {
  readonly request: ParsedRequest;
  readonly raw: JsonObject;
  readonly method: ApiMethod | undefined;
  readonly grant: TokenGrant | undefined;
  readonly warnings: Warning[];
}

function admit(options: WebApiOptions, { raw, method, grant, request, warnings }: Call): ApiAnswer {
  if (method === undefined) return refuse('unknown_method', { req_method: request.path.slice('/api/'.length) });
  const problem = bodyProblem(raw);
  if (problem !== undefined) return refuse(problem);
  const refusal = checkToken(options.state, method, grant, request, raw);
  if (refusal !== undefined) return refusal;
  const decoded = decodeArguments(raw, method.args);
  const retryAfterMs = options.limiter.admit({
    teamId: grant?.workspace?.id ?? 'app',
    method: method.name,
    tier: method.tier,
    channelId: asString(decoded.args['channel']),
  });
  if (retryAfterMs > 0) return refuse('ratelimited', { retry_after_ms: retryAfterMs });
  if (method.token !== 'none') {
    for (const unknown of decoded.unknown) warnings.push({ code: 'unknown_argument', message: `unknown argument: ${unknown}` });
  }
  if (decoded.problems.length > 0) return refuse('invalid_arguments', { response_metadata: { messages: decoded.problems } });
  if (method.token === 'client') return method.run({ state: options.state, args: decoded.args, basic: basicOf(request) });
  return run(options, { raw, grant, warnings }, method, method.token === 'none' ? raw : decoded.args);
}

function run(
  { state, openSocket }: WebApiOptions,
  { raw, grant, warnings }: Pick<Call, 'raw' | 'grant' | 'warnings'>,
  method: Exclude<ApiMethod, ClientMethod>,
  args: JsonObject,
): ApiAnswer {
  if (method.token === 'none') return method.run(args);
  if (grant === undefined) return refuse('not_authed');
  if (method.token === 'app') return method.run({ state, grant, openSocket });
  const workspace = chooseWorkspace(state, grant, raw);
  if (workspace === undefined) return refuse('not_allowed_token_type');
  const scopes = new Set(grant.scopes);
  const { organizationId } = grant;
  return method.run({ state, workspace, organizationId, args, scopes, warn: (code, message) => void warnings.push({ code, message }) });
}

function checkToken(
  state: SandboxState,
  method: ApiMethod,
  grant: TokenGrant | undefined,
  request: ParsedRequest,
  raw: JsonObject,
): ApiAnswer | undefined {
  if (method.token === 'none' || method.token === 'client') return undefined;
  if (grant === undefined) return refuse(tokenOf(request, raw) === undefined ? 'not_authed' : 'invalid_auth');
  if (grant.refusal !== undefined) return refuse(grant.refusal);
  if (grant.expiresAt !== undefined && grant.expiresAt <= state.clock.now()) return refuse('token_expired');
  if (grant.kind !== method.token) return refuse('not_allowed_token_type');
  if (method.scopes.length > 0 && !method.scopes.some((scope) => grant.scopes.includes(scope))) {
    return refuse('missing_scope', { needed: method.scopes.join(','), provided: grant.scopes.join(',') });
  }
  return undefined;
}

function findGrant(state: SandboxState, request: ParsedRequest, raw: JsonObject): TokenGrant | undefined {
  const token = tokenOf(request, raw);
  return token === undefined ? undefined : state.tokens.find(token);
}

/** The header wins over the argument, as it does at Slack. */
function tokenOf(request: ParsedRequest, raw: JsonObject): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const inBody = asString(raw['token']);
  return bearer ?? (inBody === '' ? undefined : inBody);
}

function basicOf(request: ParsedRequest): ClientCall['basic'] {
  const [, encoded] = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':').map(decodeURIComponent);
  return { id, secret };
}

function scopesOf(method: ApiMethod | undefined): readonly string[] {
  return method === undefined || method.token === 'none' || method.token === 'client' ? [] : method.scopes;
}

function charsetWarnings(request: ParsedRequest): Warning[] {
  const type = request.headers['content-type'] ?? '';
  const hasCharset = /charset=/i.test(type);
  if (type.startsWith('application/json') && !hasCharset) return [{ code: 'missing_charset' }];
  if (type.startsWith('application/x-www-form-urlencoded') && hasCharset) return [{ code: 'superfluous_charset' }];
  return [];
}

function withWarnings(answer: ApiAnswer, warnings: readonly Warning[]): ApiAnswer {
  if (warnings.length === 0) return answer;
  const metadata = (answer['response_metadata'] ?? {}) as { readonly messages?: readonly string[] };
  const messages = [
    ...(metadata.messages ?? []),
    ...warnings.flatMap(({ message }) => (message === undefined ? [] : [`[WARN] ${message}`])),
  ];
  const codes = [...new Set(warnings.map(({ code }) => code))];
  return {
    ...answer,
    warning: codes.join(','),
    response_metadata: { ...metadata, warnings: codes, ...(messages.length > 0 ? { messages } : {}) },
  };
}
