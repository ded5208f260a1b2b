import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEvent } from '../../src/runtime/events.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { parseExposition } from './parse-exposition.ts';

describe('metrics', () => {
  it('read back as they were counted, whatever the labels hold', () => {
    const observation = fc.record({
      kind: fc.constantFrom('add', 'set', 'observe'),
      label: fc.oneof(fc.constantFrom('a', 'b', '"', '\\', '\n', '\\n', '}', ','), fc.string()),
      value: fc.integer({ min: 0, max: 50 }),
    });

    fc.assert(
      fc.property(fc.array(observation), (observations) => {
        const metrics = createMetrics();
        const counter = metrics.counter({ name: 'answers_total', help: 'Answers.\nAll of \\ them.' });
        const gauge = metrics.gauge({ name: 'open', help: 'Open.' });
        const histogram = metrics.histogram({ name: 'wait_seconds', help: 'Wait.', buckets: [1, 10, 25] });
        const expected = new Map<string, number>();
        const bump = (
          name: string,
          labels: Record<string, string>,
          by: number,
          start = expected.get(JSON.stringify([name, labels])) ?? 0,
        ) => expected.set(JSON.stringify([name, labels]), start + by);

        for (const { kind, label, value } of observations) {
          if (kind === 'add') {
            counter.add({ label }, value);
            bump('answers_total', { label }, value);
          } else if (kind === 'set') {
            gauge.set(value - 25, { label });
            bump('open', { label }, value - 25, 0);
          } else {
            histogram.observe(value, { label });
            for (const le of ['1', '10', '25']) bump('wait_seconds_bucket', { label, le }, value <= Number(le) ? 1 : 0);
            bump('wait_seconds_bucket', { label, le: '+Inf' }, 1);
            bump('wait_seconds_sum', { label }, value);
            bump('wait_seconds_count', { label }, 1);
          }
        }

        const { families, samples } = parseExposition(metrics.expose());
        expect(families).toEqual({ answers_total: 'counter', open: 'gauge', wait_seconds: 'histogram' });
        expect(new Map(samples.map(({ name, labels, value }) => [JSON.stringify([name, labels]), value]))).toEqual(expected);
        expect(samples).toHaveLength(expected.size);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('refuse a name twice, a name Prometheus would refuse, and a counter that shrinks', () => {
    const metrics = createMetrics();
    const counter = metrics.counter({ name: 'one_total', help: '' });

    expect(() => metrics.gauge({ name: 'one_total', help: '' })).toThrow('two metrics');
    expect(() => metrics.gauge({ name: 'one-total', help: '' })).toThrow('not a name');
    expect(() => counter.add({}, -1)).toThrow('cannot grow');
    expect(() => counter.add({}, Number.NaN)).toThrow('cannot grow');
  });
});

it('an event is one log line and one count, with only its labels on the count', () => {
  const metrics = createMetrics();
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  const commandAnswered = createEvent(
    { level: 'info', message: 'command answered', counter: { name: 'commands_total', help: 'Commands.' }, labels: ['platform'] },
    logger,
    metrics,
  );

  commandAnswered({ platform: 'slack', tookMs: 3 });

  expect(JSON.parse(lines.join(''))).toMatchObject({ msg: 'command answered', platform: 'slack', tookMs: 3 });
  expect(parseExposition(metrics.expose()).samples).toEqual([{ name: 'commands_total', labels: { platform: 'slack' }, value: 1 }]);
});
