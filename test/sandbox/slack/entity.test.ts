import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebClient } from '@slack/web-api';
import { silentLogger } from '../../../src/platform/slack/silent-logger.ts';
import { createSlackSandbox, type SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import type { SlackMessage } from '../../../src/sandbox/slack/state/message.ts';

const url = 'https://gazette.example/colossus';
const userId = 'U0READER01';
const entity = {
  entity_type: 'slack#/entities/content_item',
  external_ref: { id: 'colossus' },
  url,
  app_unfurl_url: url,
  entity_payload: { attributes: { title: { text: 'Colossus' } }, fields: { date_created: { value: 1_762_128_000 } } },
};
const payload = entity.entity_payload;

let sandbox: SlackSandbox;
let client: WebClient;

const clientOf = ({ botToken, apiUrl }: SlackSandbox): WebClient =>
  new WebClient(botToken, { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, logger: silentLogger });

beforeAll(async () => {
  sandbox = await createSlackSandbox();
  client = clientOf(sandbox);
});
afterAll(() => sandbox.close());

/** A link with a preview, and what Slack warned of. */
async function unfurl(
  entities: readonly unknown[],
  slack = sandbox,
): Promise<{ readonly message: SlackMessage; readonly warnings: readonly string[] }> {
  const { message } = await slack.say({ userId, channelId: 'C0GENERAL1', text: `<${url}>` });
  const unfurls = { [url]: { blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Colossus' } }] } };
  const answer = await clientOf(slack).apiCall('chat.unfurl', { channel: 'C0GENERAL1', ts: message.ts, unfurls, metadata: { entities } });
  return { message, warnings: answer.response_metadata?.warnings ?? [] };
}

async function open(message: SlackMessage): Promise<string> {
  void sandbox.openEntity({ userId, message, url });
  await expect.poll(() => sandbox.panel(userId)?.externalId).toBe('colossus');
  return opened.at(-1) ?? '';
}

const opened: string[] = [];
beforeAll(() => {
  sandbox.events.on('envelope', ({ payload: { event } }) => opened.push((event as { trigger_id?: string }).trigger_id ?? ''));
});

test('a Work Object stands below its link, beside the preview', async () => {
  const { message, warnings } = await unfurl([entity]);

  expect(warnings).toEqual([]);
  expect(message.entities[url]).toEqual(entity);
  expect(Object.keys(message.unfurls)).toEqual([url]);
});

test.each<[string, object]>([
  ['no title', { ...entity, entity_payload: { attributes: {} } }],
  ['a type that there is not', { ...entity, entity_type: 'slack#/entities/article' }],
  ['a date in words', { ...entity, entity_payload: { ...payload, fields: { date_created: { value: 'today' } } } }],
  ['a picture without words for it', { ...entity, entity_payload: { ...payload, fields: { preview: { image_url: `${url}.png` } } } }],
  ['a field of another kind of thing', { ...entity, entity_payload: { ...payload, fields: { assignee: { type: 'string' } } } }],
  ['no reference', { ...entity, external_ref: {} }],
])('a Work Object with %s is dropped, with a warning and no error', async (_, wrong) => {
  const { message, warnings } = await unfurl([wrong]);

  expect(warnings).toContain('invalid_metadata_format');
  expect(message.entities).toEqual({});
  expect(Object.keys(message.unfurls)).toEqual([url]);
});

test('a Work Object of an app that has not switched them on is dropped as well', async () => {
  const off = await createSlackSandbox({ workObjects: false });

  const { message, warnings } = await unfurl([entity], off);

  expect([message.entities, warnings]).toEqual([{}, expect.arrayContaining(['feature_not_enabled'])]);
  await off.close();
});

test('a panel is asked for with a trigger, and shows what is presented to the person who opened it', async () => {
  const { message } = await unfurl([entity]);
  const socket = await connect();
  const triggerId = await open(message);
  const more = {
    ...entity,
    entity_payload: { ...payload, custom_fields: [{ key: 'a', label: 'Cooling', type: 'string', value: 'Sea water.' }] },
  };

  const other = await refusalOf({ trigger_id: triggerId, metadata: { ...more, external_ref: { id: 'other' } } });
  const unknown = await refusalOf({ trigger_id: '1.2.3', metadata: more });
  const wrong = await refusalOf({ trigger_id: triggerId, metadata: { ...more, url: 'colossus' } });
  const nothing = await refusalOf({ trigger_id: triggerId });
  await client.apiCall('entity.presentDetails', { trigger_id: triggerId, metadata: more });
  const twice = await refusalOf({ trigger_id: triggerId, metadata: more });

  expect([other, unknown, wrong, nothing, twice]).toEqual([
    'entity_metadata_does_not_match_trigger',
    'invalid_trigger_id',
    'invalid_metadata',
    'invalid_metadata',
    'invalid_trigger_id',
  ]);
  expect(sandbox.panel(userId)?.entity).toEqual(more);
  expect(sandbox.panel('U0ADMIN001')).toBeUndefined();
  socket.close();
});

async function refusalOf(args: object): Promise<string> {
  try {
    await client.apiCall('entity.presentDetails', { ...args });
    return 'ok';
  } catch (error) {
    return (error as { readonly data: { readonly error: string } }).data.error;
  }
}

/** Hears of events, and answers none. */
async function connect(): Promise<WebSocket> {
  const app = new WebClient(sandbox.appToken, { slackApiUrl: sandbox.apiUrl, logger: silentLogger });
  const { url: address = '' } = await app.apps.connections.open();
  const socket = new WebSocket(address);
  await new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }));
  return socket;
}
