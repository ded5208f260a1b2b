import type { ModalView } from '@slack/types';
import { expect, test } from 'vitest';

import { connectBolt, general, guest, openSandbox, reader } from './open-sandbox.ts';
import { openSocket } from './raw-socket.ts';

const option = (value: string) => ({ text: { type: 'plain_text', text: value.toUpperCase() }, value }) as const;

const modal: ModalView = {
  type: 'modal',
  callback_id: 'filters',
  title: { type: 'plain_text', text: 'Filters' },
  submit: { type: 'plain_text', text: 'Save' },
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'words',
      label: { type: 'plain_text', text: 'Words' },
      element: { type: 'plain_text_input', action_id: 'words', max_length: 20 },
    },
    {
      type: 'input',
      block_id: 'topic',
      optional: true,
      label: { type: 'plain_text', text: 'Topic' },
      element: { type: 'static_select', action_id: 'topic', options: [option('power'), option('chips')], initial_option: option('chips') },
    },
    {
      type: 'section',
      block_id: 'find',
      text: { type: 'mrkdwn', text: 'Find' },
      accessory: { type: 'external_select', action_id: 'find', min_query_length: 1 },
    },
  ],
};

test('a select sends the chosen option and the state of the message', async () => {
  const sandbox = await openSandbox();
  const seen: unknown[] = [];
  await connectBolt(sandbox, (app) => {
    app.command('/news', async ({ ack }) =>
      ack({
        text: 'Which?',
        blocks: [
          {
            type: 'actions',
            block_id: 'b',
            elements: [{ type: 'static_select', action_id: 'pick', options: [option('one'), option('two')] }],
          },
        ],
      }),
    );
    app.action('pick', async ({ ack, action, body }) => {
      await ack();
      seen.push(action, 'state' in body ? body.state : undefined);
    });
  });
  const { message } = await sandbox.slash({ userId: reader, channelId: general, command: '/news' });
  if (message === undefined) throw new Error('The command was expected to be answered.');

  const picked = await sandbox.select({ message, actionId: 'pick', userId: reader, value: 'two' });

  expect(picked.status).toBe('acked');
  expect(seen).toMatchObject([
    { type: 'static_select', action_id: 'pick', block_id: 'b', selected_option: option('two') },
    { values: { b: { pick: { selected_option: option('two') } } } },
  ]);
  await expect(async () => sandbox.select({ message, actionId: 'pick', userId: reader, value: 'three' })).rejects.toMatchObject({
    fix: 'Use one of: one, two.',
  });
});

test('feedback buttons send the value and the words of the one that is pressed, and keep no state', async () => {
  const sandbox = await openSandbox();
  const seen: unknown[] = [];
  const button = (text: string, value: string) => ({ text: { type: 'plain_text' as const, text }, value });
  await connectBolt(sandbox, (app) => {
    app.command('/news', async ({ ack }) =>
      ack({
        text: 'How was it?',
        blocks: [
          {
            type: 'context_actions',
            block_id: 'b',
            elements: [
              { type: 'feedback_buttons', action_id: 'how', positive_button: button('Good', 'y'), negative_button: button('Bad', 'n') },
            ],
          },
        ],
      }),
    );
    app.action('how', async ({ ack, action, body }) => {
      await ack();
      seen.push(action, 'state' in body ? body.state : undefined);
    });
  });
  const { message } = await sandbox.slash({ userId: reader, channelId: general, command: '/news' });
  if (message === undefined) throw new Error('The command was expected to be answered.');

  await sandbox.select({ message, actionId: 'how', userId: reader, value: 'n' });

  expect(seen).toMatchObject([
    { type: 'feedback_buttons', action_id: 'how', block_id: 'b', value: 'n', text: { text: 'Bad' } },
    { values: {} },
  ]);
  await expect(async () => sandbox.select({ message, actionId: 'how', userId: reader, value: 'x' })).rejects.toMatchObject({
    fix: 'Give the value of positive_button or of negative_button.',
  });
});

test('an action nobody listens to is not acknowledged by Bolt, and times out', async () => {
  const sandbox = await openSandbox();
  await connectBolt(sandbox, (app) =>
    app.command('/news', async ({ ack }) =>
      ack({
        text: 'x',
        blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'deaf', text: { type: 'plain_text', text: 'Deaf' } }] }],
      }),
    ),
  );
  const { message } = await sandbox.slash({ userId: reader, channelId: general, command: '/news' });
  if (message === undefined) throw new Error('The command was expected to be answered.');

  const clicked = await sandbox.click({ message, actionId: 'deaf', userId: reader });

  expect(clicked.status).toBe('timeout');
  expect(clicked.ackMs).toBeGreaterThanOrEqual(2990);
});

test('a modal opens from a command, suggests, shows errors, and is submitted', async () => {
  const sandbox = await openSandbox();
  const submitted: unknown[] = [];
  await connectBolt(sandbox, (app) => {
    app.command('/follow', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modal });
    });
    app.options('find', async ({ ack, payload }) => ack({ options: [option(payload.value)] }));
    app.view('filters', async ({ ack, view }) => {
      const words = view.state.values['words']?.['words']?.value ?? '';
      if (words === 'wrong') return ack({ response_action: 'errors', errors: { words: 'Not that' } });
      submitted.push(view.state.values);
      return ack();
    });
  });
  await sandbox.slash({ userId: reader, channelId: general, command: '/follow' });
  await expect.poll(() => sandbox.views(reader)).toHaveLength(1);
  const [view] = sandbox.views(reader);
  if (view === undefined) throw new Error('A modal was expected to open.');

  const suggested = await sandbox.suggest({ view, actionId: 'find', userId: reader, value: 'colo' });
  const tooShort = await sandbox.suggest({ view, actionId: 'find', userId: reader, value: '' });
  const empty = await sandbox.submitView({ view });
  const tooLong = await sandbox.submitView({ view, values: { words: 'x'.repeat(21) } });
  const wrong = await sandbox.submitView({ view, values: { words: 'wrong' } });
  const right = await sandbox.submitView({ view, values: { words: 'colossus', find: 'x' } });

  expect(suggested.options).toEqual([option('colo')]);
  expect([tooShort, empty, tooLong].map(({ status }) => status)).toEqual(['not_sent', 'not_sent', 'not_sent']);
  expect(wrong.fieldErrors).toEqual({ words: 'Not that' });
  expect(right.status).toBe('acked');
  expect(submitted).toMatchObject([
    {
      words: { words: { value: 'colossus' } },
      topic: { topic: { selected_option: option('chips') } },
      find: { find: { selected_option: { value: 'x' } } },
    },
  ]);
  expect(sandbox.views(reader)).toEqual([]);
});

test.each([
  [{ response_action: 'update', view: { ...modal, title: { type: 'plain_text', text: 'Second' } } }, ['Second']],
  [{ response_action: 'push', view: { ...modal, title: { type: 'plain_text', text: 'Second' } } }, ['Filters', 'Second']],
  [{ response_action: 'clear' }, []],
  [{}, []],
])('an acknowledgement of %j leaves the modals as it says', async (response, titles) => {
  const sandbox = await openSandbox();
  const socket = await openSocket(sandbox);
  const view = await openModal(sandbox, socket);

  const submitting = sandbox.submitView({ view, values: { words: 'x' } });
  socket.acknowledge((await socket.next('interactive')).envelope_id, response);
  await submitting;

  expect(sandbox.views(reader).map(({ definition }) => (definition['title'] as { text: string }).text)).toEqual(titles);
});

test.each([
  [{ response_action: 'errors', errors: { nowhere: 'x' } }, 'invalid_errors'],
  [{ response_action: 'update', view: { ...modal, title: { type: 'plain_text', text: 'x'.repeat(25) } } }, 'invalid_arguments'],
  [{ response_action: 'explode' }, 'invalid_response_action'],
])('an acknowledgement of %j is refused', async (response, error) => {
  const sandbox = await openSandbox();
  const socket = await openSocket(sandbox);
  const view = await openModal(sandbox, socket);

  const submitting = sandbox.submitView({ view, values: { words: 'x' } });
  socket.acknowledge((await socket.next('interactive')).envelope_id, response);

  expect((await submitting).refusal).toMatchObject({ error });
  expect(sandbox.views(reader)).toHaveLength(1);
});

test('closing a modal is told to the app that asked for it', async () => {
  const sandbox = await openSandbox();
  const socket = await openSocket(sandbox);
  const view = await openModal(sandbox, socket);

  const closing = sandbox.closeView(view);
  const envelope = await socket.next('interactive');
  socket.acknowledge(envelope.envelope_id);

  expect((await closing).status).toBe('acked');
  expect(envelope['payload']).toMatchObject({ type: 'view_closed', view: { id: view.id }, is_cleared: false });
  expect(sandbox.views(reader)).toEqual([]);
});

test('more than 100 suggestions, or one too long, are refused', async () => {
  const sandbox = await openSandbox();
  const socket = await openSocket(sandbox);
  const view = await openModal(sandbox, socket);
  const answers = [{ options: Array.from({ length: 101 }, () => option('a')) }, { options: [option('x'.repeat(151))] }];

  for (const answer of answers) {
    const typing = sandbox.suggest({ view, actionId: 'find', userId: reader, value: 'c' });
    socket.acknowledge((await socket.next('interactive')).envelope_id, answer);
    expect((await typing).refusal).toMatchObject({ error: 'invalid_options' });
  }
});

test('a message shortcut carries the message, a global one neither message nor channel', async () => {
  const sandbox = await openSandbox();
  await connectBolt(sandbox, (app) => {
    app.shortcut({ type: 'message_action', callback_id: 'explain' }, async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'Explained' });
    });
    app.shortcut({ type: 'shortcut', callback_id: 'search' }, async ({ ack }) => ack());
  });
  const { message } = await sandbox.say({ userId: reader, channelId: 'C0NOTINVIT', text: 'What is Colossus?' });

  const explained = await sandbox.shortcut({ userId: reader, callbackId: 'explain', message });
  const searched = await sandbox.shortcut({ userId: guest, callbackId: 'search' });

  expect((await explained.answer()).text).toBe('Explained');
  expect(explained.payload).toMatchObject({
    type: 'message_action',
    message: { text: 'What is Colossus?' },
    channel: { id: 'C0NOTINVIT' },
  });
  expect(searched.status).toBe('acked');
  expect(searched.payload).not.toHaveProperty('channel');
});

test('a shortcut the manifest does not have never leaves', async () => {
  const sandbox = await openSandbox({ manifest: { features: { shortcuts: [{ callback_id: 'explain', type: 'message' }] } } });

  expect((await sandbox.shortcut({ userId: reader, callbackId: 'explain' })).status).toBe('unknown_command');
});

test('opening Home tells the app, which publishes a view', async () => {
  const sandbox = await openSandbox();
  await connectBolt(sandbox, (app) =>
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'divider' }] } });
    }),
  );

  await sandbox.openHome(reader);

  await expect.poll(() => sandbox.home(reader)?.definition['blocks']).toMatchObject([{ type: 'divider', block_id: expect.any(String) }]);
});

async function openModal(sandbox: Awaited<ReturnType<typeof openSandbox>>, socket: Awaited<ReturnType<typeof openSocket>>) {
  const asking = sandbox.slash({ userId: reader, channelId: general, command: '/follow' });
  socket.acknowledge((await socket.next('slash_commands')).envelope_id);
  const { triggerId } = await asking;
  const response = await fetch(`${sandbox.apiUrl}views.open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${sandbox.botToken}` },
    body: JSON.stringify({ trigger_id: triggerId, view: modal }),
  });
  const [view] = sandbox.views(reader);
  if (view === undefined) throw new Error(`A modal was expected to open: ${await response.text()}`);
  return view;
}
