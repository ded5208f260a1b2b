import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebClient } from '@slack/web-api';
import { silentLogger } from '../../../src/platform/slack/silent-logger.ts';
import { createSlackSandbox, type SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';

let sandbox: SlackSandbox;
let client: WebClient;

beforeAll(async () => {
  sandbox = await createSlackSandbox();
  client = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 }, logger: silentLogger });
});
afterAll(() => sandbox.close());

/** The verdict: true, or Slack's error with the first fault. */
async function judge(args: object): Promise<unknown> {
  try {
    return (await client.apiCall('blocks.validate', { ...args })).ok;
  } catch (error) {
    const { data } = error as { readonly data: { readonly error: string; readonly errors?: readonly object[] } };
    return [data.error, data.errors?.[0]];
  }
}

const section = { type: 'section', text: { type: 'plain_text', text: 'Hello' } };
const long = { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } };
const title = { type: 'plain_text', text: 'Title' };
const fault = (pointer: string, message: string): object => ({ pointer, code: 'failed_constraint', message });
const tooLong = 'must be less than 151 characters';

test.each<[string, object, unknown]>([
  ['a block', { blocks: [section] }, true],
  ['a block that is too long', { blocks: [section, long] }, ['invalid_blocks', fault('/1/text/text', tooLong)]],
  ['a message', { message: { text: 'Hello', blocks: [section] } }, true],
  ['a message with such a block', { message: { blocks: [long] } }, ['invalid_message', fault('/blocks/0/text/text', tooLong)]],
  [
    'an attachment with such a block',
    { message: { attachments: [{ blocks: [long] }] } },
    ['invalid_message', fault('/attachments/0/blocks/0/text/text', tooLong)],
  ],
  ['a form', { view: { type: 'modal', title, blocks: [section] } }, true],
  ['a form without a title', { view: { type: 'modal', blocks: [section] } }, ['invalid_view', fault('', 'missing required field: title')]],
  ['a Home tab', { view: { type: 'home', blocks: [section] } }, true],
  [
    'a Home tab with a title',
    { view: { type: 'home', title, blocks: [] } },
    ['invalid_view', fault('', 'invalid additional property: title')],
  ],
])('%s is judged as it would be where it is sent', async (_, args, verdict) => {
  expect(await judge(args)).toEqual(verdict);
});

test('takes one thing to judge, and sends nothing', async () => {
  expect(await judge({})).toEqual(['invalid_arguments', undefined]);
  expect(await judge({ blocks: [section], message: { blocks: [section] } })).toEqual(['invalid_arguments', undefined]);
  expect(await judge({ blocks: section })).toEqual(['invalid_arguments', undefined]);
  expect(sandbox.messages('C0GENERAL1')).toEqual([]);
});
