import { expect, it, onTestFinished } from 'vitest';
import { openHttpDoors } from '../../web/http-doors.ts';

const reader = { userId: 'U0READER01', channelId: 'C0GENERAL1' };

it('asks Slack for no connection, and is stopped by an event that takes its token back', async () => {
  const { slack, log, answers, close } = await openHttpDoors();
  onTestFinished(close);
  const first = await slack.slash({ ...reader, command: '/read', text: 'hello' });
  slack.admin.revokeToken(slack.botToken);

  await slack.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT00001'] } });
  await expect.poll(() => log.join('\n')).toContain('Slack refused a token: token_revoked (bot token)');
  const later = await slack.slash({ ...reader, command: '/read', text: 'hello' });

  expect([first.status, later.status]).toEqual(['acked', 'dispatch_failed']);
  expect(answers.at(-1)).toEqual({ status: 503, refusal: 'inbound.starting' });
  expect(slack.requests('apps.connections.open')).toEqual([]);
});

it('goes on if an event says that a token was taken back, and Slack does not stand by it', async () => {
  const { slack, log, close } = await openHttpDoors();
  onTestFinished(close);

  await slack.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT00001'] } });
  await expect.poll(() => log.join('\n')).toContain('does not stand by it');

  expect((await slack.slash({ ...reader, command: '/read', text: 'hello' })).status).toBe('acked');
});
