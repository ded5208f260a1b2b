import { App } from '@slack/bolt';
import { expect, it, onTestFinished } from 'vitest';
import { createHttpReceiver } from '../../../src/platform/slack/receiver/http-receiver.ts';
import { silentLogger } from '../../../src/platform/slack/silent-logger.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import type { InboundAnswer } from '../../../src/runtime/inbound.ts';
import { signRequest } from '../../../src/sandbox/slack/sign.ts';

/** A second passes in 30 ms. */
const hurried: Clock = { now: systemClock.now, after: (delayMs, callback) => systemClock.after(delayMs / 33, callback) };
const signingSecret = 'shared-secret';

it('fails a request that nobody answered in time, and tells the listener that answers later', async () => {
  const receiver = createHttpReceiver({ signingSecret, clock: hurried, onDropped: () => {} });
  const app = new App({
    receiver,
    token: 'xoxb-1',
    botId: 'B1',
    botUserId: 'U1',
    tokenVerificationEnabled: false,
    convoStore: false,
    logger: silentLogger,
  });
  const { promise: late, resolve } = Promise.withResolvers<unknown>();
  let answered: Promise<InboundAnswer> | undefined;
  app.command('/slow', async ({ ack }) => {
    await answered;
    resolve(await ack('late').catch((error: unknown) => error));
  });
  await app.start();
  onTestFinished(() => void app.stop());
  const send = (command: string): Promise<InboundAnswer> => {
    const texts = {
      command,
      text: '',
      user_id: 'U2',
      channel_id: 'C1',
      team_id: 'T1',
      trigger_id: '1.2',
      response_url: 'https://a.example',
    };
    const body = new URLSearchParams(texts).toString();
    const headers: Record<string, string> = {
      'content-type': 'application/x-www-form-urlencoded',
      ...signRequest({ signingSecret, body, nowMs: systemClock.now() }),
    };
    const admission = receiver.inbound?.admit((name) => headers[name]);
    if (admission?.kind !== 'admitted') throw new Error('It was not admitted.');
    return admission.take(Buffer.from(body), new AbortController().signal);
  };

  answered = send('/slow');

  expect(await answered).toEqual({ status: 503, refusal: 'inbound.unanswered' });
  expect(await late).toMatchObject({ message: 'The request was closed before it was answered.' });
  expect(await send('/unknown')).toEqual({ status: 404, refusal: 'inbound.unheard' });
  await app.stop();
  expect(await send('/unknown')).toEqual({ status: 503, refusal: 'inbound.starting' });
});
