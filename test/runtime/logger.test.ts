import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { NewsdeskError } from '../../src/runtime/errors.ts';
import { formatLogLine } from '../../src/runtime/format-log-line.ts';
import { createLogger, type LoggerOptions } from '../../src/runtime/logger.ts';
import { Secret } from '../../src/runtime/secret.ts';

const clock = { now: () => Date.UTC(2026, 10, 23, 12, 34, 56), after: () => () => {} };

function createRecorder(options: Partial<LoggerOptions> = {}) {
  let text = '';
  const logger = createLogger({ level: 'info', clock, destination: { write: (line) => void (text += line) }, ...options });
  return {
    logger,
    text: () => text,
    entries: () =>
      text
        .trimEnd()
        .split('\n')
        .map((line): Record<string, unknown> => JSON.parse(line)),
  };
}

describe('the logger', () => {
  it('writes one JSON line with time, level, message and fields', () => {
    const { logger, text } = createRecorder();

    logger.child({ component: 'slack' }).info({ articles: 3 }, 'content loaded');

    expect(text()).toBe('{"level":"info","time":"2026-11-23T12:34:56.000Z","component":"slack","articles":3,"msg":"content loaded"}\n');
  });

  it('writes nothing below its level, children included', () => {
    const { logger, text } = createRecorder({ level: 'warn' });

    logger.info('quiet');
    logger.child({ component: 'slack' }).debug('quieter');
    logger.warn('heard');

    expect(text()).toContain('heard');
    expect(text()).not.toContain('quiet');
  });

  it.each(['error', 'err'])('tells an error under %s with code, fix and causes', (key) => {
    const { logger, entries } = createRecorder();
    const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

    logger.error({ [key]: new NewsdeskError('Slack is away.', { code: 'slack.away', fix: 'Wait.', cause }) }, 'lost');

    expect(entries()[0]?.[key]).toMatchObject({
      type: 'NewsdeskError',
      message: 'Slack is away.',
      code: 'slack.away',
      fix: 'Wait.',
      stack: expect.stringContaining('logger.test.ts'),
      cause: { message: 'connect ECONNREFUSED', code: 'ECONNREFUSED' },
    });
  });

  it('survives an error that is its own cause, and things thrown that are not errors', () => {
    const { logger, entries } = createRecorder();
    const loop = new Error('round');
    loop.cause = loop;

    logger.error({ error: loop }, 'first');
    logger.error({ error: 'just text' }, 'second');
    logger.error({ error: new AggregateError([new Error('one'), new Error('two')], 'both') }, 'third');

    expect(entries()).toMatchObject([
      { error: { message: 'round' } },
      { error: 'just text' },
      { error: { errors: [{ message: 'one' }, { message: 'two' }] } },
    ]);
  });

  it.each(['json', 'pretty'] as const)('keeps secrets out of messages, fields, errors, stacks and children in %s', (format) => {
    const secret = new Secret('canary-0123456789');
    const { logger, text } = createRecorder({ secrets: [secret], format });

    const child = logger.child({ url: `https://example.com/?key=${secret.reveal()}` });
    child.error(
      { secret, deep: { list: [secret.reveal()] }, error: new Error(`refused ${secret.reveal()}`, { cause: secret.reveal() }) },
      `sent ${secret.reveal()}`,
    );

    expect(text()).toContain('[redacted]');
    expect(text()).not.toContain('canary');
  });
});

describe('a line for people', () => {
  it('shows time, level, component, message and fields, then the error with its way out', () => {
    const { logger, text } = createRecorder({ format: 'pretty' });

    logger
      .child({ component: 'discord' })
      .warn(
        { attempt: 2, why: 'no answer', error: new NewsdeskError('Gone.', { code: 'a.b', fix: 'Do it.', cause: new Error('net') }) },
        'lost',
      );

    expect(text()).toBe('12:34:56 warn  discord: lost  attempt=2  why="no answer"\n  Gone. (a.b)\n  Do it.\n  because: net\n');
  });

  it('colors the level on a terminal only', () => {
    const line = '{"level":"error","time":"2026-11-23T12:34:56.000Z","msg":"lost"}\n';

    const colored = formatLogLine(line, { color: true });

    expect(colored).toContain('\u001b[31m');
    expect(stripVTControlCharacters(colored)).toBe(formatLogLine(line, { color: false }));
  });

  it('shows control characters instead of obeying them', () => {
    const line = JSON.stringify({
      level: 'info',
      time: '',
      msg: 'a\u001b[2Jb',
      'k\u0007': 'x\r\ny\u202ez',
      error: { message: '\u001b]0;t\u0007' },
    });

    expect(formatLogLine(line, { color: false }).replaceAll('\n', '')).not.toMatch(/[\x00-\x1f\x7f\u202e]/);
  });

  it('passes on what is not an entry', () => {
    expect(formatLogLine('not json\n', { color: false })).toBe('not json\n');
  });
});
