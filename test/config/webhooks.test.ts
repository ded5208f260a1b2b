import { describe, expect, it } from 'vitest';
import { readNewsdeskFile } from '../../src/config/newsdesk-file.ts';
import { readWebhooks } from '../../src/config/webhooks.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
const entriesOf = (text: string) => readNewsdeskFile(`sources:\n  - directory: x\nwebhooks:\n${text}`, 'newsdesk.yaml').webhooks;
const problemOf = (act: () => unknown): string => {
  try {
    act();
    return 'no problem';
  } catch (error) {
    return (error as Error).message;
  }
};

it('names webhooks by their hosts, and reads their secrets from the environment or a file', () => {
  const entries = entriesOf(
    '  - {url: https://www.shop.example/hook, secret: SHOP_SECRET}\n  - {url: https://mail.example/hook, secret: MAIL_SECRET, name: letters}\n',
  );
  const read = readWebhooks(entries, { SHOP_SECRET: ` ${SECRET}\n`, MAIL_SECRET_FILE: '/run/mail' }, () => `${SECRET}x\n`);

  expect(read.map(({ name, url, secret }) => [name, url, secret.reveal()])).toEqual([
    ['shop-example-hook', 'https://www.shop.example/hook', SECRET],
    ['letters', 'https://mail.example/hook', `${SECRET}x`],
  ]);
});

describe('what is wrong is told', () => {
  it.each([
    ['  - url: shop.example\n    secret: SHOP_SECRET\n', 'newsdesk.yaml:4: webhooks.0.url is not an address'],
    ['  - url: https://shop.example/\n', 'newsdesk.yaml:4: webhooks.0.secret is not the name of a variable'],
    [`  - url: https://shop.example/\n    secret: ${SECRET}\n`, 'newsdesk.yaml:5: webhooks.0.secret is not the name of a variable'],
    [
      '  - {url: https://a.example/, secret: A_B, name: x}\n  - {url: https://b.example/, secret: A_B, name: X}\n',
      'two webhooks are called X',
    ],
  ])('%j', (text, expected) => {
    expect(problemOf(() => entriesOf(text))).toContain(expected);
  });

  it('if a secret is missing, cannot be read, or is too weak, and never with the secret', () => {
    const entries = entriesOf('  - {url: https://shop.example/, secret: SHOP_SECRET}\n');
    const fail = (): string => {
      throw new Error('no such file');
    };

    expect(problemOf(() => readWebhooks(entries, {}))).toContain(
      'The webhook shop-example of newsdesk.yaml has no secret: SHOP_SECRET is not set.',
    );
    expect(problemOf(() => readWebhooks(entries, { SHOP_SECRET: 'canary' }))).toMatch(
      /SHOP_SECRET is shorter than 32 characters(?!.*canary)/u,
    );
    expect(problemOf(() => readWebhooks(entries, { SHOP_SECRET_FILE: '/run/shop' }, fail))).toContain(
      '/run/shop, which cannot be read (no such file)',
    );
  });
});
