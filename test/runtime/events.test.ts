import { expect, it } from 'vitest';
import { createEvent } from '../../src/runtime/events.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { parseExposition } from './parse-exposition.ts';

it('counts what is known from the start at 0, and other values from their first event on', () => {
  const metrics = createMetrics();
  const logger = createLogger({ level: 'silent', destination: 'stderr', format: 'json' });
  const samples = (): readonly unknown[] =>
    parseExposition(metrics.expose()).samples.map(({ labels, value }) => [labels['platform'], value]);
  const emit = createEvent(
    {
      level: 'info',
      message: 'a boat came in',
      counter: { name: 'boats_total', help: 'Boats.' },
      labels: ['platform'],
      known: [{ platform: 'slack' }, { platform: 'discord' }],
    },
    logger,
    metrics,
  );

  const before = samples();
  emit({ platform: 'slack' });
  emit({ platform: 'webhook' });

  expect(before).toEqual([
    ['slack', 0],
    ['discord', 0],
  ]);
  expect(samples()).toEqual([
    ['slack', 1],
    ['discord', 0],
    ['webhook', 1],
  ]);
});
