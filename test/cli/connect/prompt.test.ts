import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createPrompt } from '../../../src/cli/connect/prompt.ts';

/** A terminal that echoes nothing by itself, as one in raw mode. */
function openTerminal() {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (raw: boolean) => void modes.push(raw) });
  const output = Object.assign(new PassThrough(), { isTTY: true });
  return { input, output, modes, prompt: createPrompt(input, output) };
}

describe('a question for a secret', () => {
  it('shows nothing of what is typed, and takes corrections', async () => {
    const { input, output, modes, prompt } = openTerminal();

    const answer = prompt.askHidden('Paste the bot token');
    input.write('sesamX\u007fe\r');

    expect(await answer).toBe('sesame');
    output.end();
    expect(await text(output)).toBe('Paste the bot token (hidden): \n');
    expect(modes).toEqual([true, false]);
  });

  it('can be asked twice', async () => {
    const { input, prompt } = openTerminal();

    const first = prompt.askHidden('One');
    input.write('1\r');
    await first;
    const second = prompt.askHidden('Two');
    input.write('2\r');

    expect(await second).toBe('2');
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('ends on %s, and gives the terminal back', async (_name, key) => {
    const { input, modes, prompt } = openTerminal();

    const answer = prompt.askHidden('Paste the bot token');
    input.write(`half${key === '\u0004' ? '\u0015' : ''}${key}`);

    await expect(answer).rejects.toMatchObject({ code: 'connect.interrupted' });
    expect(modes.at(-1)).toBe(false);
  });

  it('cannot be asked if nobody is at a terminal', () => {
    expect(createPrompt(new PassThrough(), new PassThrough()).canAsk).toBe(false);
    expect(openTerminal().prompt.canAsk).toBe(true);
  });
});
