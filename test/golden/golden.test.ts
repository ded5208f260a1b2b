import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderDiscord } from '../../src/platform/discord/render.ts';
import { renderSlack } from '../../src/platform/slack/render.ts';
import { renderTerminal } from '../../src/platform/terminal/render.ts';
import { plainTextOf } from '../../src/reply/plain-text.ts';
import { readDiscord } from '../readers/discord-markdown.ts';
import { componentsOf, findDiscordProblems } from '../readers/discord-payload.ts';
import { findSlackProblems } from '../readers/slack-blocks.ts';
import { readTerminal } from '../readers/terminal-text.ts';
import { goldenAnnouncements } from './announcements.ts';
import { goldenReplies } from './replies.ts';

/** Reviewed files, one folder a reply: `npx vitest run test/golden -u` writes them anew. */
function fileOf(name: string, file: string): string {
  return fileURLToPath(new URL(`./${name}/${file}`, import.meta.url));
}

describe.each(Object.entries({ ...goldenReplies, ...goldenAnnouncements }))('the reply "%s"', (name, reply) => {
  const page = name === 'paged-section' ? 2 : 1;

  it('is what Discord takes, and as reviewed', async () => {
    const { payload, pageCount } = renderDiscord(reply, { page });

    expect(findDiscordProblems(payload)).toEqual([]);
    expect(
      componentsOf(payload).flatMap((component) => (component.type === 10 ? readDiscord(String(component['content'])).live : [])),
    ).toEqual([]);
    await expect(`${JSON.stringify({ pageCount, payload }, null, 2)}\n`).toMatchFileSnapshot(fileOf(name, 'discord.json'));
  });

  it('is what Slack takes, and as reviewed', async () => {
    const { payload, pageCount } = renderSlack(reply, { page });

    expect(findSlackProblems({ ...payload })).toEqual([]);
    await expect(`${JSON.stringify({ pageCount, payload }, null, 2)}\n`).toMatchFileSnapshot(fileOf(name, 'slack.json'));
  });

  it('is safe for a terminal, and as reviewed', async () => {
    const output = renderTerminal(reply, { color: false, links: false, width: 72 });

    expect(readTerminal(output).controls).toEqual([]);
    await expect(output).toMatchFileSnapshot(fileOf(name, 'terminal.txt'));
  });

  it('has a plain text with every word of its passages', () => {
    const text = plainTextOf(reply);

    for (const block of reply.blocks) if (block.kind === 'passage') expect(text).toContain(block.body.text);
  });
});
