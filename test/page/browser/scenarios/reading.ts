import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import { be, openChannel, paneOf, runOnDiscord, runOnSlack, type Stage } from './stage.ts';
import { waitForText } from './wait.ts';

/** The uses of an answer, and the people who see it. */
export function readingScenarios(stage: () => Stage): void {
  it('chooses another answer from a menu on Discord, from the keyboard', async () => {
    const page = await stage().open();
    const { last } = paneOf(page, 'discord');

    await runOnDiscord(page, 'news', 'power');
    const menu = last.getByRole('combobox', { name: 'More answers' });
    await menu.press('ArrowDown');
    const list = page.locator('.popover').getByRole('option');
    await list.nth(1).waitFor();
    const wanted = await list.nth(1).locator('.option-label').innerText();
    await menu.press('ArrowDown');
    await menu.press('Enter');

    await waitForText(last, wanted);
    expect(await page.locator('.popover').count()).toBe(0);
  });

  it('chooses another answer from a menu on Slack', async () => {
    const page = await stage().open();
    const { last } = paneOf(page, 'slack');

    await runOnSlack(page, 'news', 'topic:power');
    await last.getByRole('combobox').click();
    const option = page.locator('.popover').getByRole('option').first();
    const [, article = ''] = (await option.innerText()).split('\n');
    await option.click();

    await waitForText(last, article.trim());
    await waitForText(last, 'Other sections of this article');
  });

  it('opens the contents of an article on Slack from the keyboard, and a section by its button', async () => {
    const page = await stage().open();
    const { last } = paneOf(page, 'slack');

    await runOnSlack(page, 'article', 'spacex colossus');
    const contents = last.locator('details.s-container');
    await contents.locator('summary').press('Enter');
    await contents.getByRole('button', { name: 'Looking Ahead' }).click();

    await waitForText(last, /Looking Ahead[^]*Other sections of this article/);
    expect(await last.locator('details.s-container').getByRole('button', { name: 'Looking Ahead' }).count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
  });

  it('turns pages forth and back on Discord', async () => {
    const page = await stage().open();
    const { last, box } = paneOf(page, 'discord');

    await runOnDiscord(page, 'article', 'tide log');
    await waitForText(last, 'Every tide of a year');
    await runOnDiscord(page, 'news', 'readings of the gauge');
    await waitForText(last, /Entry 1 of[^]*Page 1 of/);
    await last.getByRole('button', { name: 'Next' }).click();
    await waitForText(last, 'Page 2 of');
    expect(await last.innerText()).not.toContain('Entry 1 of');
    await last.getByRole('button', { name: 'Previous' }).click();

    await waitForText(last, /Entry 1 of[^]*Page 1 of/);
    expect(await last.getByRole('button', { name: 'Previous' }).isDisabled()).toBe(true);
    expect(await box.locator('.message').count()).toBeGreaterThan(0);
  });

  it('turns pages forth and back on Slack, in place', async () => {
    const page = await stage().open();
    const { last, box } = paneOf(page, 'slack');

    await runOnSlack(page, 'news', 'readings of the gauge');
    await waitForText(last, 'Entry 1 of');
    const before = await box.locator('.message').count();
    await last.getByRole('button', { name: 'Next' }).click();
    await waitForText(last, 'Page 2 of');
    await last.getByRole('button', { name: 'Previous' }).click();

    await waitForText(last, 'Entry 1 of');
    expect(await box.locator('.message').count()).toBe(before);
  });

  it.each(['discord', 'slack'] as const)(
    'brings the answer to the next question on %s into sight while a tall one is read',
    async (platform) => {
      const page = await stage().open({ height: 500 });
      const { last, log } = paneOf(page, platform);
      const run = platform === 'discord' ? runOnDiscord : runOnSlack;

      await run(page, 'news', 'readings of the gauge');
      await waitForText(last, 'Entry 1 of');
      const [tall, pane] = [(await last.boundingBox())?.height ?? 0, (await log.boundingBox())?.height ?? 0];
      await run(page, 'term', 'zzzznothing');
      await waitForText(last, 'zzzznothing');

      // Only what does not fit into the pane is read from its start.
      expect(tall).toBeGreaterThan(pane + 80);
      await expect.poll(() => log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight)).toBeLessThan(2);
    },
  );

  it('marks a message that was edited', async () => {
    const page = await stage().open();
    const { last } = paneOf(page, 'discord');

    await runOnDiscord(page, 'news', 'readings of the gauge');
    await waitForText(last, 'Page 1 of');
    expect(await last.locator('.message-edited').count()).toBe(0);
    await last.getByRole('button', { name: 'Next' }).click();

    await last.locator('.message-edited').waitFor();
  });

  it.each(['discord', 'slack'] as const)('shows a private answer on %s to its person alone, with its mark', async (platform) => {
    const page = await stage().open();
    const { last, log } = paneOf(page, platform);
    const [first, other] = platform === 'discord' ? ['Ada', 'Linus'] : ['Rosa Reader', 'Ada Admin'];

    if (platform === 'discord') await runOnDiscord(page, 'term', 'zzzznothing');
    else await runOnSlack(page, 'help');
    await waitForText(last, platform === 'discord' ? 'Only you can see this' : 'Only visible to you');
    const mine = await log.locator('.message-private').count();
    await be(page, platform, other);
    const theirs = await log.locator('.message-private').count();
    await be(page, platform, first);

    expect(theirs).toBeLessThan(mine);
    expect(await log.locator('.message-private').count()).toBe(mine);
  });

  it('does not offer a command to who may not use it on Discord', async () => {
    const page = await stage().open();
    const { input, options } = paneOf(page, 'discord');

    await input.fill('/');
    const asOwner = await options.allInnerTexts();
    await input.fill('');
    await be(page, 'discord', 'Linus');
    await input.fill('/');

    expect(asOwner.join()).toContain('/announcements');
    expect((await options.allInnerTexts()).join()).not.toContain('/announcements');
  });

  it('says on Slack that somebody may not change the announcements', async () => {
    const page = await stage().open();
    await be(page, 'slack', 'Gil Guest');

    await runOnSlack(page, 'announcements', 'on');

    // The guest's Slack is in French.
    await waitForText(paneOf(page, 'slack').last, /réservé aux personnes qui peuvent gérer ce salon/u);
  });

  it('lists a private channel for its members only', async () => {
    const page = await stage().open();
    const channels = paneOf(page, 'slack').box.locator('.channels');

    expect(await channels.innerText()).not.toContain('editors');
    await be(page, 'slack', 'Ada Admin');

    await waitForText(channels, 'editors');
  });

  it.each(['discord', 'slack'] as const)('answers in direct messages on %s', async (platform) => {
    const page = await stage().open();
    const { last, box } = paneOf(page, platform);

    await box.locator('.channels').getByRole('button', { name: 'Newsdesk' }).or(box.locator('.channel').last()).first().click();
    await box.locator('.channel[aria-current]').filter({ hasNotText: 'general' }).waitFor();
    if (platform === 'discord') await runOnDiscord(page, 'news', 'interconnect');
    else await runOnSlack(page, 'news', 'interconnect');

    await waitForText(last, 'Read the article');
  });

  it('says when the bot is not in a channel', async () => {
    const page = await stage().open();

    await openChannel(page, 'slack', 'random');

    await waitForText(paneOf(page, 'slack').box.locator('.room-head'), 'Newsdesk is not in this channel');
  });

  it('inspects a message: its request, its limits, its time', async () => {
    const page = await stage().open();
    const { last } = paneOf(page, 'discord');
    await runOnDiscord(page, 'news', 'colossus');
    await waitForText(last, 'Read the article');

    await last.hover();
    await last.getByRole('button', { name: /^Inspect/ }).click();
    const panel = page.getByRole('complementary', { name: 'Inspect' });

    await waitForText(panel, /\d ms of 3,000/);
    await waitForText(panel, 'of 4,000 characters');
    await waitForText(panel, '"accent_color": 1013358');
    await panel.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('still answers the buttons of messages that were sent before Newsdesk was started again', async () => {
    const page = await stage().open();
    const { last } = paneOf(page, 'discord');
    await runOnDiscord(page, 'news', 'readings of the gauge');
    await waitForText(last, 'Page 1 of');

    await page.getByRole('button', { name: /^Faults/ }).click();
    await page.getByRole('button', { name: /Restart Newsdesk/ }).click();
    await waitForText(page.locator('.panel'), 'Newsdesk was started again');
    await last.getByRole('button', { name: 'Next' }).click();

    await waitForText(last, 'Page 2 of');
  });
}
