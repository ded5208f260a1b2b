import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { discordParts } from '../../../src/page/browser/discord/component-view.tsx';
import { DiscordBody } from '../../../src/page/browser/discord/message-body.tsx';
import { slackParts } from '../../../src/page/browser/slack/block-view.tsx';
import { SlackBody } from '../../../src/page/browser/slack/message-body.tsx';
import type { Json } from '../../../src/page/protocol.ts';
import { draw } from './small-dom.ts';

/** The `type`s that a payload, or the source of a renderer, names; a word without quotes is a type of TypeScript. */
const kindsIn = (source: string): readonly string[] =>
  [...source.matchAll(/\btype"?: ?(?:['"]([a-z_]+)|(\d+))/g)].map(([, word, number]) => word ?? number ?? '');

const golden = (file: string): readonly Json[] =>
  readdirSync('test/golden')
    .filter((name) => existsSync(`test/golden/${name}/${file}`))
    .map((name) => JSON.parse(readFileSync(`test/golden/${name}/${file}`, 'utf8')).payload as Json);

const sources = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .join('\n');

/** Leaves of a rich text, cells, text objects and options are drawn by what holds them. */
const leaves = new Set([
  'text',
  'link',
  'channel',
  'plain_text',
  'mrkdwn',
  'rich_text_section',
  'rich_text_list',
  'rich_text_quote',
  'rich_text_preformatted',
  'bullet',
  'ordered',
  'raw_text',
]);
/** Fields of a manifest or of an event, which stand in the same folder as the renderers. */
const notDrawn = new Set([
  'object',
  'string',
  'modal',
  'home',
  'message',
  'app_mention',
  'message_action',
  'shortcut',
  'event_callback',
  'block_actions',
  'view_submission',
]);

describe('every kind that Newsdesk sends', () => {
  const discordKinds = new Set([
    ...golden('discord.json').flatMap((payload) => kindsIn(JSON.stringify(payload))),
    ...[...sources('src/platform/discord').matchAll(/const componentType = \{([^}]+)\}/g)].flatMap(([, table]) =>
      [...(table ?? '').matchAll(/: (\d+)/g)].map(([, kind]) => kind ?? ''),
    ),
  ]);
  const slackKinds = new Set(
    [...golden('slack.json').flatMap((payload) => kindsIn(JSON.stringify(payload))), ...kindsIn(sources('src/platform/slack'))].filter(
      (kind) => !leaves.has(kind) && !notDrawn.has(kind),
    ),
  );

  it('is found: the lists are not empty', () => {
    expect([...discordKinds]).toEqual(expect.arrayContaining(['1', '2', '3', '9', '10', '12', '14', '17']));
    expect([...slackKinds]).toEqual(
      expect.arrayContaining(['actions', 'button', 'context', 'divider', 'image', 'rich_text', 'section', 'static_select']),
    );
  });

  it.each([...discordKinds])('is drawn: component %s of Discord', (kind) => {
    expect(Object.keys(discordParts)).toContain(kind);
  });

  it.each([...slackKinds])('is drawn: %s of Slack', (kind) => {
    expect([...slackParts.keys()]).toContain(kind);
  });

  it('leaves no JSON in any recorded answer', () => {
    const drawn = [
      ...golden('discord.json').map((payload) => draw(h(DiscordBody, { payload }))),
      ...golden('slack.json').map((payload) => draw(h(SlackBody, { payload }))),
    ];

    expect(drawn.length).toBeGreaterThan(15);
    expect(drawn.flatMap((root) => root.withClass('unknown-part'))).toEqual([]);
  });
});

describe('an unknown kind', () => {
  it('shows as its JSON on Discord, inside of what is known too', () => {
    const root = draw(h(DiscordBody, { payload: { components: [{ type: 17, components: [{ type: 99, secret: 'so' }] }] } }));

    expect(root.withClass('unknown-part')).toHaveLength(1);
    expect(root.text).toContain('"secret": "so"');
  });

  it.each(['hologram', 'constructor', 'toString', ''])('shows as its JSON on Slack: "%s"', (type) => {
    const root = draw(h(SlackBody, { payload: { blocks: [{ type, secret: 'so' }] } }));

    expect(root.withClass('unknown-part')).toHaveLength(1);
    expect(root.text).toContain('"secret": "so"');
  });

  it('shows as its JSON among the leaves of a rich text', () => {
    const elements = [{ type: 'rich_text_section', elements: [{ type: 'smell', of: 'rain' }] }];

    expect(draw(h(SlackBody, { payload: { blocks: [{ type: 'rich_text', elements }] } })).text).toContain('"of": "rain"');
  });
});
