import type { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createSlackSandbox, type SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { createBoltApp } from './connect-bolt.ts';

let sandbox: SlackSandbox;
let app: App;

beforeEach(async () => {
  sandbox = await createSlackSandbox();
  app = createBoltApp(sandbox);
});

afterEach(async () => {
  await app.stop();
  await sandbox.close();
});

test('a slash command is answered in the acknowledgement', async () => {
  app.command('/news', async ({ ack, command }) => ack({ response_type: 'in_channel', text: `You asked: ${command.text}` }));
  await app.start();

  const asked = await sandbox.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/news', text: 'colossus' });

  expect(asked.status).toBe('acked');
  expect(asked.message).toMatchObject({ text: 'You asked: colossus', visibleTo: undefined, origin: 'acknowledgement' });
  expect(sandbox.messages('C0GENERAL1')).toEqual([asked.message]);
});

test('a button on the answer is clicked and replaces it through the response_url', async () => {
  const button = { type: 'button', text: { type: 'plain_text', text: 'More' }, action_id: 'more', value: 'page-2' } as const;
  app.command('/news', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'Page 1', blocks: [{ type: 'actions', elements: [button] }] });
  });
  app.action('more', async ({ ack, respond, action }) => {
    await ack();
    await respond({ replace_original: true, text: `Now ${'value' in action ? String(action.value) : ''}` });
  });
  await app.start();

  const asked = await sandbox.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/news' });
  const message = await asked.answer();
  const clicked = await sandbox.click({ message, actionId: 'more', userId: 'U0READER01' });
  await clicked.waitForResponses();

  expect(clicked.status).toBe('acked');
  expect(message).toMatchObject({ text: 'Now page-2', visibleTo: 'U0READER01' });
  expect(message.edits).toHaveLength(1);
});

test('each version of a message keeps what was sent for it, and what that answers', async () => {
  const button = { type: 'button', text: { type: 'plain_text', text: 'More' }, action_id: 'more', value: 'page-2' } as const;
  app.command('/news', async ({ ack }) => ack({ text: 'Page 1', blocks: [{ type: 'actions', elements: [button] }] }));
  app.action('more', async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: 'Page 2' });
  });
  await app.start();

  const asked = await sandbox.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/news' });
  const message = await asked.answer();
  const clicked = await sandbox.click({ message, actionId: 'more', userId: 'U0READER01' });
  await clicked.waitForResponses();
  await app.client.chat.postMessage({ channel: 'C0GENERAL1', text: 'Posted' });

  expect(message.edits[0]?.sent).toMatchObject({ via: 'acknowledgement', body: { text: 'Page 1' } });
  expect(message.edits[0]?.sent?.answers).toBe(asked.payload);
  expect(message.sent).toMatchObject({ via: 'response_url', body: { text: 'Page 2', replace_original: true } });
  expect(message.sent?.answers).toBe(clicked.payload);
  expect(sandbox.messages('C0GENERAL1').at(-1)?.sent).toEqual({
    via: 'chat.postMessage',
    body: { channel: 'C0GENERAL1', text: 'Posted' },
  });
});
