import { describe, expect, it } from 'vitest';
import { ENCRYPTION_KEY_BYTES } from '../../src/config/encryption-keys.ts';
import { createKeyring, KEY_BYTES } from '../../src/runtime/keyring.ts';
import { Secret } from '../../src/runtime/secret.ts';

const [first, second] = [1, 2].map((fill) => new Secret(Buffer.alloc(KEY_BYTES, fill).toString('base64'))) as [Secret, Secret];

describe('a keyring', () => {
  const text = 'xoxb-a-token';
  const ring = createKeyring([first]);
  const sealed = ring.seal(text, 'T1');

  it('opens what it sealed, for the same place, and never seals alike twice', () => {
    expect(ring.open(sealed, 'T1')).toEqual({ text, isStale: false });
    expect(sealed).not.toContain('xoxb');
    expect(ring.seal(text, 'T1')).not.toBe(sealed);
  });

  it('opens what an older key sealed, and says that it is older', () => {
    expect(createKeyring([second, first]).open(sealed, 'T1')).toEqual({ text, isStale: true });
  });

  it.each([
    ['of another row', sealed, 'T2', 'keyring.damaged'],
    ['that was changed', `${sealed.slice(0, -2)}AA`, 'T1', 'keyring.damaged'],
    ['that was cut', sealed.slice(0, 30), 'T1', 'keyring.damaged'],
    ['of another format', sealed.replace('v1', 'v2'), 'T1', 'keyring.damaged'],
    ['of a key that is gone', createKeyring([second]).seal(text, 'T1'), 'T1', 'keyring.unknownKey'],
  ])('does not open a text %s', (_what, given, place, code) => {
    expect(() => ring.open(given, place)).toThrow(expect.objectContaining({ code }));
  });

  it('derives keys that differ by purpose, in the order of its own', () => {
    const both = createKeyring([second, first])
      .derive('states')
      .map((key) => Buffer.from(key).toString('hex'));

    expect(both[1]).toBe(Buffer.from(ring.derive('states')[0] ?? []).toString('hex'));
    expect(new Set([...both, Buffer.from(ring.derive('other')[0] ?? []).toString('hex')]).size).toBe(3);
  });

  it('has keys of the length that the configuration asks for', () => {
    expect(KEY_BYTES).toBe(ENCRYPTION_KEY_BYTES);
  });
});
