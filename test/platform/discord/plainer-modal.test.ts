import { DiscordAPIError } from 'discord.js';
import { expect, it } from 'vitest';
import { createPlainAnswers } from '../../../src/platform/discord/answer-plainly.ts';
import { createRefusedAddresses } from '../../../src/platform/refused-addresses.ts';
import type { LostPart } from '../../../src/platform/send-plainer.ts';
import { systemClock } from '../../../src/runtime/clock.ts';

const options = [
  { label: 'Card', value: 'card' },
  { label: 'Compact', value: 'compact' },
];
const label = (component: object) => ({
  type: 18,
  label: 'Looks',
  description: 'How posts look',
  component: { custom_id: 'a', ...component },
});
const modal = { components: [label({ type: 21, options }), label({ type: 22, options, required: false, min_values: 0 })] };

/** Discord's refusal of a form whose text matches. */
function createStage(isRefused: (json: string) => boolean) {
  const sent: string[] = [];
  const lost: LostPart[] = [];
  const plainly = createPlainAnswers({ refused: createRefusedAddresses(systemClock), onLeftOut: (parts) => lost.push(...parts) });
  const post = async (body: Uint8Array): Promise<string> => {
    const json = Buffer.from(body).toString('utf8');
    sent.push(json);
    if (!isRefused(json)) return 'shown';
    const rawError = { code: 50_035, message: 'Invalid Form Body', errors: {} };
    throw new DiscordAPIError(rawError, 50_035, 400, 'POST', 'https://discord.example/callback', { files: undefined, body: undefined });
  };
  const show = (shown: { readonly components: readonly object[] } = modal) => plainly.modal(shown, post, async () => 'in words');
  return { sent, lost, show };
}

const kindsIn = (json: string | undefined): readonly string[] => [...(json ?? '').matchAll(/"type":(\d+)/gu)].map(([, kind = '']) => kind);

it('has a menu in place of a box and a field in place of a menu of channels, and keeps the kinds that were not refused', async () => {
  const { sent, show } = createStage((json) => /"type":(?:8|23)/u.test(json));
  const newest = {
    components: [label({ type: 23, default: true }), label({ type: 8, channel_types: [0], min_values: 1, required: true })],
  };

  expect(await show(newest)).toBe('shown');
  expect(await show()).toBe('shown');

  const [, plain = ''] = sent;
  expect(JSON.parse(plain).data.components.map(({ component }: { component: object }) => component)).toEqual([
    { custom_id: 'a', type: 3, required: false, min_values: 0, options: [{ label: 'Looks', value: 'yes', default: true }] },
    { custom_id: 'a', type: 4, style: 1, required: true },
  ]);
  expect(kindsIn(sent[2])).toEqual(expect.arrayContaining(['21', '22']));
});

it('is shown with groups, where Discord takes them', async () => {
  const { sent, show } = createStage(() => false);

  expect(await show()).toBe('shown');
  expect(kindsIn(sent[0])).toEqual(expect.arrayContaining(['21', '22']));
  expect(sent).toHaveLength(1);
});

it('has menus in their place if Discord refuses them, at once the next time, and keeps its hints', async () => {
  const { sent, lost, show } = createStage((json) => /"type":2[12]/u.test(json));

  expect([await show(), await show()]).toEqual(['shown', 'shown']);

  expect(sent).toHaveLength(3);
  for (const json of sent.slice(1)) expect(kindsIn(json)).not.toEqual(expect.arrayContaining(['21']));
  expect(sent[1]).toContain('How posts look');
  expect(lost).toEqual([]);
});

it('loses its hints next, and is told in words if Discord takes no form', async () => {
  const hints = createStage((json) => json.includes('How posts look'));
  const nothing = createStage(() => true);

  expect([await hints.show(), await nothing.show()]).toEqual(['shown', 'in words']);
  expect(hints.lost).toMatchObject([{ what: 'the hints of a form' }]);
  expect(nothing.sent).toHaveLength(3);
});
