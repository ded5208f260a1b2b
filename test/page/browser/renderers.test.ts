import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import { DiscordBody } from '../../../src/page/browser/discord/message-body.tsx';
import { SlackBody } from '../../../src/page/browser/slack/message-body.tsx';
import { inertSurface, type Surface, SurfaceContext } from '../../../src/page/browser/surface.ts';
import type { Json } from '../../../src/page/protocol.ts';
import { componentsOf } from '../../readers/discord-payload.ts';
import { readDiscord } from '../../readers/discord-markdown.ts';
import { draw } from './small-dom.ts';

/** Other folders hold transcripts. */
const names = readdirSync('test/golden').filter((name) => existsSync(`test/golden/${name}/discord.json`));
const load = (name: string, file: string): Json => JSON.parse(readFileSync(`test/golden/${name}/${file}`, 'utf8')).payload as Json;
const words = (text: string): string => text.replaceAll(/\s+/g, '');

function live(calls: unknown[]): Surface {
  return {
    ...inertSurface,
    isInert: false,
    click: (id) => calls.push(['click', id]),
    select: (id, values) => calls.push(['select', id, values]),
  };
}

describe.each(names)('the recorded answer "%s"', (name) => {
  it('shows on Discord every word of its text displays, and every label', () => {
    const payload = load(name, 'discord.json');
    const shown = words(draw(h(DiscordBody, { payload })).text);

    for (const component of componentsOf(payload as never)) {
      if (component.type === 10) {
        for (const line of readDiscord(String(component['content'])).text.split('\n'))
          expect(shown).toContain(words(line.replace(/^\s*(?:-|\d+\.) /, '')));
      }
      if (typeof component['label'] === 'string') expect(shown).toContain(words(component['label']));
    }
  });

  it('shows on Slack every text of its blocks', () => {
    const payload = load(name, 'slack.json');
    const shown = words(draw(h(SlackBody, { payload })).text);
    const texts: string[] = [];
    JSON.stringify(payload['blocks'], (key, value: unknown) => {
      if (key === 'options') return undefined;
      if (key === 'text' && typeof value === 'string' && !value.includes('<')) texts.push(value);
      return value;
    });

    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(shown).toContain(words(text));
  });
});

describe('a button', () => {
  it('of Discord acts with its custom id, unless it is disabled', () => {
    const calls: unknown[] = [];
    const components = [
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: 'Next', custom_id: 'n' },
          { type: 2, style: 2, label: 'Off', custom_id: 'o', disabled: true },
        ],
      },
    ];
    const root = draw(h(SurfaceContext.Provider, { value: live(calls) }, h(DiscordBody, { payload: { components } })));
    const [next, off] = root.withClass('d-button');

    next?.click();

    expect(calls).toEqual([['click', 'n']]);
    expect(off?.attributes['disabled']).toBeDefined();
  });

  it('of Slack acts with its action id', () => {
    const calls: unknown[] = [];
    const blocks = [{ type: 'actions', elements: [{ type: 'button', action_id: 'a:1', text: { type: 'plain_text', text: 'Next' } }] }];

    draw(h(SurfaceContext.Provider, { value: live(calls) }, h(SlackBody, { payload: { blocks } })))
      .withClass('s-button')[0]
      ?.click();

    expect(calls).toEqual([['click', 'a:1']]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', ' https://a.example/ b'])('never leads to %s', (url) => {
    const discord = draw(h(DiscordBody, { payload: { components: [{ type: 1, components: [{ type: 2, style: 5, label: 'Go', url }] }] } }));
    const slack = draw(
      h(SlackBody, {
        payload: {
          blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'Go' }, url }] }],
        },
      }),
    );

    expect([...discord.elements, ...slack.elements].filter(({ localName }) => localName === 'a')).toEqual([]);
  });
});

describe('what else the platforms draw', () => {
  it('an embed with its fields', () => {
    const embed = {
      title: 'Title',
      description: '**bold**',
      color: 255,
      fields: [{ name: 'Name', value: 'value' }],
      footer: { text: 'foot' },
    };
    const { text } = draw(h(DiscordBody, { payload: { content: 'Hello', embeds: [embed] } }));

    for (const word of ['Hello', 'Title', 'bold', 'Name', 'value', 'foot']) expect(text).toContain(word);
  });

  it('an image as its description: nothing is loaded', () => {
    const gallery = { type: 12, items: [{ description: 'A harbor', media: { url: 'https://a.example/a.png' } }] };
    const image = { type: 'image', alt_text: 'A ship', image_url: 'https://a.example/b.png' };
    const discord = draw(h(DiscordBody, { payload: { components: [gallery] } }));
    const slack = draw(h(SlackBody, { payload: { blocks: [image] } }));

    expect(discord.text + slack.text).toMatch(/A harbor[^]*A ship/);
    expect(
      [...discord.elements, ...slack.elements].filter(({ localName, attributes }) => localName === 'img' || attributes['src']),
    ).toEqual([]);
  });

  it('an answer that is being thought about', () => {
    expect(draw(h(DiscordBody, { payload: { content: '', flags: 128, components: [] } })).text).toContain('thinking');
  });

  it('a table, its first row as heads', () => {
    const cell = (text: string): Json => ({ type: 'raw_text', text });
    const root = draw(h(SlackBody, { payload: { blocks: [{ type: 'table', rows: [[cell('Name')], [cell('Ada')]] }] } }));

    expect(root.elements.filter(({ localName }) => localName === 'th')).toHaveLength(1);
    expect(root.text).toContain('Ada');
  });

  it('text alone where Slack was sent no blocks', () => {
    expect(draw(h(SlackBody, { payload: { text: '*so* &amp; so' } })).text).toContain('so & so');
  });

  it.each([null, 7, 'x', [], [null, 3]])('nothing breaks on a payload of %j', (odd) => {
    expect(() => draw(h(DiscordBody, { payload: { content: odd, components: odd, embeds: odd } }))).not.toThrow();
    expect(() => draw(h(SlackBody, { payload: { text: odd, blocks: odd, attachments: odd } }))).not.toThrow();
  });
});

describe('the sources of the page', () => {
  const files = readdirSync('src/page/browser', { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:tsx?|css)$/.test(name));

  it.each(files)('%s writes no HTML, holds no inline style and names no address to load from', (file) => {
    const source = readFileSync(`src/page/browser/${file}`, 'utf8');

    expect(source).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|\bstyle=/);
    expect(source).not.toMatch(/url\(\s*['"]?https?:|@import\s+['"]https?:|src=["'{]/);
    expect(source.split('\n').length).toBeLessThanOrEqual(301);
  });
});
