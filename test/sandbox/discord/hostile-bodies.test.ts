import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiscordApiError } from '../../../src/sandbox/discord/api-error.ts';
import { createForm } from '../../../src/sandbox/discord/form.ts';
import type { Json } from '../../../src/sandbox/discord/json.ts';
import { readChoices } from '../../../src/sandbox/discord/validate/validate-choices.ts';
import { validateCommand } from '../../../src/sandbox/discord/validate/validate-commands.ts';
import { validateMessage } from '../../../src/sandbox/discord/validate/validate-message.ts';
import { validateModal } from '../../../src/sandbox/discord/validate/validate-modal.ts';
import { callApi } from './call-api.ts';
import { useFixtures } from './fixtures.ts';

const fixtures = useFixtures();
const seed = 20_260_101;

/** Names that mean something somewhere, so that random bodies reach deep into the validators. */
const names = [
  ...[
    'type',
    'components',
    'accessory',
    'component',
    'content',
    'embeds',
    'fields',
    'items',
    'media',
    'url',
    'file',
    'flags',
    'custom_id',
    'id',
  ],
  ...[
    'options',
    'choices',
    'name',
    'value',
    'label',
    'emoji',
    'style',
    'allowed_mentions',
    'parse',
    'users',
    'attachments',
    'nonce',
    'title',
  ],
  ...['name_localizations', 'description', '__proto__', 'constructor', 'toString'],
];

const { tree: hostile } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constantFrom<unknown>(
      null,
      true,
      '',
      'x',
      0,
      -1,
      1,
      2,
      3,
      4,
      5,
      8,
      9,
      10,
      12,
      13,
      14,
      17,
      18,
      1 << 15,
      1.5,
      'https://example.com',
      'attachment://a',
    ),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.constantFrom(...names), tie('tree')), { maxLength: 6 }).map((entries) => {
      const object = Object.create(null) as Json;
      for (const [key, value] of entries) object[key] = value;
      // As JSON would bring it: `__proto__` is a field like any other.
      return JSON.parse(JSON.stringify(object)) as Json;
    }),
  ),
}));

const message = (kind: 'message' | 'interaction') => (body: Json) => validateMessage(createForm(), body, { kind, fileNames: ['a'] });

const validators: readonly (readonly [name: string, validate: (body: Json) => unknown])[] = [
  ['a message', message('message')],
  ['an answer', message('interaction')],
  ['a V2 message', (body) => message('message')({ ...body, flags: 1 << 15 })],
  ['a command', (body) => validateCommand(createForm(), body)],
  ['suggestions', (body) => readChoices(createForm(), body)],
  ['a modal', (body) => validateModal(createForm(), body)],
];

describe('a body from hell', () => {
  it.each(validators)('is read or refused as %s, and nothing else happens', (_, validate) => {
    fc.assert(
      fc.property(hostile, (body) => {
        try {
          validate(
            typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Json) : { components: body, options: body },
          );
        } catch (error) {
          if (!(error instanceof DiscordApiError)) throw error;
          JSON.stringify(error.toBody());
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { seed, numRuns: 3000 },
    );
  });

  it('nested ten thousand deep is refused', async () => {
    const sandbox = await fixtures.sandbox();
    const deep = (open: string, close: string, core: string) => `${open.repeat(10_000)}${core}${close.repeat(10_000)}`;
    const containers = `{"flags":32768,"components":[${deep('{"type":17,"components":[', ']}', '{"type":10,"content":"x"}')}]}`;
    const options = `[{"name":"a","description":"d","options":[${deep('{"type":1,"name":"a","description":"d","options":[', ']}', '')}]}]`;

    const message = await callApi(sandbox, 'POST', `/channels/${sandbox.channelId('general')}/messages`, containers);
    const commands = await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, options);

    expect([message.status, message.json.code]).toEqual([400, 50_035]);
    expect([commands.status, commands.json.code]).toEqual([400, 50_035]);
  });

  it('with a field named __proto__ leaves every other object as it was', async () => {
    const sandbox = await fixtures.sandbox();

    const body = '[{"name":"a","description":"d","name_localizations":{"__proto__":"NOT A NAME"}}]';
    const { json } = await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, body);

    expect(json.code).toBe(50_035);
    expect(({} as Json)['_errors']).toBeUndefined();
  });

  it('that is not a multipart form, though it says so, is refused', async () => {
    const sandbox = await fixtures.sandbox();

    const response = await fetch(`${sandbox.apiUrl}/v10/channels/${sandbox.channelId('general')}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'multipart/form-data; boundary=x' },
      body: 'nonsense',
    });

    expect(response.status).toBe(400);
  });
});
