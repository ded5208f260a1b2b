import { describe, expect, it } from 'vitest';
import { createDiscordPublisher } from '../../src/platform/discord/publisher.ts';
import { createSlackPublisher } from '../../src/platform/slack/publisher.ts';
import { destinationOf, type PlatformName } from '../../src/subscription/subscription.ts';

// Nothing is sent: no server is there.
const address = 'http://127.0.0.1:9/api';
const discord = createDiscordPublisher({ token: 'token', apiUrl: address });
const slack = createSlackPublisher({ token: 'token', apiUrl: `${address}/` });

describe('the figures of a publisher', () => {
  it('keep most of the 50 requests a second that Discord allows, and leave some for answers to commands', () => {
    // docs.discord.com, topics/rate-limits, "Global Rate Limit". Channels have no gap of their own: discord.js heeds their buckets.
    expect(discord.limits).toMatchObject({ perSecond: 48, queueGapMs: 0 });
  });

  it('keep one message a second in a channel of Slack, and several hundred a minute in the workspace', () => {
    // docs.slack.dev, "Rate limits", for chat.postMessage; 250 at once and 294 a minute are fewer than "several hundred".
    expect(slack.limits).toMatchObject({ perSecond: 20, sustained: { burst: 250, perSecond: 4.9 }, queueGapMs: 1_050 });
  });

  it.each([
    ['Discord', discord, 40],
    ['Slack', slack, 20],
  ])('stop far from the ban of %s, but not before a whole flight of requests was refused', (_name, { limits }, maxInFlight) => {
    // topics/rate-limits, "Invalid Request Limit": 10,000 in ten minutes.
    expect(limits).toMatchObject({ maxInFlight, maxRefusalsPerTenMinutes: 45 });
    expect(limits.maxRefusalsPerTenMinutes).toBeGreaterThan(limits.maxInFlight);
  });

  it('give one request a quarter of a minute, and a call twice that: half of the 60 s of a claim', () => {
    expect([discord.timeoutMs, slack.timeoutMs]).toEqual([30_000, 30_000]);
  });

  it('wait for what is in doubt as long as a call takes, and twice as long without a key', () => {
    // Discord remembers a nonce for "the past few minutes": one of them is counted on.
    expect(discord.doubt).toEqual({ keyWindowMs: 60_000, settleMs: 30_000, maxFailedLooks: 5 });
    expect(slack.doubt).toEqual({ keyWindowMs: 0, settleMs: 60_000, maxFailedLooks: 5 });
  });

  it('can be set, each by itself', () => {
    const options = { token: 'token', apiUrl: address, timeoutMs: 700, doubt: { settleMs: 5 }, limits: { perSecond: 7 } };

    for (const [set, usual] of [
      [createDiscordPublisher(options), discord],
      [createSlackPublisher(options), slack],
    ] as const) {
      expect(set.timeoutMs).toBe(1_400);
      expect(set.doubt).toEqual({ ...usual.doubt, settleMs: 5 });
      expect(set.limits).toEqual({ ...usual.limits, perSecond: 7 });
    }
  });
});

describe('the address of a destination', () => {
  const linkTo = (platform: PlatformName, installationId: string, kind: 'channel' | 'forum' | 'user'): string | undefined =>
    (platform === 'discord' ? discord : slack).linkTo?.(destinationOf(platform, installationId, kind, '42'));

  it.each([
    ['discord', '7', 'channel', 'https://discord.com/channels/7/42'],
    ['discord', '7', 'forum', 'https://discord.com/channels/7/42'],
    ['discord', '7', 'user', undefined],
    ['discord', '', 'channel', undefined],
    ['slack', 'T1', 'channel', 'https://slack.com/app_redirect?team=T1&channel=42'],
    ['slack', 'T1', 'user', undefined],
    ['slack', '', 'channel', undefined],
  ] as const)('on %s in "%s" of a %s is %s', (platform, installationId, kind, address) => {
    expect(linkTo(platform, installationId, kind)).toBe(address);
  });
});
