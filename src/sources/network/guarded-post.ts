import { fetch } from 'undici';
import type { Post, PostAnswer } from '../../ports/signed-post.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { createGuardedAgents } from './guarded-agents.ts';
import { type GuardOptions, REFUSED_HOST } from './guard.ts';
import { innermostError } from './innermost-error.ts';

export interface GuardedPost {
  readonly post: Post;
  close(): Promise<void>;
}

/** For connecting, and for the head of the answer, in ms; the caller's signal ends the whole. */
const STEP_TIMEOUT_MS = 15_000;

/** Faults before the request is written: of names, routes and ports, and of certificates. */
const NOT_CONNECTED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+|ERR_TLS_\w+)$/u;

/** The way out for what is told to others: the same guard as for what is read. One request, without cookies, credentials and redirects. */
export function createGuardedPost({ userAgent, ...rules }: GuardOptions & { readonly userAgent: string }): GuardedPost {
  const agents = createGuardedAgents(rules, STEP_TIMEOUT_MS);
  return {
    async post({ url, headers, body, signal }) {
      try {
        const response = await fetch(url, {
          method: 'POST',
          dispatcher: agents.agentFor(new URL(url)),
          redirect: 'manual',
          headers: { 'user-agent': userAgent, ...headers },
          body,
          signal,
        });
        const retryAfter = response.headers.get('retry-after');
        // The head says everything; a long answer is not waited for.
        await response.body?.cancel();
        return { kind: 'answered', status: response.status, ...(retryAfter === null ? {} : { retryAfter }) };
      } catch (error) {
        return explain(error);
      }
    },
    close: () => agents.close(),
  };
}

function explain(error: unknown): PostAnswer {
  if (error instanceof NewsdeskError) return { kind: 'refused', reason: error.message };
  const { message, code = '' } = innermostError(error);
  if (code === REFUSED_HOST) return { kind: 'refused', reason: message };
  return { kind: NOT_CONNECTED.test(code) ? 'unreached' : 'lost', reason: `The receiver did not answer: ${message}` };
}
