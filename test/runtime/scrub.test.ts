import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScrubber } from '../../src/runtime/scrub.ts';
import { Secret } from '../../src/runtime/secret.ts';

const scrub = createScrubber([]);

// Put together here, so that no scanner takes them for real ones.
const discordToken = ['MTIzNDU2Nzg5MDEyMzQ1Njc4', 'GaBcDe', 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9'].join('.');
const slackBotToken = ['xoxb', '123456789012', '1234567890123', 'AbCdEfGhIjKlMnOpQrStUvWx'].join('-');
const slackAppToken = ['xapp', '1', 'A0123456789', '1234567890123', 'abcdef0123456789'].join('-');
const rotatedToken = ['xoxe.xoxp', '1', 'Mi0yLTEyMzQ1Njc4'].join('-');

describe('the scrubber', () => {
  it.each([
    ['a Discord token', `login with ${discordToken} failed`, 'login with [redacted] failed'],
    ['a Slack bot token', `invalid_auth: ${slackBotToken}.`, 'invalid_auth: [redacted].'],
    ['a Slack app token', `${slackAppToken}`, '[redacted]'],
    ['a rotated Slack token', `refresh ${rotatedToken} now`, 'refresh [redacted] now'],
    ['a header in JSON', '{"Authorization":"Bot abcd.efgh"}', '{"Authorization":"[redacted]"}'],
    [
      'a header in JSON within JSON',
      '{"body":"{\\"authorization\\":\\"Bearer abcd-efgh\\"}"}',
      '{"body":"{\\"authorization\\":\\"[redacted]\\"}"}',
    ],
    ['a header as a line', 'Authorization: Bearer abc.def', 'Authorization: [redacted]'],
    ['a bearer alone', `sent Bearer abcdefghij0123456789xyz`, 'sent Bearer [redacted]'],
    [
      'an interaction token',
      'POST https://discord.com/api/v10/webhooks/123456789012345678/aW50ZXJhY3Rpb246MTIzNDU2Nzg5/messages/@original',
      'POST https://discord.com/api/v10/webhooks/123456789012345678/[redacted]/messages/@original',
    ],
    [
      'a response address',
      'https://hooks.slack.com/commands/T0123456/1234567890/abcdefgh and on',
      'https://hooks.slack.com/commands/T0123456/[redacted] and on',
    ],
    ['a Socket Mode ticket', 'wss://wss.slack.com/link/?ticket=1a2b-3c4d&app_id=1', 'wss://wss.slack.com/link/?ticket=[redacted]&app_id=1'],
    ['a password in an address', 'postgres://desk:hunter2@db:5432/news', 'postgres://desk:[redacted]@db:5432/news'],
  ])('takes out %s', (_, line, expected) => {
    expect(scrub(line)).toBe(expected);
  });

  it.each([
    'Section 3.2.1 of spacex-colossus-cluster at 2026-11-23T10:00:00.000Z',
    'Bot started, Basic checks passed, authorization is not needed',
    'https://example.com/articles/colossus?topic=power&page=2',
    'article-about-interconnects.and-more.of-distributed-training-clusters',
    'a1b2c3d4-e5f6-7890-abcd-ef0123456789',
  ])('leaves %s alone', (line) => {
    expect(scrub(line)).toBe(line);
  });

  it('takes a known secret out in every spelling, and leaves valid JSON', () => {
    const text = fc.string({ minLength: 4, maxLength: 40, unit: 'binary' }).filter((value) => !/^[\d.\s-]+$/.test(value));

    fc.assert(
      fc.property(text, fc.string({ unit: 'binary' }), (value, around) => {
        // A secret that is part of "redacted" or of the record's own keys says nothing about leaks.
        fc.pre(!'[redacted]messageurlbase64nestedmarker'.includes(value));
        const scrubKnown = createScrubber([new Secret(value)]);
        const line = JSON.stringify({
          message: `${around} ${value} ${around}`,
          url: `https://example.com/${encodeURIComponent(value.toWellFormed())}`,
          base64: Buffer.from(`${value}`).toString('base64'),
          nested: JSON.stringify({ marker: value }),
        });

        const scrubbed = scrubKnown(line);

        const record: unknown = JSON.parse(scrubbed);
        expect(JSON.stringify(record)).not.toContain(JSON.stringify(value).slice(1, -1));
        expect(scrubbed.split('[redacted]').length).toBeGreaterThan(4);
      }),
      { seed: 11, numRuns: 1000 },
    );
  });

  it('takes the longer of two secrets out whole', () => {
    const scrubKnown = createScrubber([new Secret('abcd'), new Secret('abcdefgh')]);

    expect(scrubKnown('abcdefgh abcd')).toBe('[redacted] [redacted]');
  });

  it.each(['xoxb-', 'Authorization: ', 'a://', 'Bearer ', 'aaaa.', '/webhooks/123456789012345678/', '?token=', 'a', '-.'])(
    'is done in a moment with a megabyte of %s',
    (unit) => {
      const line = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const start = performance.now();

      scrub(line);

      expect(performance.now() - start).toBeLessThan(3000);
    },
  );
});
