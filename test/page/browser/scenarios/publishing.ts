import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openChannel, paneOf, runOnDiscord, runOnSlack, type Stage } from './stage.ts';
import { waitForText } from './wait.ts';

/** An article that is a week old is not announced. */
const today = new Date().toISOString().slice(0, 10);
const article = (title: string, words: string): string =>
  `---\ntitle: ${title}\ndek: A dek for ${title}\ndate: ${today}\ntopics: [harbor]\n---\n\n${words}\n`;

/** Changes in the content directory, the announcements of them, and the faults on the way. */
export function publishingScenarios(stage: () => Stage): void {
  const fault = async (page: Page, platform: 'Discord' | 'Slack', what: string, kind: RegExp): Promise<void> => {
    const panel = page.locator('.panel');
    if (!(await panel.isVisible())) await page.getByRole('button', { name: /^Faults/ }).click();
    await panel.getByRole('button', { name: platform, exact: true }).click();
    await panel.getByRole('combobox', { name: /^What it strikes/ }).click();
    await page.locator('.popover').getByRole('option', { name: what }).click();
    await panel.getByRole('button', { name: kind }).click();
  };
  const announcedAs = async (page: Page, title: string): Promise<void> => {
    for (const platform of ['discord', 'slack'] as const) {
      await openChannel(page, platform, 'announcements');
      await waitForText(paneOf(page, platform).log, title);
    }
  };

  it('answers with what was saved a moment ago, and says that it changed', async () => {
    const page = await stage().open();
    await stage().save('gyrocopter.md', article('Gyrocopters', 'The gyrocopter has landed.'));
    await waitForText(page.locator('.status'), 'gyrocopter.md added');
    await runOnSlack(page, 'news', 'gyrocopter');
    await waitForText(paneOf(page, 'slack').last, 'The gyrocopter has landed');

    await stage().save('gyrocopter.md', article('Gyrocopters', 'The gyrocopter has left again.'));
    await waitForText(page.locator('.status'), 'gyrocopter.md changed');
    await runOnSlack(page, 'news', 'gyrocopter');

    await waitForText(paneOf(page, 'slack').last, 'The gyrocopter has left again');
  });

  it('announces a new article once on both, and marks the channel as unread', async () => {
    const page = await stage().open();

    await stage().save('lighthouse.md', article('The Lighthouse Is Lit', 'A lamp burns.'));
    await paneOf(page, 'slack').box.locator('.channel-unread', { hasText: 'announcements' }).waitFor();
    await announcedAs(page, 'The Lighthouse Is Lit');

    for (const platform of ['discord', 'slack'] as const)
      expect(await paneOf(page, platform).log.locator('.message', { hasText: 'The Lighthouse Is Lit' }).count()).toBe(1);
  });

  it('edits an announcement when its article changes, and marks it', async () => {
    const page = await stage().open();
    await stage().save('ferry.md', article('The Ferry Sails', 'At noon.'));
    await announcedAs(page, 'The Ferry Sails');

    await stage().save('ferry.md', article('The Ferry Sails Late', 'At two.'));
    await announcedAs(page, 'The Ferry Sails Late');

    const edited = paneOf(page, 'discord').log.locator('.message', { hasText: 'The Ferry Sails Late' });
    await edited.locator('.message-edited').waitFor();
    expect(await edited.count()).toBe(1);
  });

  it('reads an announced article in place, privately', async () => {
    const page = await stage().open();
    await stage().save('buoy.md', article('A Buoy Is Found', 'It was blue, and it floated.'));
    await announcedAs(page, 'A Buoy Is Found');
    const { log, last } = paneOf(page, 'discord');

    await log.locator('.message', { hasText: 'A Buoy Is Found' }).getByRole('button', { name: 'Read here' }).click();

    await waitForText(last, 'It was blue, and it floated');
    await waitForText(last, 'Only you can see this');
  });

  it('opens a thread below a post where the channel wants one, and shows it as a channel', async () => {
    const page = await stage().open();
    await runOnDiscord(page, 'announcements', 'on thread=on');
    await waitForText(paneOf(page, 'discord').last, 'announced here');

    await stage().save('anchor.md', article('The Anchor Holds', 'In four fathoms.'));
    const { box, log } = paneOf(page, 'discord');
    await log.locator('.message-thread').first().waitFor();
    await log.locator('.message-thread').first().click();

    await waitForText(box.locator('.channel-thread[aria-current]'), 'The Anchor Holds');
  });

  it('explains a correction in the thread of its post on Slack', async () => {
    const page = await stage().open();
    const { box, log } = paneOf(page, 'slack');
    await stage().save('pier.md', article('The Pier Is Long', 'It has 900 meters.'));
    await announcedAs(page, 'The Pier Is Long');
    const post = log.locator('.message', { hasText: 'The Pier Is Long' });

    const corrected = article('The Pier Is Long', 'It has 700 meters.').replace(
      'topics:',
      'corrections: [The pier has 700 meters and not 900.]\ntopics:',
    );
    await stage().save('pier.md', corrected);
    await post.locator('.message-thread').click();

    await waitForText(log, 'The pier has 700 meters and not 900');
    await waitForText(box.locator('.composer-none'), 'no slash commands in threads');
    await box.getByRole('button', { name: 'Back to the channel' }).click();
    await paneOf(page, 'slack').input.waitFor();
  });

  it('posts into a forum, where every article is a thread of its own', async () => {
    const page = await stage().open();
    const { box, log } = paneOf(page, 'discord');
    await openChannel(page, 'discord', 'articles');
    await waitForText(box.locator('.forum'), 'is a forum');
    await waitForText(box.locator('.composer-none'), 'inside of a post');
    expect(await log.count()).toBe(0);
  });

  it('posts once although an answer was lost, and the outbox shows how', async () => {
    const page = await stage().open();
    await fault(page, 'Discord', 'Announcements posted', /Lose the answer/);
    await waitForText(page.locator('.fault-list'), '1 left');

    await stage().save('fog.md', article('Fog Over the Harbor', 'Nobody sees a thing.'));
    await waitForText(page.locator('.strikes'), 'Discord lost an answer');
    const delivery = page.locator('.delivery', { hasText: 'fog' }).filter({ hasText: '2 attempts' });
    await waitForText(delivery, /Discord #[^]*post[^]*delivered/);
    await page
      .locator('.room-switches')
      .first()
      .getByRole('combobox', { name: /channel/i })
      .click();
    await page
      .locator('.popover')
      .getByRole('option', { name: `#${/#(\S+)/.exec(await delivery.innerText())?.[1]}` })
      .first()
      .click();

    await waitForText(paneOf(page, 'discord').log, 'Fog Over the Harbor');
    expect(await paneOf(page, 'discord').log.locator('.message', { hasText: 'Fog Over the Harbor' }).count()).toBe(1);
  });

  it('survives an answer that hangs once, and says what Discord says when all of them do', async () => {
    const page = await stage().open();
    await fault(page, 'Discord', 'Answers to commands', /^Hang/);
    await waitForText(page.locator('.fault-list'), '1 left');

    await runOnDiscord(page, 'news', 'readings of the gauge');
    await waitForText(paneOf(page, 'discord').last, 'Page 1 of');
    await page.getByLabel('How many requests it strikes').fill('50');
    await fault(page, 'Discord', 'Answers to commands', /^Hang/);
    await waitForText(page.locator('.fault-list'), '50 left');
    await runOnDiscord(page, 'news', 'colossus', { isAnswered: false });
    await waitForText(paneOf(page, 'discord').log, 'The application did not respond');
    await page.getByRole('button', { name: 'Remove all' }).click();
    await page.locator('.fault-list-head').waitFor({ state: 'detached' });
    await runOnDiscord(page, 'latest', '1');

    await waitForText(paneOf(page, 'discord').last, 'Newest');
  });

  it('reconnects when a connection is cut', async () => {
    const page = await stage().open();
    await page.getByRole('button', { name: /^Faults/ }).click();
    await page.locator('.panel').getByRole('button', { name: 'Slack', exact: true }).click();

    await page.getByRole('button', { name: /Cut the line/ }).click();
    await paneOf(page, 'slack').box.locator('.link-lost').waitFor({ state: 'attached' });
    await paneOf(page, 'slack').box.locator('.link-live').waitFor({ state: 'attached' });
    await runOnSlack(page, 'news', 'interconnect');

    await waitForText(paneOf(page, 'slack').last, 'Read the article');
  });

  it('removes faults that have not struck', async () => {
    const page = await stage().open();
    await fault(page, 'Slack', 'Messages edited', /Answer 500/);
    await waitForText(page.locator('.fault-list'), 'Slack: answer 500');

    await page.getByRole('button', { name: 'Remove all' }).click();

    await expect.poll(() => page.locator('.fault-row:not(.fault-spent)').count()).toBe(0);
  });

  it('tells what is wrong with a broken file and where, and serves the rest', async () => {
    const page = await stage().open();

    await stage().save('broken.md', '---\ntitle: [never closed\n---\n\nLost words.\n');
    await page.getByRole('button', { name: /problems?$/ }).waitFor();
    await waitForText(page.locator('.top-button-wrong').first(), 'problem');
    await page.locator('.top-button-wrong').first().click();

    const problem = page.locator('.problem-error', { hasText: 'broken.md' });
    await waitForText(problem, /broken\.md:\d+:\d+/);
    await waitForText(problem.locator('.excerpt'), '^');
    await runOnSlack(page, 'news', 'colossus');
    await waitForText(paneOf(page, 'slack').last, 'Read the article');
    await stage().remove('broken.md');
    await problem.waitFor({ state: 'detached' });
  });
}
