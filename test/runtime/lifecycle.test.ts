import { describe, expect, it } from 'vitest';
import { createLifecycle } from '../../src/runtime/lifecycle.ts';
import { createLogger } from '../../src/runtime/logger.ts';

const logger = createLogger({ level: 'silent', destination: 'stderr' });

describe('a lifecycle', () => {
  it('closes one after the other, last opened first', async () => {
    const lifecycle = createLifecycle({ logger });
    const order: string[] = [];
    for (const name of ['storage', 'content', 'discord']) {
      lifecycle.onClose(name, async () => {
        order.push(`${name} begins`);
        await Promise.resolve();
        order.push(`${name} ends`);
      });
    }

    await lifecycle.close('test');

    expect(order).toEqual(['discord begins', 'discord ends', 'content begins', 'content ends', 'storage begins', 'storage ends']);
  });

  it('closes once, however often it is asked, and tells those who wait', async () => {
    const lifecycle = createLifecycle({ logger });
    let closed = 0;
    lifecycle.onClose('part', () => {
      closed += 1;
    });
    expect(lifecycle.stopping.aborted).toBe(false);

    const both = Promise.all([lifecycle.close('one'), lifecycle.close('two')]);

    expect(lifecycle.stopping.aborted).toBe(true);
    await both;
    expect(closed).toBe(1);
  });

  it('closes what is opened while it is stopping', async () => {
    const lifecycle = createLifecycle({ logger });
    await lifecycle.close('test');

    const closed = new Promise<string>((resolve) => lifecycle.onClose('late', () => resolve('closed')));

    expect(await closed).toBe('closed');
  });

  it('keeps to its deadline when everything hangs', async () => {
    const lifecycle = createLifecycle({ logger, deadlineMs: 200, partDeadlineMs: 150 });
    for (let part = 0; part < 50; part += 1) lifecycle.onClose(`part ${part}`, () => new Promise(() => {}));
    const start = performance.now();

    await lifecycle.close('test');

    expect(performance.now() - start).toBeGreaterThan(190);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
