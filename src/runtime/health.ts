import { type Context, Hono } from 'hono';
import type { Clock } from './clock.ts';
import type { Metrics } from './metrics.ts';
import { messageOf } from './errors.ts';
import { createProcessMetrics } from './process-metrics.ts';

/** `note`: what an operator should know although everything works. */
export type Readiness = { readonly ready: true; readonly note?: string } | { readonly ready: false; readonly reason: string };

/** Something that must work before this process can answer readers: `discord`, `content`. */
export interface ReadinessCheck {
  readonly name: string;
  readonly check: () => Readiness | Promise<Readiness>;
}

export interface HealthOptions {
  readonly checks: readonly ReadinessCheck[];
  /** The few of them without which no request can be taken, whatever else fails. */
  readonly requestChecks?: readonly ReadinessCheck[];
  readonly clock: Clock;
  readonly metrics?: Metrics;
  /** Once it is aborted, the process is alive and no longer ready. */
  readonly stopping?: AbortSignal;
}

const checkDeadlineMs = 2000;

/**
 * `/healthz`: 200 while the process can answer at all. `/readyz`: 200 when every check passes, else 503, and in both
 * cases each check by name. `/readyz/requests`: the same for a proxy before several processes, by the checks without which no request can be taken:
 * what is down for all of them, such as a platform, would leave a proxy that asks `/readyz` with none. `/metrics`: Prometheus text, with the same checks as `newsdesk_check_ready`. None of them tells a secret.
 */
export function createHealthRoutes({ checks, requestChecks = [], clock, metrics, stopping }: HealthOptions): Hono {
  const routes = new Hono();
  routes.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });
  routes.get('/healthz', (context) => context.json({ status: 'ok' }));
  const run = (some: readonly ReadinessCheck[]) => Promise.all(some.map((check) => runCheck(check, clock)));
  const answer = async (context: Context, some: readonly ReadinessCheck[]): Promise<Response> => {
    const results = await run(some);
    if (stopping?.aborted) results.push({ name: 'process', ready: false, reason: 'stopping' });
    const ready = results.every((result) => result.ready);
    return context.json({ status: ready ? 'ready' : 'notReady', checks: results }, ready ? 200 : 503);
  };
  routes.get('/readyz', (context) => answer(context, checks));
  routes.get('/readyz/requests', (context) => answer(context, requestChecks));
  if (metrics !== undefined) {
    const checkReady = metrics.gauge({ name: 'newsdesk_check_ready', help: '1 while a check of /readyz passes, 0 while it fails.' });
    const observeProcess = createProcessMetrics(metrics);
    routes.get('/metrics', async (context) => {
      for (const { name, ready } of await run(checks)) checkReady.set(ready ? 1 : 0, { check: name });
      observeProcess();
      return context.text(metrics.expose(), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
    });
  }
  return routes;
}

async function runCheck({ name, check }: ReadinessCheck, clock: Clock): Promise<{ readonly name: string } & Readiness> {
  const { promise: late, resolve } = Promise.withResolvers<Readiness>();
  const cancel = clock.after(checkDeadlineMs, () => resolve({ ready: false, reason: `no answer within ${checkDeadlineMs} ms` }));
  try {
    return { name, ...(await Promise.race([Promise.try(check), late])) };
  } catch (error) {
    return { name, ready: false, reason: messageOf(error) };
  } finally {
    cancel();
  }
}
