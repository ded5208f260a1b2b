import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/runtime/secret.ts';

const secret = new Secret('xoxb-canary');

describe('a secret', () => {
  it.each([
    ['a template string', `${secret}`],
    ['concatenation', `token ${String(secret)}`],
    ['JSON', JSON.stringify({ secret })],
    ['inspect', inspect({ deep: { secret } }, { showHidden: true, depth: 9 })],
    ['format', format('%s %o %j %O', secret, secret, secret, secret)],
    ['its keys and values', JSON.stringify(Object.entries({ ...secret }))],
  ])('stays hidden in %s', (_, printed) => {
    expect(printed).not.toContain('canary');
  });

  it('says that something was hidden', () => {
    expect(`${secret} ${JSON.stringify(secret)} ${inspect(secret)}`).toBe('[redacted] "[redacted]" [redacted]');
  });

  it('is revealed when asked', () => {
    expect(secret.reveal()).toBe('xoxb-canary');
  });
});
