import { describe, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { useFixtures } from './fixtures.ts';

const fixtures = useFixtures();

async function post(body: unknown, channel = 'general') {
  const sandbox = await fixtures.sandbox();
  return callApi(sandbox, 'POST', `/channels/${sandbox.channelId(channel)}/messages`, body);
}

const v2 = 1 << 15;
const text = (content: string) => ({ type: 10, content });
const button = (customId: string) => ({ type: 2, style: 1, label: 'Go', custom_id: customId });
const row = (...components: unknown[]) => ({ type: 1, components });
const option = (value: string) => ({ label: value, value });

/** Each broken body with the path and the code of the problem that Discord would name. */
const refused: readonly (readonly [name: string, body: unknown, path: string, code: string])[] = [
  ['content of 2001 characters', { content: 'x'.repeat(2001) }, 'content', 'BASE_TYPE_MAX_LENGTH'],
  ['content that is not text', { content: { a: 1 } }, 'content', 'STRING_TYPE_CONVERT'],
  ['eleven embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 't' })) }, 'embeds', 'BASE_TYPE_MAX_LENGTH'],
  [
    'embeds of 6001 characters together',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    'embeds',
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['an empty embed', { embeds: [{}] }, 'embeds.0.description', 'BASE_TYPE_REQUIRED'],
  ['an embed title of 257', { embeds: [{ title: 'x'.repeat(257) }] }, 'embeds.0.title', 'BASE_TYPE_MAX_LENGTH'],
  ['an embed description of 4097', { embeds: [{ description: 'x'.repeat(4097) }] }, 'embeds.0.description', 'BASE_TYPE_MAX_LENGTH'],
  ['an embed footer of 2049', { embeds: [{ footer: { text: 'x'.repeat(2049) } }] }, 'embeds.0.footer.text', 'BASE_TYPE_MAX_LENGTH'],
  ['an embed author of 257', { embeds: [{ author: { name: 'x'.repeat(257) } }] }, 'embeds.0.author.name', 'BASE_TYPE_MAX_LENGTH'],
  [
    '26 embed fields',
    { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'n', value: 'v' })) }] },
    'embeds.0.fields',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['an embed field without a value', { embeds: [{ fields: [{ name: 'n', value: '' }] }] }, 'embeds.0.fields.0.value', 'BASE_TYPE_REQUIRED'],
  [
    'an embed field name of 257',
    { embeds: [{ fields: [{ name: 'x'.repeat(257), value: 'v' }] }] },
    'embeds.0.fields.0.name',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an embed field value of 1025',
    { embeds: [{ fields: [{ name: 'n', value: 'x'.repeat(1025) }] }] },
    'embeds.0.fields.0.value',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['an embed that links to a script', { embeds: [{ title: 't', url: 'javascript:alert(1)' }] }, 'embeds.0.url', 'URL_TYPE_INVALID_SCHEME'],
  ['an embed whose time is none', { embeds: [{ title: 't', timestamp: 'today' }] }, 'embeds.0.timestamp', 'DATE_TIME_TYPE_PARSE'],
  ['a nonce of 26 characters', { content: 'x', nonce: 'n'.repeat(26) }, 'nonce', 'NONCE_TYPE_TOO_LONG'],
  ['EPHEMERAL outside an interaction', { content: 'x', flags: 64 }, 'flags', 'MESSAGE_FLAGS_INVALID'],
  ['an unknown kind of mention', { content: 'x', allowed_mentions: { parse: ['all'] } }, 'allowed_mentions.parse.0', 'BASE_TYPE_CHOICES'],
  [
    'mentions parsed and listed',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions',
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
  [
    '101 mentioned roles',
    { content: 'x', allowed_mentions: { roles: Array.from({ length: 101 }, (_, id) => String(id + 1)) } },
    'allowed_mentions.roles',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['a reply to nothing', { content: 'x', message_reference: { message_id: '1' } }, 'message_reference', 'REPLIES_UNKNOWN_MESSAGE'],

  [
    'six rows',
    { content: 'x', components: Array.from({ length: 6 }, (_, index) => row(button(`b${index}`))) },
    'components',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['an empty row', { content: 'x', components: [row()] }, 'components.0.components', 'BASE_TYPE_BAD_LENGTH'],
  [
    'six buttons in a row',
    { content: 'x', components: [row(...Array.from({ length: 6 }, (_, index) => button(`b${index}`)))] },
    'components.0.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a button beside a select',
    { content: 'x', components: [row({ type: 3, custom_id: 's', options: [option('a')] }, button('b'))] },
    'components.0.components.1',
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  ['a component outside a row', { content: 'x', components: [button('b')] }, 'components.0.type', 'UNION_TYPE_CHOICES'],
  ['a text display without the V2 flag', { content: 'x', components: [text('t')] }, 'components.0.type', 'UNION_TYPE_CHOICES'],
  [
    'a text input in a message',
    { content: 'x', components: [row({ type: 4, custom_id: 't', style: 1, label: 'l' })] },
    'components.0.components.0.type',
    'UNION_TYPE_CHOICES',
  ],
  [
    'the same custom id twice',
    { content: 'x', components: [row(button('b'), button('b'))] },
    'components.0.components.1.custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a custom id of 101',
    { content: 'x', components: [row(button('b'.repeat(101)))] },
    'components.0.components.0.custom_id',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a button without a custom id',
    { content: 'x', components: [row({ type: 2, style: 1, label: 'l' })] },
    'components.0.components.0.custom_id',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a button without a face',
    { content: 'x', components: [row({ type: 2, style: 1, custom_id: 'b' })] },
    'components.0.components.0',
    'BUTTON_COMPONENT_LABEL_REQUIRED',
  ],
  [
    'a button label of 81',
    { content: 'x', components: [row({ ...button('b'), label: 'x'.repeat(81) })] },
    'components.0.components.0.label',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a button with no such style',
    { content: 'x', components: [row({ ...button('b'), style: 9 })] },
    'components.0.components.0.style',
    'BASE_TYPE_CHOICES',
  ],
  [
    'a button with an emoji that is none',
    { content: 'x', components: [row({ ...button('b'), emoji: { name: 'rocket' } })] },
    'components.0.components.0.emoji.name',
    'BUTTON_COMPONENT_INVALID_EMOJI',
  ],
  [
    'a link button with a custom id',
    { content: 'x', components: [row({ type: 2, style: 5, label: 'l', url: 'https://example.com', custom_id: 'b' })] },
    'components.0.components.0.custom_id',
    'BUTTON_COMPONENT_CUSTOM_ID_URL',
  ],
  [
    'a link button without a link',
    { content: 'x', components: [row({ type: 2, style: 5, label: 'l' })] },
    'components.0.components.0.url',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a link to ftp',
    { content: 'x', components: [row({ type: 2, style: 5, label: 'l', url: 'ftp://example.com' })] },
    'components.0.components.0.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'a link to localhost',
    { content: 'x', components: [row({ type: 2, style: 5, label: 'l', url: 'http://localhost/a' })] },
    'components.0.components.0.url',
    'URL_TYPE_INVALID_URL',
  ],
  ...[
    ['a link to a host without a dot', 'http://wiki/page'],
    ['a link to a host with an underscore', 'https://old_mill.example.com/'],
    ['a link to a host with a hyphen at its edge', 'https://mill-.example.com/'],
    ['a link to a host that ends in a digit', 'https://mill.corp1/'],
    ['a link to a port of one digit', 'https://example.com:8/'],
    ['a link with brackets in its path', 'https://example.com/[a]'],
    ['a link with a bar in it', 'https://example.com/?a=b|c'],
  ].map(
    ([name = '', url]) =>
      [
        name,
        { content: 'x', components: [row({ type: 2, style: 5, label: 'l', url })] },
        'components.0.components.0.url',
        'URL_TYPE_INVALID_URL',
      ] as const,
  ),
  [
    'a link of 513 characters',
    { content: 'x', components: [row({ type: 2, style: 5, label: 'l', url: `https://example.com/${'x'.repeat(493)}` })] },
    'components.0.components.0.url',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a url on a button that is not a link',
    { content: 'x', components: [row({ ...button('b'), url: 'https://example.com' })] },
    'components.0.components.0.url',
    'BUTTON_COMPONENT_URL_NOT_ALLOWED',
  ],
  [
    'a select without options',
    { content: 'x', components: [row({ type: 3, custom_id: 's', options: [] })] },
    'components.0.components.0.options',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a select with 26 options',
    {
      content: 'x',
      components: [row({ type: 3, custom_id: 's', options: Array.from({ length: 26 }, (_, index) => option(`o${index}`)) })],
    },
    'components.0.components.0.options',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a select with the same value twice',
    { content: 'x', components: [row({ type: 3, custom_id: 's', options: [option('a'), option('a')] })] },
    'components.0.components.0.options.1',
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'an option label of 101',
    { content: 'x', components: [row({ type: 3, custom_id: 's', options: [{ label: 'x'.repeat(101), value: 'v' }] })] },
    'components.0.components.0.options.0.label',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a placeholder of 151',
    { content: 'x', components: [row({ type: 3, custom_id: 's', placeholder: 'x'.repeat(151), options: [option('a')] })] },
    'components.0.components.0.placeholder',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'more values required than offered',
    { content: 'x', components: [row({ type: 3, custom_id: 's', min_values: 2, max_values: 2, options: [option('a')] })] },
    'components.0.components.0.min_values',
    'NUMBER_TYPE_MAX',
  ],

  [
    'content beside V2',
    { flags: v2, content: 'x', components: [text('t')] },
    'content',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'embeds beside V2',
    { flags: v2, embeds: [{ title: 't' }], components: [text('t')] },
    'embeds',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    'stickers beside V2',
    { flags: v2, sticker_ids: ['1'], components: [text('t')] },
    'sticker_ids',
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ],
  [
    '41 components, nested ones counted',
    { flags: v2, components: [{ type: 17, components: Array.from({ length: 40 }, () => text('t')) }] },
    'components',
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  ],
  [
    '4001 characters over two texts',
    { flags: v2, components: [text('x'.repeat(2001)), text('x'.repeat(2000))] },
    'components',
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ],
  ['an empty text', { flags: v2, components: [text('')] }, 'components.0.content', 'BASE_TYPE_BAD_LENGTH'],
  ['a text of white space', { flags: v2, components: [text(' \n')] }, 'components.0.content', 'BASE_TYPE_REQUIRED'],
  [
    'a section without an accessory',
    { flags: v2, components: [{ type: 9, components: [text('t')] }] },
    'components.0.accessory',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'a section with four texts',
    { flags: v2, components: [{ type: 9, components: ['a', 'b', 'c', 'd'].map(text), accessory: button('b') }] },
    'components.0.components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a section with a button for text',
    { flags: v2, components: [{ type: 9, components: [button('a')], accessory: button('b') }] },
    'components.0.components.0.type',
    'UNION_TYPE_CHOICES',
  ],
  [
    'a select as accessory',
    { flags: v2, components: [{ type: 9, components: [text('t')], accessory: { type: 5, custom_id: 's' } }] },
    'components.0.accessory.type',
    'UNION_TYPE_CHOICES',
  ],
  [
    'a gallery of eleven',
    { flags: v2, components: [{ type: 12, items: Array.from({ length: 11 }, () => ({ media: { url: 'https://example.com/a.png' } })) }] },
    'components.0.items',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['an empty gallery', { flags: v2, components: [{ type: 12, items: [] }] }, 'components.0.items', 'BASE_TYPE_BAD_LENGTH'],
  [
    'a media address of 2049',
    { flags: v2, components: [{ type: 12, items: [{ media: { url: `https://example.com/${'x'.repeat(2029)}` } }] }] },
    'components.0.items.0.media.url',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a media description of 1025',
    { flags: v2, components: [{ type: 12, items: [{ media: { url: 'https://example.com/a.png' }, description: 'x'.repeat(1025) }] }] },
    'components.0.items.0.description',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'media from a file system',
    { flags: v2, components: [{ type: 12, items: [{ media: { url: 'file:///etc/passwd' } }] }] },
    'components.0.items.0.media.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'a file that was not uploaded',
    { flags: v2, components: [{ type: 13, file: { url: 'attachment://a.pdf' } }] },
    'components.0.file.url',
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  ],
  [
    'a file from elsewhere',
    { flags: v2, components: [{ type: 13, file: { url: 'https://example.com/a.pdf' } }] },
    'components.0.file.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'a container in a container',
    { flags: v2, components: [{ type: 17, components: [{ type: 17, components: [text('t')] }] }] },
    'components.0.components.0.type',
    'UNION_TYPE_CHOICES',
  ],
  ['an empty container', { flags: v2, components: [{ type: 17, components: [] }] }, 'components.0.components', 'BASE_TYPE_BAD_LENGTH'],
  [
    'a colour beyond white',
    { flags: v2, components: [{ type: 17, accent_color: 0x1000000, components: [text('t')] }] },
    'components.0.accent_color',
    'NUMBER_TYPE_MAX',
  ],
  ['a separator of odd spacing', { flags: v2, components: [{ type: 14, spacing: 3 }] }, 'components.0.spacing', 'NUMBER_TYPE_MAX'],
  ['an unknown component', { flags: v2, components: [{ type: 99 }] }, 'components.0.type', 'UNION_TYPE_CHOICES'],
  ['a component without a type', { flags: v2, components: [{ content: 't' }] }, 'components.0.type', 'BASE_TYPE_REQUIRED'],
  ['a component that is not an object', { flags: v2, components: ['text'] }, 'components.0', 'MODEL_TYPE_CONVERT'],
  ['components that are not a list', { flags: v2, components: { type: 10 } }, 'components', 'LIST_TYPE_CONVERT'],
  [
    'the same id twice',
    {
      flags: v2,
      components: [
        { ...text('a'), id: 7 },
        { ...text('b'), id: 7 },
      ],
    },
    'components.1.id',
    'COMPONENT_ID_DUPLICATED',
  ],
];

/** Bodies on the edge of what is allowed. */
const accepted: readonly (readonly [name: string, body: unknown])[] = [
  ['content of 2000 characters', { content: 'x'.repeat(2000) }],
  ['embeds of 6000 characters together', { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2000) }] }],
  ['40 components', { flags: v2, components: [{ type: 17, components: Array.from({ length: 39 }, () => text('t')) }] }],
  ['one text of 4000 characters', { flags: v2, components: [text('x'.repeat(4000))] }],
  [
    'every kind of V2 component',
    {
      flags: v2,
      components: [
        text('# Title'),
        {
          type: 9,
          components: [text('a'), text('b'), text('c')],
          accessory: { type: 11, media: { url: 'https://example.com/a.png' }, description: 'alt' },
        },
        {
          type: 17,
          accent_color: 0xffffff,
          spoiler: true,
          components: [
            { type: 9, components: [text('a')], accessory: button('more') },
            { type: 14, divider: true, spacing: 2 },
            { type: 12, items: [{ media: { url: 'https://example.com/a.png' }, spoiler: true }] },
            row({ type: 8, custom_id: 'channel', channel_types: [5] }),
            row({ type: 2, style: 5, label: 'Open', url: 'https://example.com/a?b=c#d', emoji: { name: '👩‍💻' } }),
          ],
        },
      ],
    },
  ],
  ['a field that Discord does not know', { content: 'x', surprise: true }],
  ['what discord.js adds', { content: 'x', tts: false, enforce_nonce: false }],
  ['null for what is optional', { content: 'x', embeds: null, components: null, flags: null, allowed_mentions: null }],
];

describe('Create Message', () => {
  it.each(refused)('refuses %s', async (_, body, path, code) => {
    const { status, json } = await post(body);

    expect([status, json.code]).toEqual([400, 50035]);
    const place = path.split('.').reduce((node, key) => node?.[key], json.errors);
    expect(
      place?._errors.map((error: { code: string }) => error.code),
      JSON.stringify(json.errors),
    ).toContain(code);
  });

  it.each(accepted)('accepts %s', async (_, body) => {
    const { status, json } = await post(body);

    expect(status, JSON.stringify(json)).toBe(200);
  });

  it.each([
    ['nothing', {}],
    ['white space', { content: ' \n ' }],
    ['empty lists', { content: '', embeds: [], components: [] }],
    ['V2 without components', { flags: v2, components: [] }],
  ])('refuses %s as an empty message: 50006', async (_, body) => {
    const { status, json } = await post(body);

    expect([status, json.code]).toEqual([400, 50006]);
  });

  it('names every problem at once', async () => {
    const { json } = await post({ content: 'x'.repeat(2001), embeds: [{ title: 'x'.repeat(257) }] });

    expect(Object.keys(json.errors)).toEqual(['content', 'embeds']);
  });

  it('answers 500 one byte beyond 10 170 bytes of text and overhead', async () => {
    const atLimit = '界'.repeat(3386);

    const fits = await post({ flags: v2, components: [text(atLimit)] });
    const beyond = await post({ flags: v2, components: [text(`${atLimit}x`)] });

    expect(Buffer.byteLength(atLimit) + 12).toBe(10_170);
    expect([fits.status, beyond.status]).toEqual([200, 500]);
    expect(beyond.json).toEqual({ message: '500: Internal Server Error', code: 0 });
  });

  it('answers 500 to more than 64 media', async () => {
    const gallery = (count: number) => ({
      type: 12,
      items: Array.from({ length: count }, () => ({ media: { url: 'https://example.com/a.png' } })),
    });

    const fits = await post({ flags: v2, components: [...Array.from({ length: 6 }, () => gallery(10)), gallery(4)] });
    const beyond = await post({ flags: v2, components: [...Array.from({ length: 6 }, () => gallery(10)), gallery(5)] });

    expect([fits.status, beyond.status]).toEqual([200, 500]);
  });

  it('numbers components that have no id, around those that have', async () => {
    const { json } = await post({
      flags: v2,
      components: [
        { ...text('a'), id: 2 },
        { type: 17, components: [text('b'), text('c')] },
      ],
    });

    expect(json.components.map((component: { id: number }) => component.id)).toEqual([2, 1]);
    expect(json.components[1].components.map((component: { id: number }) => component.id)).toEqual([3, 4]);
  });

  it('refuses JSON that is none: 50109', async () => {
    const { status, json } = await post('{"content":');

    expect([status, json.code]).toEqual([400, 50109]);
  });

  it('refuses a body of more than 25 MiB: 40005', async () => {
    const { status, json } = await post({ content: 'x', padding: 'x'.repeat(25 * 1024 * 1024) });

    expect([status, json.code]).toEqual([413, 40005]);
  });
});

describe('Edit Message', () => {
  async function edit(first: unknown, change: unknown) {
    const sandbox = await fixtures.sandbox();
    const path = `/channels/${sandbox.channelId('general')}/messages`;
    const { json } = await callApi(sandbox, 'POST', path, first);
    return callApi(sandbox, 'PATCH', `${path}/${json.id}`, change);
  }

  it('keeps what it does not name', async () => {
    const { json } = await edit({ content: 'a', embeds: [{ title: 't' }] }, { content: 'b' });

    expect(json).toMatchObject({ content: 'b', embeds: [{ title: 't' }], edited_timestamp: expect.any(String) });
  });

  it('cannot take the V2 flag away', async () => {
    const { json } = await edit({ flags: v2, components: [text('a')] }, { flags: 0, components: [text('b')] });

    expect(json).toMatchObject({ code: 50035, errors: { flags: { _errors: [{ code: 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG' }] } } });
  });

  it('holds a V2 message to V2 rules without being told again', async () => {
    const kept = await edit({ flags: v2, components: [text('a')] }, { components: [text('b')] });
    const legacy = await edit({ flags: v2, components: [text('a')] }, { content: 'b' });

    expect(kept.json.components[0].content).toBe('b');
    expect(legacy.json.errors.content._errors[0].code).toBe('MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2');
  });

  it('moves to V2 only when the old fields are emptied', async () => {
    const kept = await edit({ content: 'a' }, { flags: v2, components: [text('b')] });
    const emptied = await edit({ content: 'a' }, { flags: v2, content: null, components: [text('b')] });

    expect(kept.json.code).toBe(50035);
    expect(emptied.json).toMatchObject({ content: '', flags: v2 });
  });

  it('refuses to leave nothing: 50006', async () => {
    const { json } = await edit({ content: 'a' }, { content: '' });

    expect(json.code).toBe(50006);
  });
});
