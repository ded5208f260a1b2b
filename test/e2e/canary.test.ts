import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';
import { heldBack } from '../content/withholding/front-matters.ts';
import { buttonOn } from './announcement-stage.ts';
import { type CanaryStage, startCanaryStage } from './canary-stage.ts';

/** A word of every text that is held back, and of nothing that is asked: a reader who finds it has been given it. */
const canary = 'qzvorbling';
/** Stands beside it, and is what is asked for. */
const decoy = 'amberwick';

const open = (slug: string): string =>
  `---\ntitle: ${slug} gate\ntags: [gates]\n---\n\nThe gate of ${slug} opens at noon.\n\n## Keeper\n\n- Keeper: the person who opens the gate\n`;

/** An article for members shows its title and summary; any other, nothing at all. */
function heldArticle(yaml: string): string {
  const text = `---\nheadline: Harbor notes\n${yaml}\n---\n\nThe ${canary} sleeps by the ${decoy}.\n\n## ${decoy} ${canary}\n\n- ${decoy} ${canary}: what the ${canary} hides\n`;
  const { article } = parseArticle({ path: 'held.md', text });
  if (article?.visibility.kind === 'members') return text;
  return text
    .replace('Harbor notes', `${decoy} ${canary}`)
    .replace(
      '\n---\n\n',
      `\ndek: About the ${canary}\nauthor: ${canary}\ntopics: [${canary}]\ncover: https://example.com/${canary}.png\n---\n\n`,
    );
}

/** The words around the place where it was found: the whole output is too much to read. */
function whereIsIt(text: string): string {
  const at = text.indexOf(canary);
  return at === -1 ? 'nowhere' : text.slice(Math.max(0, at - 400), at + 100);
}

const acts = ['news', 'term', 'article', 'latest', 'suggest', 'explain', 'test', 'why', 'follow', 'save', 'restart', 'backup'] as const;

describe('a word that is held back', () => {
  let stage: CanaryStage;

  afterEach(() => stage.stop());

  const who = () => ({
    discord: { userId: stage.discord.userId('grace'), channelId: stage.discord.channelId('general') },
    slack: { userId: 'U0ADMIN001', channelId: 'C0GENERAL1' },
  });

  /** The same on both platforms; what they show is noted, and given back. */
  async function ask(command: string, option: string, text: string): Promise<readonly string[]> {
    const { discord, slack } = who();
    const [name, sub] = command.split(' ');
    const answers = [
      (await stage.discord.slash({ ...discord, command, options: text === '' ? {} : { [option]: text } })).message?.payload,
      (await (await stage.slack.slash({ ...slack, command: `/${name}`, text: [sub, text].filter(Boolean).join(' ') })).answer())?.blocks,
    ];
    for (const answer of answers) stage.note(answer);
    return answers.map((answer) => JSON.stringify(answer));
  }

  async function suggest(command: string, option: string, typed: string): Promise<void> {
    const { choices } = await stage.discord.autocomplete({ ...who().discord, command, options: { [option]: typed }, focused: option });
    stage.note(choices);
  }

  async function perform(act: (typeof acts)[number], count: number): Promise<void> {
    switch (act) {
      case 'news':
        await ask('news', 'query', decoy);
        await ask('news', 'query', 'amberwik sleeps');
        return;
      case 'term':
        await ask('term', 'term', decoy);
        return;
      case 'article':
        await ask('article', 'article', `way-${count}`);
        await ask('article', 'article', decoy);
        return;
      case 'latest':
        await ask('latest', '', '');
        return;
      case 'suggest':
        for (const typed of ['', 'amb', 'q', 'har']) await suggest('news', 'query', typed);
        return;
      case 'explain':
        for (const typed of ['', 'amb', 'q']) await suggest('term', 'term', typed);
        for (const typed of ['', 'amb', 'way']) await suggest('article', 'article', typed);
        return;
      case 'test':
        await ask('announcements test', '', '');
        return;
      case 'why':
        await ask('announcements why', 'article', `way-${count}`);
        return;
      case 'follow': {
        const answer = await stage.discord.slash({ ...who().discord, command: 'term', options: { term: 'Keeper' } });
        const { id, payload } = answer.message ?? {};
        const customId = buttonOn(payload, /^Follow /u);
        stage.note((await stage.discord.click({ userId: who().discord.userId, messageId: id ?? '', customId })).message?.payload);
        return;
      }
      case 'save':
        await stage.save(`open-${count}.md`, open(`open-${count}`));
        await stage.save(`way-0.md`, heldArticle(heldBack[count % heldBack.length] ?? ''));
        return;
      case 'restart':
        return stage.restart();
      case 'backup':
        return stage.backup();
    }
  }

  it('is in no byte that leaves the process or lies in its files, whatever is asked, saved and started again', async () => {
    const property = fc.asyncProperty(
      fc.subarray([...heldBack], { minLength: 60, maxLength: 120 }),
      fc.array(fc.constantFrom(...acts), { minLength: 8, maxLength: 12 }),
      async (ways, run) => {
        const held = Object.fromEntries(ways.map((yaml, number) => [`way-${number}.md`, heldArticle(yaml)]));
        stage = await startCanaryStage({ ...held, 'north.md': open('north'), 'south.md': open('south') });
        await ask('announcements on', 'settings', 'everything');

        for (const [number, act] of run.entries()) await perform(act, number);
        await ask('news', 'query', 'gate noon');

        const everything = await stage.everything();
        // Asked for, it is not there; what is open is.
        expect(everything.includes('The gate of')).toBe(true);
        expect(whereIsIt(everything)).toBe('nowhere');
        await stage.stop();
      },
    );

    await fc.assert(property, { seed: 11, numRuns: 3, endOnFailure: true });
    stage = await startCanaryStage({});
  });

  it('comes out at the minute of its date or embargo, in answers and in posts, without a save', async () => {
    stage = await startCanaryStage({ 'north.md': open('north') });
    await ask('announcements on', 'settings', 'everything');
    const at = Math.ceil((Date.now() + 2_500) / 1_000) * 1_000;
    const moment = new Date(at).toISOString();
    await stage.save('dated.md', heldArticle(`date: ${moment}`).replaceAll(decoy, 'vellstone'));
    await stage.save('kept.md', heldArticle(`date: 2026-01-01\nembargo: ${moment}`));
    const early: string[] = [];
    while (Date.now() < at - 400) {
      await ask('news', 'query', decoy);
      await ask('news', 'query', 'vellstone');
      await ask('latest', '', '');
      await suggest('news', 'query', 'amb');
      const seen = await stage.everything();
      if (Date.now() < at) early.push(seen);
    }

    const found = await stage.until('the answers', async () => {
      const answers = [...(await ask('news', 'query', decoy)), ...(await ask('news', 'query', 'vellstone'))];
      return answers.every((answer) => answer.includes(canary)) && Date.now();
    });
    const posted = await stage.until(
      'the posts',
      () => posts().filter((post) => post.includes(`About the ${canary}`)).length >= 4 && Date.now(),
    );

    expect(early.length).toBeGreaterThan(0);
    for (const seen of early) expect(whereIsIt(seen)).toBe('nowhere');
    expect(found).toBeGreaterThanOrEqual(at);
    expect(Number(posted) - at).toBeLessThan(10_000);
  });

  it('is gone from answers, old buttons, posts and the index once its article is a draft again, over or deleted', async () => {
    stage = await startCanaryStage({ 'north.md': open('north') });
    await ask('announcements on', 'settings', 'everything');
    const turned = { draft: 'draft: true', over: 'expires: 2026-01-01', deleted: undefined };
    for (const name of Object.keys(turned)) await stage.save(`${name}.md`, heldArticle('lang: en').replaceAll('sleeps', `sleeps ${name}`));
    await stage.until('the posts', () => posts().filter((post) => post.includes(canary)).length >= 6);
    const { message: answer } = await stage.discord.slash({ ...who().discord, command: 'article', options: { article: 'draft' } });
    const { message: list } = await stage.discord.slash({ ...who().discord, command: 'news', options: { query: decoy } });

    for (const [name, yaml] of Object.entries(turned)) {
      if (yaml === undefined) await stage.remove(`${name}.md`);
      else await stage.save(`${name}.md`, heldArticle(yaml));
    }
    await stage.until('the marks', () => posts().filter((post) => post.includes('was taken down')).length >= 6);
    stage.forget();
    await ask('news', 'query', decoy);
    await ask('term', 'term', decoy);
    await ask('latest', '', '');
    await suggest('news', 'query', 'amb');
    const pressed = [await choose(answer), await choose(list)];

    expect(posts().filter((post) => post.includes(canary))).toEqual([]);
    const seen = await stage.everything();
    // The database keeps what was posted, for as long as its posts.
    expect(whereIsIt(seen.slice(0, seen.indexOf('SQLite format')))).toBe('nowhere');
    for (const payload of pressed) expect(payload).toContain('no longer there');
  });

  /** Posts that nobody asked for. */
  function posts(): readonly string[] {
    return [
      ...stage.discord
        .messages(who().discord.channelId)
        .map(({ payload }) => JSON.stringify(payload))
        // An answer that somebody asked for stays in its place.
        .filter((message) => !message.includes('interaction_metadata')),
      ...stage.slack
        .messages(who().slack.channelId)
        .filter(({ visibleTo }) => visibleTo === undefined)
        .map(({ text, blocks }) => text + JSON.stringify(blocks)),
    ];
  }

  /** Chooses the first section in the menu of an old answer. */
  async function choose(message: { readonly id: string; readonly payload: unknown } | undefined): Promise<string> {
    const [, customId = '', value = ''] =
      /"custom_id":"([^"]+)","placeholder":"[^"]*","options":\[\{"label":"[^"]*","value":"([^"]+)"/u.exec(
        JSON.stringify(message?.payload),
      ) ?? [];
    const chosen = await stage.discord.select({ userId: who().discord.userId, messageId: message?.id ?? '', customId, values: [value] });
    stage.note(chosen.message?.payload);
    return JSON.stringify(chosen.message?.payload);
  }
});
