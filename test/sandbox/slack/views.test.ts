import { expect, test } from 'vitest';

import { createManualClock } from './manual-clock.ts';
import { call, general, openSandbox, reader } from './open-sandbox.ts';
import type { SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const modal = { type: 'modal', title: plain('Title'), blocks: [{ type: 'divider' }] };
const input = { type: 'input', label: plain('Label'), element: { type: 'plain_text_input' } };

/** A trigger_id needs no app: it is in the record of whatever a person does. */
async function trigger(sandbox: SlackSandbox): Promise<string> {
  return (await sandbox.slash({ userId: reader, channelId: general, command: '/x' })).triggerId;
}

async function open(sandbox: SlackSandbox, view: object = modal, method = 'views.open'): Promise<Record<string, unknown>> {
  return (await call(sandbox, method, { trigger_id: await trigger(sandbox), view })).body;
}

test('a trigger_id opens one view', async () => {
  const sandbox = await openSandbox();
  const id = await trigger(sandbox);

  const first = await call(sandbox, 'views.open', { trigger_id: id, view: modal });
  const second = await call(sandbox, 'views.open', { trigger_id: id, view: modal });

  expect(first.body).toMatchObject({
    ok: true,
    view: { type: 'modal', hash: expect.any(String), app_id: sandbox.appId, previous_view_id: null },
  });
  expect(second.body).toMatchObject({ ok: false, error: 'exchanged_trigger_id' });
});

test('a trigger_id lives for three seconds, and a made-up one never', async () => {
  const clock = createManualClock();
  const sandbox = await openSandbox({ clock });
  const id = await trigger(sandbox);

  clock.advance(3000);

  expect((await call(sandbox, 'views.open', { trigger_id: id, view: modal })).body).toMatchObject({ error: 'expired_trigger_id' });
  expect((await call(sandbox, 'views.open', { trigger_id: '1.2.3', view: modal })).body).toMatchObject({ error: 'invalid_trigger_id' });
});

test('a view that is refused does not cost the trigger', async () => {
  const sandbox = await openSandbox();
  const id = await trigger(sandbox);

  const refused = await call(sandbox, 'views.open', { trigger_id: id, view: { ...modal, title: plain('x'.repeat(25)) } });
  const opened = await call(sandbox, 'views.open', { trigger_id: id, view: modal });

  expect(refused.body).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
  });
  expect(opened.body['ok']).toBe(true);
});

test.each<[string, object, string]>([
  ['no title', { type: 'modal', blocks: [] }, 'missing required field: title [json-pointer:/view]'],
  ['no blocks', { type: 'modal', title: plain('a') }, 'missing required field: blocks [json-pointer:/view]'],
  ['a home in place of a modal', { type: 'home', blocks: [] }, 'must be a valid enum value [json-pointer:/view/type]'],
  ['a close label of 25', { ...modal, close: plain('x'.repeat(25)) }, 'must be less than 25 characters [json-pointer:/view/close/text]'],
  ['a submit label of 25', { ...modal, submit: plain('x'.repeat(25)) }, 'must be less than 25 characters [json-pointer:/view/submit/text]'],
  [
    'private_metadata of 3,001',
    { ...modal, private_metadata: 'x'.repeat(3001) },
    'must be less than 3001 characters [json-pointer:/view/private_metadata]',
  ],
  ['a callback_id of 256', { ...modal, callback_id: 'x'.repeat(256) }, 'must be less than 256 characters [json-pointer:/view/callback_id]'],
  [
    'an input and no submit',
    { ...modal, blocks: [input] },
    'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
  ],
  ['a wrong block', { ...modal, blocks: [{ type: 'header' }] }, 'missing required field: text [json-pointer:/view/blocks/0]'],
  [
    'two elements with focus',
    { ...modal, submit: plain('s'), blocks: [focused(), focused()] },
    'only one element can have focus_on_load [json-pointer:/view/blocks]',
  ],
  ['an unknown property', { ...modal, color: 'red' }, 'invalid additional property: color [json-pointer:/view]'],
])('a modal with %s is refused', async (_name, view, message) => {
  const sandbox = await openSandbox();

  expect(await open(sandbox, view)).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: expect.arrayContaining([`[ERROR] ${message}`]) },
  });
});

function focused() {
  return { ...input, element: { type: 'plain_text_input', focus_on_load: true } };
}

test('an update needs an open view, and the hash it was read with', async () => {
  const sandbox = await openSandbox();
  const { view } = (await open(sandbox)) as { view: { id: string; hash: string } };
  const update = async (more: object): Promise<unknown> =>
    (await call(sandbox, 'views.update', { view_id: view.id, view: modal, ...more })).body;

  const updated = await update({ hash: view.hash });
  const stale = await update({ hash: view.hash });
  const unknown = await call(sandbox, 'views.update', { view_id: 'V404', view: modal });

  expect(updated).toMatchObject({ ok: true, view: { id: view.id } });
  expect(stale).toMatchObject({ error: 'hash_conflict' });
  expect(unknown.body).toMatchObject({ error: 'not_found' });
});

test('an external_id names one open view, which can be updated by it', async () => {
  const sandbox = await openSandbox();
  const named = { ...modal, external_id: 'news-1' };
  await open(sandbox, named);

  const second = await open(sandbox, named);
  const updated = await call(sandbox, 'views.update', { external_id: 'news-1', view: { ...named, title: plain('New') } });

  expect(second).toMatchObject({ error: 'duplicate_external_id' });
  expect(updated.body).toMatchObject({ ok: true, view: { title: plain('New'), external_id: 'news-1' } });
});

test('views are pushed from inside a view only', async () => {
  const sandbox = await openSandbox();
  await open(sandbox);

  expect(await open(sandbox, modal, 'views.push')).toMatchObject({ error: 'not_found' });
});

test('three modals lie on each other, and no more', async () => {
  const sandbox = await openSandbox();
  const clickable = { ...modal, blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'deeper', text: plain('Deeper') }] }] };
  await open(sandbox, clickable);
  const push = async (): Promise<unknown> => {
    const [view] = sandbox.views(reader).slice(-1);
    if (view === undefined) throw new Error('A view was expected to be open.');
    const { triggerId } = await sandbox.click({ view, actionId: 'deeper', userId: reader });
    return (await call(sandbox, 'views.push', { trigger_id: triggerId, view: clickable })).body;
  };

  const answers = [await push(), await push(), await push()];

  const [root, second, third] = sandbox.views(reader);
  expect(answers).toMatchObject([{ ok: true }, { ok: true }, { error: 'push_limit_reached' }]);
  expect([second?.previousViewId, third?.previousViewId, third?.rootViewId]).toEqual([root?.id, second?.id, root?.id]);
});

test('a Home is published for a person, and takes the same blocks', async () => {
  const sandbox = await openSandbox();
  const home = { type: 'home', blocks: [{ type: 'header', text: plain('News') }] };
  const publish = async (more: object): Promise<Record<string, unknown>> =>
    (await call(sandbox, 'views.publish', { user_id: reader, view: home, ...more })).body;

  const first = await publish({});
  const stale = await publish({ hash: 'old' });
  const wrong = await publish({ view: modal });
  const nobody = await publish({ user_id: 'U404' });

  expect(first).toMatchObject({ ok: true, view: { type: 'home' } });
  expect(stale).toMatchObject({ error: 'hash_conflict' });
  expect(wrong).toMatchObject({ error: 'invalid_arguments' });
  expect(nobody).toMatchObject({ error: 'user_not_found' });
  expect(sandbox.home(reader)?.definition).toMatchObject(home);
});

test('a view beyond 250 kB is too large', async () => {
  const sandbox = await openSandbox();
  const section = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3000) } };

  expect(await open(sandbox, { ...modal, blocks: Array.from({ length: 90 }, () => section) })).toMatchObject({ error: 'view_too_large' });
});
