import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createManifest } from '../../src/platform/slack/manifest.ts';
import { maxPreviews } from '../../src/platform/slack/link-listeners.ts';
import type { SlackMessage } from '../../src/sandbox/slack/state/message.ts';
import { type AnnouncementStage, startAnnouncementStage } from './announcement-stage.ts';

const base = 'https://example.com/articles';
const colossus = `${base}/anthropic-spacex-colossus`;

let stage: AnnouncementStage;
let where: { readonly userId: string; readonly channelId: string };

beforeAll(async () => {
  stage = await startAnnouncementStage();
  where = stage.manager.slack;
});
afterAll(() => stage.stop());

const unfurlCount = (): number => stage.slack.requests('chat.unfurl').length;
const shownBelow = (message: SlackMessage): string => JSON.stringify(message.unfurls);

/** Links that were shared before are settled once this one has its preview. */
async function settled(): Promise<void> {
  const { message } = await stage.slack.say({ ...where, text: `<${base}/network-topologies>` });
  await stage.until('a later preview', () => Object.keys(message.unfurls).length > 0);
}

describe('a link to an article in Slack', () => {
  it('shows title, dek, author, date and the section that it names, wherever it is shared', async () => {
    const { slack } = stage;
    const apart = [...slack.workspace().channels.values()].find(({ memberIds }) => !memberIds.has(slack.botUserId));
    const { message } = await slack.say({ ...where, text: `<${colossus}#key-details|read>` });
    const far = await slack.say({ userId: [...(apart?.memberIds ?? [])][0] ?? '', channelId: apart?.id ?? '', text: `<${colossus}>` });

    await stage.until('previews', () => [message, far.message].every(({ unfurls }) => Object.keys(unfurls).length > 0));

    for (const part of ['Colossus', 'Key Details', 'By Shtef', 'Nov 3, 2026', 'running the network behind Starlink'])
      expect(shownBelow(message)).toContain(part);
    expect(shownBelow(far.message)).toContain('By Shtef');
    expect(shownBelow(far.message)).not.toContain('Key Details');
  });

  it('is shown once, however often Slack delivers it', async () => {
    const before = unfurlCount();
    const { message, events } = await stage.slack.say({ ...where, text: `<${colossus}>` });
    const event = events.find(({ payload }) => (payload['event'] as { type: string }).type === 'link_shared');

    for (let copy = 0; copy < 3; copy += 1) await event?.redeliver();
    await settled();

    expect(event?.attempts).toBe(4);
    expect(Object.keys(message.unfurls)).toEqual([colossus]);
    expect(unfurlCount() - before).toBe(2);
  });

  it('opens the article in the side panel of the person who presses it, the section that it names first, and of nobody else', async () => {
    const { slack } = stage;
    const { message } = await slack.say({ ...where, text: `<${colossus}#key-details>` });
    await stage.until('the article', () => message.entities[`${colossus}#key-details`]);

    await slack.openEntity({ userId: 'U0READER01', message, url: `${colossus}#key-details` });
    const entity = await stage.until('the panel', () => slack.panel('U0READER01')?.entity);

    expect(JSON.stringify(message.entities)).toMatch(/Colossus.*Shtef/u);
    expect(JSON.stringify(message.entities)).not.toContain('cooled by liquid');
    const { custom_fields: sections } = entity['entity_payload'] as { readonly custom_fields: readonly { label: string; value: string }[] };
    expect(sections[0]?.label).toMatch(/Key Details/u);
    expect(sections.map(({ value }) => value).join(' ')).toContain('cooled by liquid');
    expect(slack.panel(where.userId)).toBeUndefined();
  });

  it('opens nothing of an article that was taken down meanwhile', async () => {
    const { slack } = stage;
    await stage.save('passing', 'The passing text.');
    const url = `${base}/passing`;
    const message = await stage.until('the article', async () => {
      const said = await slack.say({ ...where, text: `<${url}>` });
      await settled();
      return said.message.entities[url] === undefined ? undefined : said.message;
    });
    await stage.save('passing', 'The passing text.', 'draft: true\n');
    await stage.until('the end of it', async () => {
      await slack.openEntity({ userId: where.userId, message, url });
      await stage.until('an answer', () => slack.panel(where.userId)?.error ?? slack.panel(where.userId)?.entity);
      return slack.panel(where.userId)?.error;
    });

    expect(slack.panel(where.userId)).toMatchObject({ error: { status: 'not_found' } });
    expect(JSON.stringify(slack.panel(where.userId))).not.toContain('passing text');
  });

  it('has a preview while it is being typed', async () => {
    const { previews } = await stage.slack.type({ userId: where.userId, text: `<${colossus}>` });

    await stage.until('a preview', () => previews[colossus]);

    expect(previews[colossus]?.['preview']).toMatchObject({ title: { type: 'plain_text', text: expect.stringContaining('Colossus') } });
  });

  it('is left alone if it leads to what nobody may read, or to no article; of what is for members there is the teaser', async () => {
    await stage.save('held-back', 'The hidden turbine text.', 'draft: true\n');
    await stage.save(
      'for-members',
      'The secret turbine text.\n\n## Inside\n\nThe innermost text.',
      'visibility: members\ndek: What everybody may know.\n',
    );
    const inside = await stage.until('the teaser', async () => {
      const { message } = await stage.slack.say({ ...where, text: `<${base}/for-members#inside>` });
      await settled();
      return Object.keys(message.unfurls).length > 0 ? message : undefined;
    });
    const alone = await Promise.all(
      [`${base}/held-back`, `${base}/no-such`, base, 'https://other.example/articles/anthropic-spacex-colossus'].map((url) =>
        stage.slack.say({ ...where, text: `<${url}>` }),
      ),
    );
    await settled();

    expect(shownBelow(inside)).toContain('What everybody may know.');
    expect(shownBelow(inside)).not.toMatch(/secret|innermost|Inside/u);
    expect(alone.map(({ message }) => message.unfurls)).toEqual([{}, {}, {}, {}]);
  });

  it('shows no more previews than a message bears', async () => {
    const links = ['anthropic-spacex-colossus', 'network-topologies', 'scaling-laws', 'siting-data-centres'].map(
      (slug) => `<${base}/${slug}>`,
    );

    const { message } = await stage.slack.say({ ...where, text: links.join(' ') });
    await stage.until('previews', () => Object.keys(message.unfurls).length > 0);

    expect(Object.keys(message.unfurls)).toHaveLength(maxPreviews);
  });

  it('is left alone without the scope, and everything else goes on working', async () => {
    const { slack } = stage;
    const { scopes } = createManifest([], 'Newsdesk').oauth_config;
    slack.admin.setScopes(
      slack.botToken,
      scopes.bot.filter((scope) => !scope.startsWith('links:')),
    );
    const { message } = await slack.say({ ...where, text: `<${colossus}>` });

    const answer = await (await stage.onSlack('news', 'colossus key details')).answer();

    expect(JSON.stringify(answer)).toContain('cooled by liquid');
    await stage.until('the refusal', () => slack.requests('chat.unfurl').find(({ error }) => error === 'missing_scope'));
    expect(message.unfurls).toEqual({});
  });
});
