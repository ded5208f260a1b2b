import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';

const refusal = (secret: string): string => {
  try {
    loadConfig({ PUSH_SECRET: secret });
    return 'none';
  } catch (error) {
    return String(error);
  }
};

it.each([randomBytes(16).toString('hex'), `whsec_${randomBytes(24).toString('base64')}`])(
  'takes %s, and the log takes it out',
  (secret) => {
    const { pushSecret, secrets } = loadConfig({ PUSH_SECRET: secret });

    expect([pushSecret?.reveal(), secrets.map((each) => each.reveal())]).toEqual([secret, [secret]]);
  },
);

it.each([
  [randomBytes(16).toString('hex').slice(1), 'PUSH_SECRET is shorter than 32 characters'],
  [`${randomBytes(16).toString('hex')} x`, 'PUSH_SECRET is a text with white space'],
  ['ab'.repeat(16), 'PUSH_SECRET is a text of too few different characters'],
  [`whsec_${randomBytes(24).toString('base64')}!`, 'PUSH_SECRET is begun with whsec_, and the rest is not a key in Base64'],
])('refuses %s', (secret, expected) => {
  expect(refusal(secret)).toContain(expected);
  expect(refusal(secret)).not.toContain(secret);
});
