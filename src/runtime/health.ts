import { Hono } from 'hono';
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
  readonly clock: Clock;
  readonly metrics?: Metrics;
  /** Once it is aborted, the process is alive and no longer ready. */
  readonly stopping?: AbortSignal;
}

const checkDeadlineMs = 2000;

/**
 * `/healthz`: 200 while the process can answer at all. `/readyz`: 200 when every check passes, else 503, and in both
 * cases each check by name. `/metrics`: Prometheus text, with the same checks as `newsdesk_check_ready`. None of them tells a secret.
 */
export function createHealthRoutes({ checks, clock, metrics, stopping }: HealthOptions): Hono {
  const routes = new Hono();
  routes.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });
  routes.get('/healthz', (context) => context.json({ status: 'ok' }));
  const runChecks = () => Promise.all(checks.map((check) => runCheck(check, clock)));
  routes.get('/readyz', async (context) => {
    const results = await runChecks();
    if (stopping?.aborted) results.push({ name: 'process', ready: false, reason: 'stopping' });
    const ready = results.every((result) => result.ready);
    return context.json({ status: ready ? 'ready' : 'notReady', checks: results }, ready ? 200 : 503);
  });
  if (metrics !== undefined) {
    const checkReady = metrics.gauge({ name: 'newsdesk_check_ready', help: '1 while a check of /readyz passes, 0 while it fails.' });
    const observeProcess = createProcessMetrics(metrics);
    routes.get('/metrics', async (context) => {
      for (const { name, ready } of await runChecks()) checkReady.set(ready ? 1 : 0, { check: name });
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
