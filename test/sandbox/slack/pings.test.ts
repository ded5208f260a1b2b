import fc from 'fast-check';
import { expect, test } from 'vitest';

import { findPings, pingsAnyone } from '../../../src/sandbox/slack/pings.ts';
import { createClient, general, openSandbox } from './open-sandbox.ts';

const none = { broadcasts: [], userIds: [], usergroupIds: [], doubtful: [] };
const inSection = (text: string, more = {}) => ({ text: '', blocks: [{ type: 'section', text: { type: 'mrkdwn', text, ...more } }] });
const inRichText = (...elements: object[]) => ({
  text: '',
  blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }],
});

test.each([
  ['a broadcast in text', { text: 'hi <!channel>', blocks: [] }, { broadcasts: ['channel'] }],
  ['a labelled broadcast', { text: '<!here|here>', blocks: [] }, { broadcasts: ['here'] }],
  ['a person', { text: '<@U1ABC> and <@W2|bob>', blocks: [] }, { userIds: ['U1ABC', 'W2'] }],
  ['a usergroup', { text: '<!subteam^S1|@editors>', blocks: [] }, { usergroupIds: ['S1'] }],
  ['a mention inside code', { text: '`<!everyone>`', blocks: [] }, { broadcasts: ['everyone'] }],
  ['a mention in a section', inSection('<@U1>'), { userIds: ['U1'] }],
  [
    'a mention in a section field',
    { text: '', blocks: [{ type: 'section', fields: [{ type: 'mrkdwn', text: '<!here>' }] }] },
    { broadcasts: ['here'] },
  ],
  ['a mention in a markdown block', { text: '', blocks: [{ type: 'markdown', text: '<!channel>' }] }, { broadcasts: ['channel'] }],
  ['a mention in an attachment', { text: '', blocks: [], attachments: [{ text: '<!channel>' }] }, { broadcasts: ['channel'] }],
  ['a broadcast element', inRichText({ type: 'broadcast', range: 'everyone' }), { broadcasts: ['everyone'] }],
  ['a user element', inRichText({ type: 'user', user_id: 'U1' }), { userIds: ['U1'] }],
  ['a usergroup element', inRichText({ type: 'usergroup', usergroup_id: 'S1' }), { usergroupIds: ['S1'] }],
  ['a bare @channel with link_names', { text: 'hi @channel', blocks: [], linkNames: true }, { broadcasts: ['channel'] }],
  [
    'a handle with link_names',
    { text: 'hi @editors', blocks: [], linkNames: true, handles: new Map([['editors', 'S1']]) },
    { usergroupIds: ['S1'] },
  ],
  ['a bare @here in mrkdwn, which is in doubt', inSection('hi @here'), { doubtful: ['here'] }],
])('%s counts', (_name, source, expected) => {
  expect(findPings(source)).toEqual({ ...none, ...expected });
});

test.each([
  ['an escaped mention', { text: '&lt;!channel&gt; &lt;@U1&gt;', blocks: [] }],
  ['a bare @channel', { text: '@channel @everyone', blocks: [] }],
  ['an address', { text: 'mail@channel', blocks: [], linkNames: true }],
  ['markup in plain text', { text: '', blocks: [{ type: 'header', text: { type: 'plain_text', text: '<!channel>' } }] }],
  ['markup in a rich text leaf', inRichText({ type: 'text', text: '<!channel> @here <@U1>' })],
  ['markup that is turned off', { text: '<!channel>', blocks: [], isPlain: true }],
  ['a bare name in verbatim mrkdwn', inSection('@here', { verbatim: true })],
  ['a channel and a link', { text: '<#C1|general> <https://a.example|@U1>', blocks: [] }],
])('%s does not count', (_name, source) => {
  expect(findPings(source)).toEqual(none);
});

test('a mention is found wherever it stands in any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) =>
      pingsAnyone(findPings({ text: `${before}<!channel>${after}`, blocks: [] })),
    ),
    { seed: 7 },
  );
});

test('what a posted message pings is on its record, and changes with it', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);

  const { ts = '' } = await client.chat.postMessage({ channel: general, text: '@editors', link_names: true });
  await client.chat.update({ channel: general, ts, text: 'quiet' });

  const [message] = sandbox.messages(general);
  expect(message?.edits[0]?.pings.usergroupIds).toEqual(['S0EDITORS1']);
  expect(message?.pings).toEqual(none);
});
