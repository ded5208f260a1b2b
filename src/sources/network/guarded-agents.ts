import { Agent, type Dispatcher } from 'undici';
import { createGuard, type GuardOptions, type Lookup } from './guard.ts';

/** Connections that the guard has judged. */
export interface GuardedAgents {
  /** @throws {NewsdeskError} `fetch.refused` for an address that may not be asked. */
  agentFor(url: URL): Dispatcher;
  close(): Promise<void>;
}

/** Each connection is judged when its host is resolved; hosts that the operator names have connections of their own. `timeoutMs` is for each step. */
export function createGuardedAgents(rules: GuardOptions, timeoutMs: number): GuardedAgents {
  const guard = createGuard(rules);
  const createAgent = (lookup: Lookup): Agent =>
    new Agent({ connect: { lookup: lookup as never, timeout: timeoutMs }, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  const publicAgent = createAgent(guard.lookup);
  const namedAgent = createAgent(guard.lookupNamed);
  return {
    agentFor(url) {
      guard.check(url);
      return guard.isNamed(url) ? namedAgent : publicAgent;
    },
    async close() {
      await Promise.all([publicAgent.destroy(), namedAgent.destroy()]);
    },
  };
}
