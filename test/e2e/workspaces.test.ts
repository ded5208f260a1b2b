import { expect, it, onTestFinished, vi } from 'vitest';
import { destinationOf } from '../../src/subscription/subscription.ts';
import { defaultTeam } from '../../src/sandbox/slack/seed.ts';
import { buttonOn } from './announcement-stage.ts';
import { ada, olga, otherTeam, startWorkspacesStage, type WorkspacesStage } from './workspaces-stage.ts';

const both = [ada, olga];

async function open(options?: Parameters<typeof startWorkspacesStage>[0]) {
  const stage = await startWorkspacesStage(options);
  onTestFinished(stage.stop);
  const { slack, storage } = stage;
  const posts = ({ channelId }: typeof ada) => slack.messages(channelId).filter(({ text }) => text.includes('About')).length;
  return {
    ...stage,
    ask: (who: typeof ada) => slack.slash({ ...who, command: '/news', text: 'colossus' }),
    posts,
    find: (id: string) => storage.installations.find('slack', id),
    async announce(slug: string, expected: readonly number[]) {
      await stage.save(slug);
      await expect.poll(() => both.map(posts), { timeout: 15_000 }).toEqual(expected);
    },
  };
}

async function subscribe({ slack, storage }: Pick<WorkspacesStage, 'slack' | 'storage'>): Promise<void> {
  for (const who of both) await slack.slash({ ...who, command: '/announcements', text: 'on everything' });
  await expect.poll(async () => (await storage.subscriptions.list()).length).toBe(2);
}

it('serves two workspaces that install it, announces to both once, and forgets the one that removes it', async () => {
  const { ask, posts, find, announce, ...stage } = await open();
  const { slack, storage } = stage;
  const before = await ask(ada);

  const pages = [await stage.install(ada.userId), await stage.install(olga.userId)];
  const answers = await Promise.all(both.map(async (who) => (await ask(who)).answer()));
  await subscribe(stage);
  await announce('first', [1, 1]);
  await slack.uninstall(otherTeam.id);
  await expect.poll(async () => (await find(otherTeam.id))?.removedAt).toBeDefined();
  const removed = await find(otherTeam.id);
  await announce('second', [2, 1]);
  // Within the time that it is kept for.
  await stage.install(olga.userId);
  await announce('third', [3, 2]);
  await slack.uninstall(otherTeam.id);
  await expect.poll(async () => (await find(otherTeam.id))?.removedAt).toBeDefined();
  await storage.installations.forget('slack', otherTeam.id);
  const kept: string[] = [];
  for await (const line of storage.archive.dump(Date.now())) if (line.includes(otherTeam.id)) kept.push(line);

  expect(before.status).not.toBe('acked');
  expect(pages.map(({ status }) => status)).toEqual([200, 200]);
  expect(pages[1]?.page).toContain('Newsdesk is in Other &lt;Gazette&gt; now.');
  expect(answers.map(({ text }) => text.includes('Colossus'))).toEqual([true, true]);
  expect(removed?.sealedToken).toBeUndefined();
  expect(posts(olga)).toBe(2);
  expect(kept).toEqual([]);
  expect(stage.log.filter((line) => line.includes('xoxb-T0'))).toEqual([]);
  expect(stage.log.filter((line) => line.startsWith('FATAL'))).toEqual([]);
});

it('goes on in every other workspace if the token of one is dead, over sockets as well', async () => {
  const { ask, find, announce, ...stage } = await open({ transport: 'sockets' });
  const { slack } = stage;
  for (const { userId } of both) await stage.install(userId);
  await subscribe(stage);

  // An event that comes late is older than the installation.
  await slack.event({ type: 'app_uninstalled' }, defaultTeam.id);
  await expect.poll(() => stage.log.join('\n')).toContain('Slack does not confirm it');
  slack.admin.revokeWorkspace(otherTeam.id);
  await announce('first', [1, 0]);
  await expect.poll(async () => (await find(otherTeam.id))?.removedAt).toBeDefined();

  expect((await find(defaultTeam.id))?.removedAt).toBeUndefined();
  expect((await ask(ada)).status).toBe('acked');
  expect(stage.app.platforms.map((platform) => platform.isReady())).toEqual([true]);
  expect(stage.log.filter((line) => line.startsWith('FATAL'))).toEqual([]);
});

it('lets people of one workspace of many change no terms unless they are named', async () => {
  const { slack, ...stage } = await open();
  await stage.install(ada.userId);

  const { message } = await slack.slash({ ...ada, command: '/terms', text: 'add' });

  expect(message?.text).toContain('editors');
});

it('names the channels of a refusal that are of the workspace', async () => {
  const { slack, ...stage } = await open({
    rights: { rules: [{ use: ['latest'], slack: { channels: [ada.channelId, olga.channelId, 'direct'] } }] },
  });
  await stage.install(ada.userId);
  const refuse = async () => (await slack.slash({ ...ada, channelId: 'C0ANNOUNCE', command: '/latest' })).answer();

  const shown = JSON.stringify([(await refuse()).blocks, (await refuse()).blocks]);

  expect(shown).toContain(ada.channelId);
  expect(shown).not.toContain(olga.channelId);
  expect(slack.requests('conversations.info')).toHaveLength(2);
});

it('knows the workspace of a press in an organization, though Slack names none', async () => {
  const { slack, storage, ...stage } = await open({ enterprise: { id: 'E0ORGANIZ1', name: 'Group' } });
  const { userId } = olga;
  const homeWith = (words: string) =>
    vi.waitUntil(
      () => {
        const view = slack.home(userId);
        return JSON.stringify(view?.definition)?.includes(words) === true && view;
      },
      { timeout: 5_000 },
    );
  await stage.install(ada.userId, { forOrganization: true });
  const term = await (await slack.slash({ ...olga, command: '/term', text: 'interconnect' })).answer();

  const press = await slack.click({ message: term, actionId: buttonOn(term.blocks, /^Follow /u), userId });
  await press.answer();
  await slack.openHome(userId);
  await slack.select({ view: await homeWith('newsdesk:search'), actionId: 'newsdesk:search', value: 'colossus key details', userId });
  const section = await homeWith('cooled by liquid');
  const [, value = ''] = /"value":"([^"]+\|Colossus)"/u.exec(JSON.stringify(section.definition)) ?? [];
  await slack.select({ view: section, actionId: 'a2', value, userId });
  const explained = await homeWith('"Follow ');
  await slack.click({ view: explained, actionId: buttonOn(explained.definition, /^Follow /u), userId });
  await expect.poll(async () => (await storage.follows.list()).length).toBe(2);

  const own = destinationOf('slack', otherTeam.id, 'user', userId);
  expect(press.payload).toMatchObject({ team: null, is_enterprise_install: true });
  expect((await storage.follows.list()).map(({ destination }) => destination)).toEqual([own, own]);
});

it('serves the workspaces of an organization by one installation, and none of them without it', async () => {
  const enterprise = { id: 'E0ORGANIZ1', name: 'Group' };
  const { ask, find, announce, ...stage } = await open({ enterprise });
  const { slack } = stage;

  const { page } = await stage.install(ada.userId, { forOrganization: true });
  const answers = await Promise.all(both.map(async (who) => (await ask(who)).answer()));
  await subscribe(stage);
  await announce('first', [1, 1]);
  const listed = await stage.storage.installations.list('slack');
  const early = { type: 'team_access_revoked', team_ids: [otherTeam.id, enterprise.id, 'T0UNKNOWN1'] };
  await slack.event(early, otherTeam.id);
  const taken = await find(otherTeam.id);
  await announce('between', [2, 1]);
  const backAgain = (await (await ask(olga)).answer()).text;
  const givenBack = await find(otherTeam.id);
  slack.admin.revokeWorkspace(otherTeam.id);
  await stage.save('second');
  await expect.poll(async () => (await find(otherTeam.id))?.removedAt, { timeout: 15_000 }).toBeDefined();

  expect(page).toContain('Newsdesk is in the organization Group now.');
  expect(page).toContain('integrations/profile/A0SANDBOX1/workspaces/add');
  expect(answers.map(({ text }) => text.includes('Colossus'))).toEqual([true, true]);
  expect(listed.map(({ id, sealedToken }) => [id, sealedToken !== undefined])).toEqual([
    [enterprise.id, true],
    [defaultTeam.id, false],
    [otherTeam.id, false],
  ]);
  expect([taken?.removedAt !== undefined, givenBack?.removedAt, backAgain.includes('Colossus')]).toEqual([true, undefined, true]);
  expect((await find(enterprise.id))?.sealedToken).toBeUndefined();
  expect((await find(defaultTeam.id))?.removedAt).toBeDefined();
});
