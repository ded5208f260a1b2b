import type { ParsedRequest, WireResponse } from '../../http-server.ts';
import { consent } from '../people/consent.ts';
import type { SandboxState } from '../state/sandbox-state.ts';

/** Slack's page of consent: a link for each workspace, which a person follows in a browser. */
export function answerAuthorize(state: SandboxState, request: ParsedRequest): WireResponse {
  const asked = new URL('/oauth/v2/authorize', state.origin);
  for (const [name, value] of request.query) if (name !== 'as') asked.searchParams.append(name, value);
  const { as } = Object.fromEntries(request.query);
  if (as === undefined)
    return page([...state.workspaces.values()].map((workspace) => linkOf(asked, workspace.name, firstAdmin(workspace))));
  const outcome = consent(state, { url: asked.href, userId: as });
  return outcome.kind === 'redirected' ? { status: 302, headers: { location: outcome.location } } : page([outcome.error], 400);
}

function firstAdmin({ users }: { readonly users: ReadonlyMap<string, { readonly id: string; readonly isAdmin?: boolean }> }): string {
  const all = [...users.values()];
  return (all.find(({ isAdmin }) => isAdmin === true) ?? all[0])?.id ?? '';
}

function linkOf(asked: URL, name: string, userId: string): string {
  const href = new URL(asked);
  href.searchParams.set('as', userId);
  return `<a href="${href.href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">${name.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</a>`;
}

function page(lines: readonly string[], status = 200): WireResponse {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: `<!doctype html><p>${lines.join('</p><p>')}</p>` };
}
