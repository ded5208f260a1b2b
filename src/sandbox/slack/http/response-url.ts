import type { ParsedRequest, WireResponse } from '../../http-server.ts';
import type { JsonObject } from '../json.ts';
import { refuse } from '../methods/api-method.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { respond } from '../url-response.ts';
import { bodyProblem } from './read-arguments.ts';

/** Answers a POST to a `response_url`. Unlike the Web API it tells failure by the HTTP status as well. */
export function answerResponseUrl(state: SandboxState, request: ParsedRequest): WireResponse {
  const use = state.responseUrls.find(request.path);
  if (use.kind === 'refused') return answer(404, refuse(use.error));
  const body = request.body as JsonObject;
  const problem = bodyProblem(body);
  if (problem !== undefined) return answer(400, refuse(problem));
  const { teamId, channelId, userId, original, payload, onResponse } = use.target;
  const workspace = state.workspaces.get(teamId);
  if (workspace === undefined) return answer(404, refuse('team_not_found'));
  const result = respond({ state, workspace, channelId, userId, original, origin: 'response_url', payload: payload() }, body);
  if (result.kind === 'refused') return answer(400, result.refusal);
  use.spend();
  onResponse(result.response);
  return answer(200, { ok: true });
}

function answer(status: number, body: JsonObject): WireResponse {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}
