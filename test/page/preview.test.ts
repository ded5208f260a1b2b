import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/page/protocol.ts';
import { findPreviewed } from '../../src/cli/page/find-previewed.ts';
import { makeContentDir, type OpenTrial, openTrial } from './open-trial.ts';

const article = (extra: string): string =>
  [
    '---',
    'title: The Zeppelin',
    'topics: [air]',
    extra,
    '---',
    '',
    'The zeppelin has landed.',
    '',
    '## Crew',
    '',
    '- **Captain**: the person who commands the zeppelin in the air',
    '',
    '## Logbook',
    '',
    ...Array.from({ length: 120 }, (_, day) => `On day ${day + 1} the wind came from the west, and the ship kept to its course all day.\n`),
  ].join('\n');

let dir: string;
let remove: () => Promise<void>;
let trial: OpenTrial | undefined;

beforeEach(async () => {
  ({ dir, remove } = await makeContentDir());
  await writeFile(join(dir, 'publication.yaml'), 'name: The Gazette\nbaseUrl: https://gazette.example\nfooter: The Gazette, daily\n');
  await writeFile(join(dir, 'old.md'), '# Old news\n\nNothing new.\n');
});
afterEach(async () => {
  await trial?.close();
  await remove();
});

async function previewOf(file: string, text: string) {
  await mkdir(join(dir, file, '..'), { recursive: true });
  await writeFile(join(dir, file), text);
  trial = await openTrial({ dir, showing: file });
  return trial.visit();
}

describe('the preview of an article', () => {
  it.each([
    ['published', 'zeppelin.md', ''],
    ['a draft', 'zeppelin.md', 'draft: true'],
    ['under embargo', 'zeppelin.md', 'embargo: 2999-01-01'],
    ['in a folder that is left alone', '_drafts/zeppelin.md', ''],
    ['under a name that is left alone', 'README.md', 'slug: zeppelin'],
  ])('shows one that is %s', async (_, file, extra) => {
    const page = await previewOf(file, article(extra));
    const { preview } = page.first;

    expect(preview).toMatchObject({ file, slug: 'zeppelin', title: 'The Zeppelin', announcement: { title: 'The Zeppelin' } });
    expect(preview?.sections.map(({ title }) => title)).toEqual(['The Zeppelin', 'Crew', 'Logbook']);
    expect(preview?.terms.map(({ title }) => title)).toEqual(['Captain']);
    expect(preview?.sections[2]?.discord.length).toBeGreaterThan(1);
    expect(preview?.sections[2]?.slack.length).toBeGreaterThan(1);
  });

  it('shows the very messages that are sent', async () => {
    const page = await previewOf('zeppelin.md', article('draft: true'));
    const { preview } = page.first;
    const onDiscord = await page.act({
      kind: 'discord.slash',
      userId: page.person('discord', 'Linus'),
      channelId: page.channel('discord', 'general'),
      command: 'article',
      options: { article: 'zeppelin', section: 'logbook', public: true },
    });
    const onSlack = await page.act({
      kind: 'slack.slash',
      userId: 'U0READER01',
      channelId: 'C0GENERAL1',
      command: 'article',
      text: 'zeppelin > logbook public:',
    });
    const sent = await Promise.all(
      [onDiscord, onSlack].map(async ({ message: key }) => (await page.until('message', ({ message }) => message.key === key)).message),
    );

    expect(preview?.sections[2]?.discord[0]?.payload['components']).toEqual(sentBody(sent[0]).components);
    expect(preview?.sections[2]?.slack[0]?.payload['blocks']).toEqual(sentBody(sent[1]).blocks);
    expect(preview?.sections[2]?.discord[0]?.limits).toEqual(sent[0]?.inspect.limits);
  });

  it('shows the very announcement that is sent', async () => {
    const page = await previewOf('zeppelin.md', article('draft: true'));
    const announcement = page.first.preview?.announcement;
    await trial?.close();
    trial = await openTrial({ dir });
    const reader = await trial.visit();

    await writeFile(join(dir, 'zeppelin.md'), article(''));
    const [onDiscord, onSlack] = await Promise.all([
      reader.until('message', ({ message }) => message.channelId === reader.channel('discord', 'announcements')),
      reader.until('message', ({ message }) => message.channelId === reader.channel('slack', 'announcements')),
    ]);

    expect(announcement?.slack[0]?.payload['blocks']).toEqual(sentBody(onSlack.message).blocks);
    // The mark names the channel, and a Discord that was made anew has other ids.
    expect(withoutMarks(announcement?.discord[0]?.payload['components'])).toEqual(withoutMarks(sentBody(onDiscord.message).components));
  });

  it('follows what is saved, and keeps the last good version while the file is broken', async () => {
    const page = await previewOf('zeppelin.md', article('draft: true'));
    await writeFile(join(dir, 'zeppelin.md'), article('draft: true').replace('has landed', 'has left'));
    const changed = await page.until('preview', ({ preview }) => JSON.stringify(preview.sections).includes('has left'));
    await writeFile(join(dir, 'zeppelin.md'), '---\ntitle: [never closed\n---\n\nLost words.\n');
    const { content } = await page.until('content', (event) => event.content.problems.length > 0);
    const broken = await page.until('preview', ({ preview }) => preview.source.includes('never closed'));

    expect(changed.preview.source).toContain('has left');
    expect(content.problems).toContainEqual(expect.objectContaining({ file: 'zeppelin.md', line: 3, severity: 'error' }));
    expect(broken.preview).toMatchObject({ slug: 'zeppelin', sections: changed.preview.sections });
  });

  it('of a file that never was right shows its text and its problems', async () => {
    const page = await previewOf('broken.md', '---\ntitle: [never closed\n---\n\nLost words.\n');
    const { preview } = page.first.preview?.source ? { preview: page.first.preview } : await page.until('preview');

    expect(preview).toMatchObject({ file: 'broken.md', source: expect.stringContaining('Lost words'), sections: [], terms: [] });
    expect(preview).not.toHaveProperty('slug');
    expect(page.first.content.problems).toContainEqual(expect.objectContaining({ file: 'broken.md', severity: 'error', line: 3 }));
  });
});

describe('the publication of a file', () => {
  it('is the nearest folder above with a publication.yaml, unless the content directory holds the file', async () => {
    await mkdir(join(dir, 'deep', 'er'), { recursive: true });
    await writeFile(join(dir, 'deep', 'er', 'a.md'), 'Words.');

    expect(findPreviewed(join(dir, 'deep', 'er', 'a.md'), ['content'])).toEqual({ dir, file: 'deep/er/a.md' });
    expect(findPreviewed(join(dir, 'deep', 'er', 'a.md'), [join(dir, 'deep')])).toEqual({ dir: join(dir, 'deep'), file: 'er/a.md' });
  });

  it('is named in the error when there is no such file, or it is not an article', async () => {
    await writeFile(join(dir, 'a.png'), '');

    expect(() => findPreviewed(join(dir, 'nothing.md'), [])).toThrow(/There is no file .*nothing\.md/);
    expect(() => findPreviewed(join(dir, 'a.png'), [])).toThrow(/is not an article/);
    expect(() => findPreviewed(dir, [])).toThrow(`${dir} is a directory`);
  });
});

function sentBody(message: Message | undefined): { readonly components?: unknown; readonly blocks?: unknown } {
  return Object(message?.inspect.request);
}

function withoutMarks(components: unknown): unknown {
  return JSON.parse(JSON.stringify(components).replaceAll(/("custom_id":"[^"]*)\|[\w-]{25}"/g, '$1"'));
}
