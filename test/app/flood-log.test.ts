import { describe, expect, it } from 'vitest';
import { createAppEvents } from '../../src/app/app-events.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';

/** Time that passes by hand. */
function createHandClock() {
  let at = 0;
  let timers: { readonly due: number; readonly call: () => void }[] = [];
  return {
    now: () => at,
    after(delayMs: number, call: () => void) {
      timers.push({ due: at + delayMs, call });
      return () => {};
    },
    pass(ms: number) {
      at += ms;
      const due = timers.filter((timer) => timer.due <= at);
      timers = timers.filter((timer) => timer.due > at);
      for (const { call } of due) call();
    },
  };
}

function openEvents() {
  const lines: { readonly level: string; readonly msg: string }[] = [];
  const clock = createHandClock();
  const metrics = createMetrics();
  const logger = createLogger({
    level: 'info',
    destination: { write: (line: string) => void lines.push(JSON.parse(line) as { level: string; msg: string }) },
    secrets: [],
  });
  return { lines, clock, metrics, events: createAppEvents(logger, metrics, clock) };
}

const question = { platform: 'discord', kind: 'question' } as const;

describe('the log of a flood', () => {
  it('is one line with its counts, once nothing was missed for a second', () => {
    const { events, lines, clock, metrics } = openEvents();

    for (let n = 0; n < 3_000; n += 1) events.admission.shed(question);
    for (let n = 0; n < 20; n += 1) events.tooLate('discord', '/term');
    clock.pass(900);
    events.admission.limited(question);
    clock.pass(500);
    expect(lines).toEqual([]);
    clock.pass(1_000);

    expect(lines).toMatchObject([
      { level: 'warn', msg: 'more was asked than could be answered in time', shed: 3_000, tooLate: 20, limited: 1, seconds: 0.9 },
    ]);
    expect(metrics.expose()).toContain('newsdesk_questions_shed_total{kind="question",platform="discord"} 3000');
  });

  it('is no warning where one person asked too fast, and nothing for suggestions', () => {
    const { events, lines, clock } = openEvents();

    events.admission.limited(question);
    events.admission.shed({ platform: 'discord', kind: 'suggestion' });
    clock.pass(1_000);

    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([['info', 'somebody asked faster than one person may']]);
  });

  it('comes once a minute while it goes on', () => {
    const { events, lines, clock } = openEvents();

    for (let second = 0; second < 125; second += 1) {
      events.admission.shed(question);
      clock.pass(1_000 * 0.5);
      events.admission.shed(question);
      clock.pass(1_000 * 0.5);
    }

    expect(lines.length).toBe(2);
  });
});
