import { describe, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { newsCommand, useFixtures } from './fixtures.ts';

const fixtures = useFixtures();

async function open(modal: unknown) {
  const sandbox = await fixtures.sandbox();
  await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [newsCommand]);
  const gateway = fixtures.gateway(sandbox);
  gateway.identify();
  await gateway.event('READY');
  const where = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') };
  const answer = sandbox.slash({ ...where, command: 'news', options: { query: 'x' } });
  const { d } = await gateway.event('INTERACTION_CREATE');
  const { status, json } = await callApi(sandbox, 'POST', `/interactions/${d.id}/${d.token}/callback`, { type: 9, data: modal });
  const next = (): ReturnType<typeof gateway.next> => gateway.next((frame) => frame.t === 'INTERACTION_CREATE' && frame.d.id !== d.id);
  return { sandbox, next, where, answer, interaction: d, status, json };
}

const input = (extra: object = {}) => ({ type: 4, custom_id: 'words', style: 1, label: 'Words', ...extra });
const row = (component: object) => ({ type: 1, components: [component] });
const label = (component: object, extra: object = {}) => ({ type: 18, label: 'Topic', component, ...extra });
const select = (extra: object = {}) => ({ type: 3, custom_id: 'topic', options: [{ label: 'Power', value: 'power' }], ...extra });
const modal = (...components: object[]) => ({ custom_id: 'm', title: 'Filters', components });

const group = (type: number, count: number, change: object = {}): object => ({
  type,
  custom_id: 'g',
  options: Array.from({ length: count }, (_, index) => ({ label: `Option ${index}`, value: String(index), ...change })),
});
const refused: readonly (readonly [name: string, modal: unknown, path: string, code: string])[] = [
  ['a title of 46', { ...modal(row(input())), title: 'x'.repeat(46) }, 'title', 'BASE_TYPE_BAD_LENGTH'],
  ['no custom id', { title: 't', components: [row(input())] }, 'custom_id', 'BASE_TYPE_REQUIRED'],
  [
    'six rows',
    modal(...Array.from({ length: 6 }, (_, index) => row(input({ custom_id: `i${index}` })))),
    'components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['no rows', modal(), 'components', 'BASE_TYPE_BAD_LENGTH'],
  [
    'two inputs in a row',
    modal({ type: 1, components: [input(), input({ custom_id: 'b' })] }),
    'components.0.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['a button', modal(row({ type: 2, style: 1, label: 'l', custom_id: 'b' })), 'components.0.components.0.type', 'UNION_TYPE_CHOICES'],
  ['an input that no label names', modal(row(input({ label: undefined }))), 'components.0.components.0.label', 'BASE_TYPE_REQUIRED'],
  ['an input label of 46', modal(row(input({ label: 'x'.repeat(46) }))), 'components.0.components.0.label', 'BASE_TYPE_BAD_LENGTH'],
  ['a value of 4001', modal(row(input({ value: 'x'.repeat(4001) }))), 'components.0.components.0.value', 'BASE_TYPE_MAX_LENGTH'],
  [
    'a placeholder of 101',
    modal(row(input({ placeholder: 'x'.repeat(101) }))),
    'components.0.components.0.placeholder',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['a length of 4001', modal(row(input({ max_length: 4001 }))), 'components.0.components.0.max_length', 'NUMBER_TYPE_MAX'],
  [
    'a minimum above the maximum',
    modal(row(input({ min_length: 9, max_length: 3 }))),
    'components.0.components.0.min_length',
    'NUMBER_TYPE_MAX',
  ],
  ['an odd style', modal(row(input({ style: 3 }))), 'components.0.components.0.style', 'BASE_TYPE_CHOICES'],
  ['the same custom id twice', modal(row(input()), row(input())), 'components.1.components.0.custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED'],
  ['a label of 46', modal(label(select(), { label: 'x'.repeat(46) })), 'components.0.label', 'BASE_TYPE_BAD_LENGTH'],
  [
    'a label description of 101',
    modal(label(select(), { description: 'x'.repeat(101) })),
    'components.0.description',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['a label around nothing', modal({ type: 18, label: 'l' }), 'components.0.component', 'BASE_TYPE_REQUIRED'],
  [
    'a label around a button',
    modal(label({ type: 2, style: 1, label: 'l', custom_id: 'b' })),
    'components.0.component.type',
    'UNION_TYPE_CHOICES',
  ],
  ['a select without options in a label', modal(label(select({ options: [] }))), 'components.0.component.options', 'BASE_TYPE_BAD_LENGTH'],
  [
    'a radio group of one',
    modal(label({ type: 21, custom_id: 'r', options: [{ label: 'a', value: 'a' }] })),
    'components.0.component.options',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['a checkbox group of eleven', modal(label(group(22, 11))), 'components.0.component.options', 'BASE_TYPE_BAD_LENGTH'],
  [
    'a checkbox group that takes more than it may',
    modal(label({ ...group(22, 2), max_values: 11 })),
    'components.0.component.max_values',
    'NUMBER_TYPE_MAX',
  ],
  [
    'a radio group with two that are chosen',
    modal(label(group(21, 2, { default: true }))),
    'components.0.component.options',
    'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
  ],
  [
    'a radio group with one value twice',
    modal(label(group(21, 2, { value: 'same' }))),
    'components.0.component.options.1',
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'a checkbox that is chosen by a word',
    modal(label({ type: 23, custom_id: 'b', default: 'yes' })),
    'components.0.component.default',
    'BOOLEAN_TYPE_CONVERT',
  ],
  [
    'a channel select of a kind that is none',
    modal(label({ type: 8, custom_id: 'c', channel_types: [0, 9] })),
    'components.0.component.channel_types.1',
    'BASE_TYPE_CHOICES',
  ],
  [
    'a channel select with one kind twice',
    modal(label({ type: 8, custom_id: 'c', channel_types: [0, 0] })),
    'components.0.component.channel_types',
    'LIST_ITEM_VALUE_DUPLICATED',
  ],
  [
    'a channel select that begins with a role',
    modal(label({ type: 8, custom_id: 'c', default_values: [{ id: '123456789012345678', type: 'role' }] })),
    'components.0.component.default_values.0.type',
    'BASE_TYPE_CHOICES',
  ],
  [
    'a channel select that begins with a name',
    modal(label({ type: 8, custom_id: 'c', default_values: [{ id: '#general', type: 'channel' }] })),
    'components.0.component.default_values.0.id',
    'NUMBER_TYPE_COERCE',
  ],
  [
    'a channel select that begins with two of one',
    modal(
      label({
        type: 8,
        custom_id: 'c',
        default_values: ['123456789012345678', '123456789012345679'].map((id) => ({ id, type: 'channel' })),
      }),
    ),
    'components.0.component.default_values',
    'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
  ],
];

describe('a modal', () => {
  it.each(refused)('is refused with %s', async (_, data, path, code) => {
    const { status, json } = await open(data);

    expect([status, json.code]).toEqual([400, 50_035]);
    const place = `data.${path}`.split('.').reduce((node, key) => node?.[key], json.errors);
    expect(
      place?._errors.map((error: { code: string }) => error.code),
      JSON.stringify(json.errors),
    ).toContain(code);
  });

  it('takes rows, labels, texts, selects and groups side by side', async () => {
    const group = { type: 21, custom_id: 'when', options: ['daily', 'weekly'].map((value) => ({ label: value, value })) };

    const { status, answer } = await open(
      modal({ type: 10, content: 'Choose' }, row(input()), label(select()), label({ type: 8, custom_id: 'where' }), label(group)),
    );

    expect(status).toBe(204);
    expect((await answer).status).toBe('modal');
  });

  it.each([
    ['a required field left empty', { words: '' }],
    ['a text that is too short', { words: 'a', topic: ['power'] }],
    ['more boxes than may be ticked', { words: 'abc', topic: ['power'], boxes: ['0', '1', '2'] }],
    ['a choice that is not offered', { words: 'abc', topic: ['politics'] }],
    ['a channel of a kind that is not offered', { words: 'abc', topic: ['power'], where: 'articles' }],
    ['a channel of another server', { words: 'abc', topic: ['power'], where: 'elsewhere' }],
    ['a field it does not have', { words: 'abc', topic: ['power'], more: 'x' }],
  ])('is not submitted with %s', async (_, given) => {
    const { sandbox, where, answer } = await open(
      modal(
        row(input({ min_length: 3 })),
        label(select()),
        label({ ...group(22, 3), custom_id: 'boxes', required: false, max_values: 2 }),
        label({ type: 8, custom_id: 'where', required: false, channel_types: [0] }),
      ),
    );
    const { interactionId } = await answer;
    const another = sandbox.createGuild({ name: 'Another', channels: [{ name: 'elsewhere' }] });
    const values: Record<string, string | string[]> = { ...given };
    if ('where' in given) values.where = [sandbox.channelId(given.where, given.where === 'elsewhere' ? another : undefined)];

    const submitted = await sandbox.submitModal({ userId: where.userId, interactionId, values });

    expect(submitted.refusal?.code).toBe('invalidText');
  });

  it('brings the channel that was chosen, with the permissions of the person and of the bot in it, and nothing that Discord leaves out', async () => {
    const { sandbox, where, answer, next } = await open(modal(label({ type: 8, custom_id: 'where', channel_types: [0, 5] })));
    const { interactionId } = await answer;
    const channelId = sandbox.channelId('announcements');
    sandbox.removePermission(channelId, 'SendMessages');

    void sandbox.submitModal({ userId: where.userId, interactionId, values: { where: [channelId] } });
    const { d } = await next();

    expect(d.data.components[0].component).toMatchObject({ type: 8, custom_id: 'where', values: [channelId] });
    const channel = d.data.resolved.channels[channelId];
    const sending = 1n << 11n;
    expect(BigInt(channel.permissions) & sending).toBe(sending);
    expect(BigInt(channel.app_permissions) & sending).toBe(0n);
    expect(channel).toMatchObject({ id: channelId, name: 'announcements', type: 5 });
    expect(channel).not.toHaveProperty('permission_overwrites');
  });

  it('is submitted by the person who opened it, and nobody else', async () => {
    const { sandbox, answer } = await open(modal(row(input())));
    const { interactionId } = await answer;

    const submitted = await sandbox.submitModal({ userId: sandbox.userId('ada'), interactionId, values: { words: 'x' } });

    expect(submitted.refusal?.code).toBe('noModal');
  });
});
