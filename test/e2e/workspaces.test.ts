import { expect, it, onTestFinished } from 'vitest';
import { defaultTeam } from '../../src/sandbox/slack/seed.ts';
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
  await slack.event(early, defaultTeam.id);
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
