import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebClient } from '@slack/web-api';
import { silentLogger } from '../../../src/platform/slack/silent-logger.ts';
import { createSlackSandbox, type SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';

const reader = 'U0READER01';
const prompt = { title: 'What is new?', message: 'newest' };
const agent = {
  features: { agent_view: { agent_description: 'Answers.' } },
  oauth_config: { scopes: { bot: ['assistant:write', 'chat:write', 'im:write'] } },
};

let sandbox: SlackSandbox;
let client: WebClient;
let channel: string;

beforeAll(async () => {
  sandbox = await createSlackSandbox({ manifest: agent });
  client = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 }, logger: silentLogger });
  channel = sandbox.openDirectMessage(reader);
});
beforeEach(() => sandbox.workspace().prompts.clear());
afterAll(() => sandbox.close());

const offer = (args: object) =>
  client.apiCall('assistant.threads.setSuggestedPrompts', { channel_id: channel, prompts: [prompt], ...args });

test('questions are offered in a direct message, up to four of them', async () => {
  await offer({ title: 'Ask', prompts: Array.from({ length: 4 }, () => prompt) });

  expect(sandbox.workspace().prompts.get(channel)).toEqual({ title: 'Ask', prompts: [prompt, prompt, prompt, prompt] });
});

test.each([
  ['a channel that is not a direct message', { channel_id: 'C0GENERAL1' }, 'channel_not_found'],
  ['five prompts', { prompts: Array.from({ length: 5 }, () => prompt) }, 'invalid_arguments'],
  ['no prompt', { prompts: [] }, 'invalid_arguments'],
  ['a prompt without a message', { prompts: [{ title: 'What is new?' }] }, 'invalid_arguments'],
  ['a thread that is not there', { thread_ts: '1.000001' }, 'invalid_thread_ts'],
])('%s is refused', async (_, args, error) => {
  await expect(offer(args)).rejects.toThrow(error);
  expect(sandbox.workspace().prompts.size).toBe(0);
});

test('an agent offers nothing in a thread, and is told nothing of it', async () => {
  const { ts } = await client.chat.postMessage({ channel, text: 'Hello' });

  expect((await offer({ thread_ts: ts })).ok).toBe(true);
  expect(sandbox.workspace().prompts.size).toBe(0);
});

test('needs its scope', async () => {
  sandbox.admin.setScopes(sandbox.botToken, ['chat:write']);

  await expect(offer({})).rejects.toThrow('missing_scope');
  sandbox.admin.setScopes(sandbox.botToken, agent.oauth_config.scopes.bot);
});
