import { expect, it, onTestFinished } from 'vitest';
import { ada, olga, otherTeam, startWorkspacesStage } from './workspaces-stage.ts';

it('serves two workspaces that install it, announces to both once, and forgets the one that removes it', async () => {
  const stage = await startWorkspacesStage();
  onTestFinished(stage.stop);
  const { slack, storage } = stage;
  const posts = (channelId: string) => slack.messages(channelId).filter(({ text }) => text.includes('About'));
  const before = await slack.slash({ ...ada, command: '/news', text: 'colossus' });

  const pages = [await stage.install(ada.userId), await stage.install(olga.userId)];
  const answers = await Promise.all([ada, olga].map((who) => slack.slash({ ...who, command: '/news', text: 'colossus' })));
  for (const who of [ada, olga]) await slack.slash({ ...who, command: '/announcements', text: 'on everything' });
  await expect.poll(async () => (await storage.subscriptions.list()).length).toBe(2);
  await stage.save('first');
  await expect.poll(() => [ada, olga].map(({ channelId }) => posts(channelId).length), { timeout: 15_000 }).toEqual([1, 1]);
  await slack.uninstall(otherTeam.id);
  await expect.poll(async () => (await storage.installations.find('slack', otherTeam.id))?.removedAt).toBeDefined();
  const removed = await storage.installations.find('slack', otherTeam.id);
  await stage.save('second');
  await expect.poll(() => posts(ada.channelId).length, { timeout: 15_000 }).toBe(2);

  expect(before.status).not.toBe('acked');
  expect(pages.map(({ status }) => status)).toEqual([200, 200]);
  expect(pages[1]?.page).toContain('Newsdesk is in Other &lt;Gazette&gt; now.');
  expect(answers.map(({ status }) => status)).toEqual(['acked', 'acked']);
  expect(posts(olga.channelId)).toHaveLength(1);
  expect(removed?.sealedToken).toBeUndefined();
  expect(stage.log.filter((line) => line.includes('xoxb-T0'))).toEqual([]);
  expect(stage.log.filter((line) => line.startsWith('FATAL'))).toEqual([]);
});
