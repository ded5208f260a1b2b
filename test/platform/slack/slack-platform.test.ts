import { describe, expect, it, type TestContext } from 'vitest';
import type { Platform } from '../../../src/platform/platform.ts';
import { createSlackPlatform, type SharedSlackOptions } from '../../../src/platform/slack/slack-platform.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { faultActions } from '../../../src/sandbox/faults.ts';
import { slackFaults } from '../../../src/sandbox/slack/slack-faults.ts';
import { createSlackSandbox, type SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { identityStyle } from '../transcripts.ts';
import { transcribeSlackMessage } from '../../../src/sandbox/slack/slack-transcript.ts';
import { articleCommands, createArticleDispatch, createSlowDispatch, longText } from '../article-dispatch.ts';

const userId = 'U0READER01';
/** Tests run side by side: each closes what is its own. */
async function connect(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  options: Partial<SharedSlackOptions> = {},
): Promise<{ sandbox: SlackSandbox; platform: Platform; channelId: string; fatal: Error[]; log: string[] }> {
  const sandbox = await createSlackSandbox();
  const fatal: Error[] = [];
  const log: string[] = [];
  const platform = createSlackPlatform({
    botToken: sandbox.botToken,
    appToken: sandbox.appToken,
    apiUrl: sandbox.apiUrl,
    commands: articleCommands,
    dispatch: createArticleDispatch(),
    clock: systemClock,
    logger: createLogger({ level: 'debug', destination: { write: (line) => void log.push(line) }, format: 'json' }),
    onAnswered: () => {},
    onUndelivered: (cause) => void log.push(String(cause)),
    onFatal: (error) => void fatal.push(error),
    ...options,
  });
  onTestFinished(async () => {
    await platform.stop();
    await sandbox.close();
  });
  return { sandbox, platform, channelId: 'C0GENERAL1', fatal, log };
}

describe.concurrent('the Slack platform', () => {
  it('answers a slash command in its acknowledgement', async (context) => {
    const { sandbox, platform, channelId } = await connect(context);
    await platform.start();

    const answered = await sandbox.slash({ userId, channelId, command: '/read', text: 'hello &amp; <you>' });

    expect(platform.isReady()).toBe(true);
    expect(answered).toMatchObject({ status: 'acked', responses: [] });
    expect(answered.refusal).toBeUndefined();
    const { lines } = transcribeSlackMessage(await answered.answer(), identityStyle);
    expect(lines.join('\n')).toContain('You said hello');
    expect(Object.values((await answered.answer()).pings).flat()).toEqual([]);
  });

  it('acknowledges what takes longer than Slack waits, and answers to the response URL', async (context) => {
    const hurried: Clock = { now: systemClock.now, after: (delayMs, callback) => systemClock.after(delayMs / 20, callback) };
    const { sandbox, platform, channelId } = await connect(context, { dispatch: createSlowDispatch(400), clock: hurried });
    await platform.start();

    const answered = await sandbox.slash({ userId, channelId, command: '/read', text: 'hello' });
    const [response] = await answered.waitForResponses(1);

    expect(answered.status).toBe('acked');
    expect(transcribeSlackMessage(response?.message ?? (await answered.answer()), identityStyle).lines.join('\n')).toContain(
      'You said hello',
    );
    expect(sandbox.messages(channelId)).toHaveLength(1);
  });

  it('turns every page of a long section in place, and together they are the section', async (context) => {
    const { sandbox, platform, channelId } = await connect(context);
    await platform.start();
    const first = await sandbox.slash({ userId, channelId, command: '/read' });
    let message = await first.answer();
    const pages = [transcribeSlackMessage(message, identityStyle)];

    for (
      let next = pages[0]?.controls.find(({ label }) => label.startsWith('Next'));
      next;
      next = pages.at(-1)?.controls.find(({ label }) => label.startsWith('Next'))
    ) {
      const turned = await sandbox.click({ message, actionId: next.id, userId });
      const [response] = await turned.waitForResponses(1);
      if (!response) throw new Error('No page came.');
      message = response.message;
      pages.push(transcribeSlackMessage(message, identityStyle));
    }

    expect(pages.length).toBeGreaterThan(1);
    expect(sandbox.messages(channelId).filter(({ isDeleted }) => !isDeleted)).toHaveLength(1);
    const read = pages.flatMap(({ lines }) => lines).join('\n');
    for (const paragraph of longText.split('\n\n')) expect(read).toContain(paragraph);
  });

  it('acknowledges a button nobody answers for, and apologizes for a failing command', async (context) => {
    const { sandbox, platform, channelId } = await connect(context);
    await platform.start();

    const failed = await sandbox.slash({ userId, channelId, command: '/fail' });

    const message = await failed.answer();
    expect(transcribeSlackMessage(message, identityStyle).lines.join(' ')).toContain('K7QF-3M9T');
    expect(message.visibleTo).toBe(userId);
  });

  it('refuses to start with a wrong token, saying which and what to do', async (context) => {
    for (const wrong of [{ botToken: 'xoxb-wrong' }, { appToken: 'xapp-wrong' }]) {
      const { platform } = await connect(context, wrong);

      await expect(platform.start()).rejects.toMatchObject({ code: 'slack.tokenRefused', fix: expect.stringContaining('SLACK_BOT_TOKEN') });
    }
  });

  it.for(['missing_scope', 'token_revoked', 'not_allowed_token_type', 'access_denied', 'link_disabled', 'no_permission'])(
    'ends when Slack will not let it connect, at the start and later: %s',
    async (error, context) => {
      const { sandbox, platform } = await connect(context);
      const refuse = { kind: 'status', status: 200, effect: false, body: JSON.stringify({ ok: false, error }) } as const;
      const fault = sandbox.faults.fault({ match: { path: 'apps.connections.open' }, times: Infinity, action: refuse });

      await expect(platform.start()).rejects.toMatchObject({
        code: 'slack.tokenRefused',
        message: expect.stringContaining(error),
        fix: expect.stringContaining('connections:write'),
      });
      await platform.stop();
      fault.remove();
      const second = await connect(context);
      await second.platform.start();
      second.sandbox.faults.fault({ match: { path: 'apps.connections.open' }, times: Infinity, action: refuse });
      second.sandbox.socket.refresh();

      await context.expect.poll(() => second.fatal[0]).toMatchObject({ code: 'slack.tokenRefused' });
    },
  );

  it('is not stopped by a refusal of a token that Slack does not stand by, at the start and later', async (context) => {
    const { sandbox, platform, channelId, fatal } = await connect(context);
    const refuse = slackFaults.apiError('invalid_auth');
    sandbox.faults.fault({ match: { path: 'auth.test' }, action: refuse });
    sandbox.faults.fault({ match: { path: 'apps.connections.open' }, action: refuse });

    await platform.start();
    sandbox.faults.fault({ match: { path: 'apps.connections.open' }, times: 2, action: refuse });
    sandbox.socket.cut();
    await context.expect.poll(() => platform.isReady()).toBe(false);
    await context.expect.poll(() => platform.isReady()).toBe(true);

    expect(fatal).toEqual([]);
    expect((await sandbox.slash({ userId, channelId, command: '/read', text: 'hello' })).status).toBe('acked');
  });

  it('stops when Slack says that the app was uninstalled', async (context) => {
    const { sandbox, platform, fatal } = await connect(context);
    await platform.start();

    sandbox.admin.revokeToken(sandbox.botToken, 'account_inactive');
    await sandbox.event({ type: 'app_uninstalled' });

    await context.expect.poll(() => fatal.length).toBe(1);
    expect(platform.findTrouble()).toContain('account_inactive');
    expect(platform.isReady()).toBe(false);
  });

  it('comes back from an address that no connection can be opened to', async (context) => {
    const { sandbox, platform } = await connect(context);
    for (const url of ['not an address', 'http://127.0.0.1:1/', 7, null])
      sandbox.faults.fault({
        match: { path: 'apps.connections.open' },
        action: { kind: 'status', status: 200, effect: false, body: JSON.stringify({ ok: true, url }) },
      });

    await platform.start();

    expect(platform.isReady()).toBe(true);
  });

  it('goes on when Slack refuses one answer only', async (context) => {
    const { sandbox, platform, channelId, fatal } = await connect(context);
    await platform.start();
    const body = JSON.stringify({ ok: false, error: 'no_permission' });
    sandbox.faults.fault({
      match: { path: /\/(?:commands|actions)\/|chat\./ },
      times: 3,
      action: { kind: 'status', status: 200, effect: false, body },
    });

    await sandbox.slash({ userId, channelId, command: '/slow', text: '' });
    const next = await sandbox.slash({ userId, channelId, command: '/read', text: 'hello' });

    expect(next.status).toBe('acked');
    expect(fatal).toEqual([]);
    expect(platform.isReady()).toBe(true);
  });

  it('starts with one connection when Slack grants no second one', async (context) => {
    const { sandbox, platform, channelId } = await connect(context);
    let opened = 0;
    const body = JSON.stringify({ ok: false, error: 'too_many_websockets' });
    sandbox.faults.fault({
      match: ({ path }) => path.endsWith('apps.connections.open') && (opened += 1) > 1,
      times: Infinity,
      action: { kind: 'status', status: 200, effect: false, body },
    });

    await platform.start();

    expect(platform.isReady()).toBe(true);
    expect((await sandbox.slash({ userId, channelId, command: '/read', text: 'hello' })).status).toBe('acked');
  });

  it('waits for a Slack that is down, and starts when it is back', async (context) => {
    const { sandbox, platform } = await connect(context);
    sandbox.faults.fault({ match: { path: 'auth.test' }, times: 2, action: faultActions.serverError(503) });

    await platform.start();

    expect(platform.isReady()).toBe(true);
  });
});
