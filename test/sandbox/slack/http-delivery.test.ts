import { App, HTTPReceiver } from '@slack/bolt';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';

import { signRequest } from '../../../src/sandbox/slack/sign.ts';
import type { SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { silentLogger } from './connect-bolt.ts';
import { general, openSandbox, reader } from './open-sandbox.ts';

const signingSecret = 'shared-secret';

/** The real Bolt by HTTP. It needs the Web API of one sandbox; another sandbox then calls it at its port. */
async function openByHttp(secret = signingSecret): Promise<{ readonly sandbox: SlackSandbox; readonly heard: string[] }> {
  const home = await openSandbox();
  const heard: string[] = [];
  const receiver = new HTTPReceiver({ signingSecret, port: 0, logger: silentLogger });
  const app = new App({ token: home.botToken, receiver, logger: silentLogger, clientOptions: { slackApiUrl: home.apiUrl } });
  app.command('/news', async ({ ack, command }) => ack({ text: `asked ${command.text}` }));
  app.event('app_mention', async ({ event }) => void heard.push(event.text));
  const server = (await app.start()) as Server;
  onTestFinished(async () => {
    await app.stop();
  });
  const { port } = server.address() as AddressInfo;
  const sandbox = await openSandbox({ requestUrl: `http://127.0.0.1:${port}/slack/events`, signingSecret: secret });
  return { sandbox, heard };
}

test('commands and events reach Bolt as signed requests', async () => {
  const { sandbox, heard } = await openByHttp();

  const asked = await sandbox.slash({ userId: reader, channelId: general, command: '/news', text: 'colossus' });
  const said = await sandbox.say({ userId: reader, channelId: general, text: `<@${sandbox.botUserId}> hi` });

  expect(asked).toMatchObject({ status: 'acked', message: { text: 'asked colossus' } });
  expect(said.events.map(({ status }) => status)).toEqual(['acked', 'acked']);
  expect(heard).toEqual([`<@${sandbox.botUserId}> hi`]);
});

test('Bolt refuses what is signed with another secret', async () => {
  const { sandbox, heard } = await openByHttp('another-secret');

  expect((await sandbox.slash({ userId: reader, channelId: general, command: '/news' })).status).toBe('dispatch_failed');
  expect(heard).toEqual([]);
});

test('an address is saved once it answers the challenge, and JSON of another media type is the text of a message', async () => {
  const sandbox = await openSandbox();
  let isKnown = false;
  const server = createServer((request, response) => {
    request.on('data', (data: Buffer) => {
      const { challenge } = /^\{/u.test(String(data)) ? (JSON.parse(String(data)) as { readonly challenge?: string }) : {};
      response
        .writeHead(200, { 'content-type': 'text/plain' })
        .end(challenge === undefined ? '{"text":"hello"}' : isKnown ? challenge : 'no');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  await expect(sandbox.setRequestUrl(url)).rejects.toThrow('challenge');
  isKnown = true;
  await sandbox.setRequestUrl(url);

  const asked = await sandbox.slash({ userId: reader, channelId: general, command: '/news' });
  expect(asked.message?.text).toBe('{"text":"hello"}');
});

test('a signature is the HMAC of version, time and body', () => {
  // The worked example of Slack's own documentation: authentication/verifying-requests-from-slack.
  const body =
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';

  const headers = signRequest({ signingSecret: '8f742231b10e8888abcd99yyyzzz85a5', body, nowMs: 1_531_420_618_000 });

  expect(headers).toEqual({
    'x-slack-request-timestamp': '1531420618',
    'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  });
});
