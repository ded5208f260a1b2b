import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';

const running = new Set<ChildProcess>();

async function start(task: string) {
  const child = spawn(process.execPath, ['test/runtime/process-fixture.ts', task], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  const ended = once(child, 'close');
  const messages = () => text.split('\n').flatMap((line) => (line === '' ? [] : [String(JSON.parse(line).msg)]));
  await expect.poll(messages).toContain('ready');
  return { child, ended, messages };
}

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

describe('a process', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('stops gracefully on %s and exits 0', async (signal) => {
    const { child, ended, messages } = await start('none');

    child.kill(signal);

    expect(await ended).toEqual([0, null]);
    expect(messages()).toEqual(['ready', 'stopping', 'third closed', 'stopped']);
  });

  it('gives up on a part that hangs, closes the others, and still exits 0', async () => {
    const { child, ended, messages } = await start('hang');

    child.kill('SIGTERM');

    expect(await ended).toEqual([0, null]);
    expect(messages()).toEqual(['ready', 'stopping', 'third closed', 'gave up on a part that did not close in time', 'stopped']);
  });

  it('closes the others when one part cannot be closed', async () => {
    const { child, ended, messages } = await start('throw-on-close');

    child.kill('SIGTERM');

    expect(await ended).toEqual([0, null]);
    expect(messages()).toEqual(['ready', 'stopping', 'could not close a part', 'stopped']);
  });

  it('exits at once on a second signal', async () => {
    const { child, ended, messages } = await start('hang');
    child.kill('SIGINT');
    await expect.poll(messages).toContain('stopping');

    // Closer to the first one it is taken for the same.
    await expect.poll(() => child.kill('SIGINT') && child.exitCode).not.toBeNull();

    expect(await ended).toEqual([130, null]);
    expect(messages()).not.toContain('stopped');
  });

  it('takes the copies of one key press for one signal', async () => {
    const { child, ended, messages } = await start('hang');

    child.kill('SIGINT');
    child.kill('SIGINT');

    expect(await ended).toEqual([0, null]);
    expect(messages()).toContain('stopped');
  });

  it.each(['reject', 'throw'])('logs a fault that nothing caught (%s), stops, and exits 1', async (task) => {
    const { ended, messages } = await start(task);

    expect(await ended).toEqual([1, null]);
    expect(messages()).toEqual(['ready', 'a fault that nothing caught', 'stopping', 'third closed', 'stopped']);
  });
});
