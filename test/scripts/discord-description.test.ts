import { expect, it } from 'vitest';
import { createDescription } from '../../scripts/discord-description.ts';

const request = (schema: object) => ({ requestBody: { content: { 'application/json': { schema } } } });
const description = createDescription({
  paths: {
    '/channels/{channel_id}/messages': { parameters: {}, post: request({ $ref: '#/components/schemas/Message' }), get: {} },
    '/webhooks/{id}/{token}/messages/@original': { patch: request({ type: 'object', properties: { content: { type: 'string' } } }) },
    '/webhooks/{id}/{token}/messages/{message_id}': { patch: request({ type: 'object', properties: { other: { type: 'string' } } }) },
  },
  components: {
    schemas: {
      Message: {
        type: 'object',
        properties: {
          content: { type: ['string', 'null'], maxLength: 5 },
          components: { type: 'array', items: { oneOf: [{ $ref: '#/components/schemas/Row' }, { $ref: '#/components/schemas/Text' }] } },
        },
      },
      Row: { type: 'object', properties: { type: { type: 'integer', enum: [1] }, id: { format: 'int32' } }, required: ['type'] },
      Text: {
        type: 'object',
        properties: { type: { type: 'integer', enum: [10] }, content: { type: 'string', minLength: 1 } },
        required: ['type', 'content'],
      },
    },
  },
});
const post = (body: unknown) => description.check('POST', '/channels/12/messages', body);

it('passes a body that is as described', () => {
  expect(post({ content: 'four', components: [{ type: 1 }, { type: 10, content: 'x' }] })).toEqual({ violations: [], unnamed: [] });
});

it.each([
  ['a text that is too long', { content: 'longer' }, '/content', 'must NOT have more than 5 characters'],
  [
    'a part of a union, where the part that is meant is wrong',
    { components: [{ type: 10, content: '' }] },
    '/components/0/content',
    'must NOT have fewer than 1 characters',
  ],
  ['a format', { components: [{ type: 1, id: 1.5 }] }, '/components/0/id', 'must match format "int32"'],
])('finds a violation: %s', (_, body, at, what) => {
  expect(post(body)?.violations).toContainEqual({ at, what });
});

it('tells of a property that the description does not name', () => {
  expect(post({ contnet: 'x' })).toEqual({ violations: [], unnamed: [{ at: '/', what: 'contnet' }] });
});

it('takes the path that is written out before one that takes anything', () => {
  const patch = (path: string) => description.check('PATCH', path, { content: 'x' })?.unnamed;

  expect(patch('/webhooks/1/t/messages/@original')).toEqual([]);
  expect(patch('/webhooks/1/t/messages/2')).toEqual([{ at: '/', what: 'content' }]);
});

it('says nothing of a request without a described body', () => {
  expect(description.check('GET', '/channels/12/messages', {})).toBeUndefined();
  expect(description.check('POST', '/gateway', {})).toBeUndefined();
});
