import { expect, it } from 'vitest';
import { composeChannelForm } from '../../commands/choose-channel.ts';
import { filledValues, showForm } from '../../src/cli/chat-form.ts';
import { readModalPayload, readViewPayload } from '../../src/cli/read-form-payloads.ts';
import { renderModal } from '../../src/platform/discord/render-modal.ts';
import { renderView } from '../../src/platform/slack/render-view.ts';
import { composeSettingsForm } from '../../src/subscription/settings-form.ts';
import { defaultSettings } from '../../src/subscription/parse-settings.ts';
import type { ChatForm } from '../../src/cli/chat-form.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const words = wordsFor([]);
const offered = { roles: [], channels: [{ value: '1576917323074240512', name: 'news' }] };
const place = { platform: 'discord', installationId: '1', channelId: '2', userId: '3', offers: ['threads'] } as const;
const plain = { strong: (text: string) => text, muted: (text: string) => text, link: (text: string) => text };
const fill = (form: ChatForm, values: Record<string, string>) => filledValues(form, new Map(Object.entries(values)));

it.each([
  ['Discord', readModalPayload({ ...renderModal(composeChannelForm(words), 'announcements', 1) }, offered)],
  ['Slack', readViewPayload({ ...renderView(composeChannelForm(words), { command: '', channelId: 'C1', responseUrl: '' }) }, {}, offered)],
])('offers channels by name in a form of %s, and takes the name', (_, form) => {
  expect(showForm(form, new Map(), 0, plain).lines.join('\n')).toContain('one of news');
  expect([fill(form, { channel: 'news' }).channel].flat()).toEqual(['1576917323074240512']);
});

it.each([
  [true, 'yes'],
  [false, ''],
])('shows whether a box is ticked (%s), and ticks it by a word', (thread, shown) => {
  const modal = renderModal(composeSettingsForm({ ...defaultSettings, thread }, false, place, words), 'announcements', 2);
  const form = readModalPayload({ ...modal }, offered);

  expect(showForm(form, new Map(), 0, plain).lines).toContain(`thread=${shown}  Open a thread below each post`);
  expect([fill(form, { thread: 'yes' }), fill(form, { thread: '' })]).toEqual([{ thread: 'true' }, { thread: '' }]);
});
