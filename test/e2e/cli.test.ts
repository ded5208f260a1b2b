import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findManifestProblems } from '../../src/sandbox/slack/manifest-problems.ts';
import { runNewsdesk } from './newsdesk-process.ts';

describe('newsdesk ask', () => {
  it('answers in the terminal, without colours where nobody looks', async () => {
    const { code, stdout } = await runNewsdesk(['ask', 'colosus key details']);

    expect(code).toBe(0);
    expect(stdout).toContain('Its nodes are custom made and cooled by liquid');
    expect(stdout).not.toContain('\u001B');
  });

  it('answers programs in JSON', async () => {
    const { code, stdout } = await runNewsdesk(['ask', '--json', '--limit', '2', 'colossus', 'key', 'details']);
    const answer = JSON.parse(stdout) as { kind: string; hits: { article: object; section: { text: string }; score: number }[] };

    expect(code).toBe(0);
    expect(answer.kind).toBe('hits');
    expect(answer.hits).toHaveLength(2);
    expect(answer.hits[0]).toMatchObject({
      article: { slug: 'anthropic-spacex-colossus', publishedAt: '2026-11-03', url: expect.stringContaining('https://') },
      section: { anchor: 'key-details', headingPath: ['Key Details'], text: expect.stringContaining('cooled by liquid') },
      score: expect.any(Number),
      snippet: { text: expect.any(String), highlights: expect.any(Array) },
    });
  });

  it('exits with 1 when nothing matches, and says so', async () => {
    const [plain, json] = await Promise.all([runNewsdesk(['ask', 'zxqwvkj']), runNewsdesk(['ask', '--json', 'zxqwvkj'])]);

    expect([plain.code, json.code]).toEqual([1, 1]);
    expect(plain.stdout).toContain('No article mentions “zxqwvkj”');
    expect(JSON.parse(json.stdout)).toMatchObject({ kind: 'noMatch', hits: [] });
  });

  it.each([
    ['no query', ['ask'], /missing required argument/u],
    ['an unknown flag', ['ask', '--colour', 'x'], /unknown option '--colour'/u],
    ['an unknown flag behind a word', ['ask', 'x', '-y', '--colour'], /unknown option '--colour'/u],
    ['a limit that is none', ['ask', '--limit', 'many', 'x'], /whole number from 1 to 100/u],
    ['a directory that is not there', ['ask', '--content', '/nowhere/articles', 'x'], /\/nowhere\/articles/u],
    ['an unknown verb', ['aks', 'x'], /unknown command 'aks'/u],
  ])('exits with 2 on %s, and says what to do', async (_, args, expected) => {
    const { code, stderr } = await runNewsdesk(args);

    expect(code).toBe(2);
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/ {4}at /u);
  });

  it('leaves out a word with a dash, wherever it stands', async () => {
    const without = await Promise.all([
      runNewsdesk(['ask', 'colossus', '-cooling', '--json', '--limit', '20']),
      runNewsdesk(['ask', '--limit', '20', '-cooling', 'colossus', '--json']),
    ]);

    for (const { code, stdout, stderr } of without) {
      const { hits } = JSON.parse(stdout) as { hits: { section: { text: string } }[] };
      expect([code, stderr]).toEqual([0, '']);
      expect(hits.length).toBeGreaterThan(0);
      for (const { section } of hits) expect(section.text).not.toMatch(/\bcooling\b/iu);
    }
  });

  it('invites in words of the command line, and numbers nothing that nobody can click', async () => {
    const [empty, answered] = await Promise.all([runNewsdesk(['ask', '']), runNewsdesk(['ask', 'colossus'])]);

    expect(empty.code).toBe(1);
    expect(empty.stdout).toMatch(/newsdesk\s+ask\s+colossus/u);
    expect(empty.stdout).not.toContain('/news');
    expect(answered.stdout).toContain('More answers:\n  - ');
    expect(empty.stdout + answered.stdout).not.toMatch(/\[\d+\]/u);
  });

  it('takes no letter of a word for an option', async () => {
    const { code, stdout } = await runNewsdesk(['ask', '--json', 'colossus', '-Voltage']);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'hits' });
  });

  it('does not mind what is wrong with a platform', async () => {
    const { code } = await runNewsdesk(['ask', 'colossus'], { SLACK_BOT_TOKEN: 'xapp-swapped' });

    expect(code).toBe(0);
  });

  it('takes a query of 100 kB', async () => {
    const { code, stdout } = await runNewsdesk(['ask', 'colossus '.repeat(11_000)]);

    expect(code).toBe(0);
    expect(stdout).toContain('Colossus');
  });
});

describe('newsdesk check', () => {
  it('finds no error in the sample publication', async () => {
    const { code, stderr } = await runNewsdesk(['check', 'content']);

    expect(code).toBe(0);
    expect(stderr).toMatch(/^\d+ articles, \d+ sections: 0 errors/mu);
  });

  it('names what is wrong and where, and counts what is right', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'newsdesk-'));
    await writeFile(join(dir, 'good.md'), '# Good\n\nWords.\n');
    await writeFile(join(dir, 'broken.md'), '---\ntitle: [never closed\n---\n\nLost words.\n');
    await writeFile(join(dir, 'huge.md'), `# Huge\n\n${'All work and no play. '.repeat(480_000)}`);

    const [plain, json] = await Promise.all([runNewsdesk(['check', dir]), runNewsdesk(['check', dir, '--json'])]);

    expect([plain.code, json.code]).toEqual([1, 1]);
    expect(plain.stdout).toMatch(/^broken\.md:[23]:\d+: error: /mu);
    expect(plain.stdout).toMatch(/^huge\.md:1:1: error: /mu);
    expect(JSON.parse(json.stdout)).toMatchObject({ articles: 1, problems: [{ file: 'broken.md' }, { file: 'huge.md' }] });
  });

  it('says of each article that is held back why, and until when', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'newsdesk-'));
    const write = (name: string, yaml: string): Promise<void> => writeFile(join(dir, name), `---\n${yaml}\n---\n\nWords.\n`);
    await writeFile(join(dir, 'publication.yaml'), 'timeZone: America/New_York\n');
    await write('coming.md', 'date: 2099-01-01');
    await write('kept.md', 'embargo: 2099-07-01 09:00');
    await write('over.md', 'expires: 2021-01-01T00:00:00Z');
    await write('draft.md', 'params: {draft: true}');
    await write('slip.md', 'stauts: draft');

    const { code, stdout, stderr } = await runNewsdesk(['check', dir]);

    expect(code).toBe(1);
    expect(stdout).toContain('coming.md: held back until 2099-01-01T05:00:00Z: its date is to come\n');
    expect(stdout).toContain('kept.md: held back until 2099-07-01T13:00:00Z: it is under embargo\n');
    expect(stdout).toContain('over.md: held back: its time was over at 2021-01-01T00:00:00Z\n');
    expect(stdout).toContain('draft.md: skipped: it says `params.draft: true`\n');
    expect(stdout).toMatch(/^slip\.md:2:1: error: `stauts` is not a known field, but close to `status`/mu);
    expect(stderr).toMatch(/^3 articles \(3 held back\)/mu);
  });
});

describe('newsdesk manifest', () => {
  it('sends everything to one public address if it is given, and refuses one that Slack would', async () => {
    const { stdout } = await runNewsdesk(['manifest', '--url', 'https://news.example.org/bot/']);
    const url = 'https://news.example.org/bot/slack/events';
    const manifest = JSON.parse(stdout) as { features: { slash_commands: { url: string }[] } };

    expect(findManifestProblems(manifest)).toEqual([]);
    expect(new Set(manifest.features.slash_commands.map((command) => command.url))).toEqual(new Set([url]));
    expect(manifest).toMatchObject({
      settings: {
        socket_mode_enabled: false,
        event_subscriptions: { request_url: url },
        interactivity: { request_url: url, message_menu_options_url: url },
      },
    });
    expect((await runNewsdesk(['manifest', '--url', 'http://news.example.org'])).stderr).toContain('not an address that Slack sends to');
  });

  it('prints what Slack takes, with the scopes that answering and announcing need', async () => {
    const { code, stdout } = await runNewsdesk(['manifest', '--name', 'The Gazette']);
    const manifest = JSON.parse(stdout) as { features: { slash_commands: { command: string }[]; shortcuts: object[] } };

    expect(code).toBe(0);
    expect(manifest).toMatchObject({ display_information: { name: 'The Gazette' }, settings: { socket_mode_enabled: true } });
    expect(manifest.features.shortcuts).toEqual([
      expect.objectContaining({ type: 'message', name: 'Look this up' }),
      expect.objectContaining({ type: 'global', name: 'Ask Newsdesk' }),
    ]);
    expect(manifest.features).toMatchObject({ unfurl_domains: ['example.com'] });
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([
      '/news',
      '/article',
      '/term',
      '/terms',
      '/latest',
      '/announcements',
      '/answers',
      '/following',
      '/help',
    ]);
  });

  it.each([
    ['none', '', 'The app has no name.'],
    ['blanks', '  ', 'The app has no name.'],
    ['too long a one', 'n'.repeat(36), 'has 36 characters, and Slack takes 35'],
  ])('refuses a name that Slack would refuse: %s', async (_, name, why) => {
    const { code, stdout, stderr } = await runNewsdesk(['manifest', '--name', name]);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(why);
    expect(stderr).toContain('--name 1 to 35 characters');
  });
});
