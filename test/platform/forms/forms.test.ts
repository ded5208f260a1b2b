import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { defaultSettings, parseSettings } from '../../../src/subscription/parse-settings.ts';
import type { ChannelContext } from '../../../src/subscription/channel-context.ts';
import { composeSettingsForm } from '../../../src/subscription/settings-form.ts';
import { newerKindsIn, withOlderParts } from '../../../src/platform/discord/plainer-modal.ts';
import { renderModal } from '../../../src/platform/discord/render-modal.ts';
import { renderView } from '../../../src/platform/slack/render-view.ts';
import { composeChannelForm } from '../../../commands/choose-channel.ts';
import type { Form } from '../../../src/reply/form.ts';
import { createForm } from '../../../src/sandbox/discord/form.ts';
import { validateModal } from '../../../src/sandbox/discord/validate/validate-modal.ts';
import { findViewDefinitionProblems } from '../../../src/sandbox/slack/view-definition.ts';
import { wordsFor } from '../../../src/words/words-for.ts';

const read = parseSettings(
  'topic:power -topic:podcasts digest=fri@17:30 zone=Europe/Berlin quiet=22:00-07:00 ping=123456789012345678 lang=de template=compact',
  defaultSettings,
);
const settings = read.kind === 'settings' ? read.settings : defaultSettings;
const channel: ChannelContext = { platform: 'discord', installationId: '1', channelId: '2', userId: '3', offers: ['threads', 'followers'] };
const forum: ChannelContext = {
  ...channel,
  offers: [],
  forum: { id: '4', requiresTag: true, tags: Array.from({ length: 20 }, (_, index) => ({ id: `5${index}`, name: `tag ${index + 1}` })) },
};
const long = 'x'.repeat(5_000);
const worst: Form = {
  kind: 'form',
  title: long,
  submitLabel: long,
  sections: [
    {
      title: long,
      fields: [
        { kind: 'text', name: 'a', label: long, hint: long, value: long, placeholder: long, maxLength: 9_999, multiline: true },
        {
          kind: 'choice',
          name: 'b',
          label: long,
          value: 'none',
          options: Array.from({ length: 200 }, (_, n) => ({ label: long, value: `${n}` })),
        },
        {
          kind: 'choices',
          name: 'c',
          label: long,
          values: ['1'],
          max: 200,
          options: Array.from({ length: 200 }, (_, n) => ({ label: long, value: `${n}` })),
        },
        { kind: 'flag', name: 'f', label: long, value: 'yes', yes: long },
        { kind: 'suggested', name: 'e', option: 'e', label: long, value: long, maxLength: 9_999 },
      ],
    },
  ],
};

/** As many fields as a modal takes are in the one above. */
const worstChannel: Form = {
  ...worst,
  sections: [
    {
      title: long,
      fields: [
        { kind: 'role', name: 'd', label: long, value: '' },
        { kind: 'channel', name: 'g', label: long, hint: long, value: '123456789012345678' },
      ],
    },
  ],
};

const forms: Readonly<Record<string, Form>> = {
  'form-new': composeSettingsForm(defaultSettings, true, { ...channel, offers: [] }, wordsFor([])),
  'form-filled': composeSettingsForm(settings, false, channel, wordsFor([])),
  'form-threads': composeSettingsForm({ ...settings, thread: true }, false, { ...channel, offers: ['threads'] }, wordsFor([])),
  'form-channel': composeChannelForm(wordsFor([])),
  'form-forum': composeSettingsForm(settings, false, forum, wordsFor([])),
};

describe.each(Object.entries(forms))('the form "%s"', (name, form) => {
  const fileOf = (file: string): string => fileURLToPath(new URL(`./${name}/${file}`, import.meta.url));

  it('is what Discord takes, section by section, and as reviewed', async () => {
    const modals = form.sections.map((_, index) => renderModal(form, 'announcements', index + 1));

    for (const modal of modals) expect(() => validateModal(createForm(), modal)).not.toThrow();
    await expect(`${JSON.stringify(modals, null, 2)}\n`).toMatchFileSnapshot(fileOf('discord.json'));
  });

  it('is what Slack takes, and as reviewed', async () => {
    const view = renderView(form, { command: 'announcements', channelId: 'C1', responseUrl: 'https://hooks.example/1' });

    expect(findViewDefinitionProblems({ ...view }, 'modal')).toEqual([]);
    await expect(`${JSON.stringify(view, null, 2)}\n`).toMatchFileSnapshot(fileOf('slack.json'));
  });
});

it.each(Object.entries(forms))('the form "%s" has older parts in place of the newer ones if Discord refuses those', (_, form) => {
  for (const [index] of form.sections.entries()) {
    const modal = renderModal(form, 'announcements', index + 1);
    const plain = withOlderParts(modal, newerKindsIn(modal));

    expect(() => validateModal(createForm(), plain)).not.toThrow();
    expect(JSON.stringify(plain)).not.toMatch(/"type":(?:8|2[123])\b/u);
  }
});

it.each([worst, worstChannel])('the longest form there can be is taken by both (%#)', (form) => {
  expect(() => validateModal(createForm(), renderModal(form, 'a', 9))).not.toThrow();
  expect(
    findViewDefinitionProblems({ ...renderView(form, { command: 'a', channelId: 'C1', responseUrl: 'https://x.example' }) }, 'modal'),
  ).toEqual([]);
});
