import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import { paneOf, runOnDiscord, runOnSlack, type Stage } from './stage.ts';
import { waitForText } from './wait.ts';

/** Modals: what opens them, what is filled in, and what is wrong with it. */
export function formScenarios(stage: () => Stage): void {
  it('offers the parts of a command one by one, and opens its form on Discord', async () => {
    const page = await stage().open();
    const { box, input, options, last } = paneOf(page, 'discord');

    await input.pressSequentially('/announcements ');
    await options.first().waitFor();
    expect((await options.allInnerTexts()).map((text) => text.split('\n')[0])).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\/announcements on/), expect.stringMatching(/^\/announcements off/)]),
    );
    await input.pressSequentially('on ');
    await box.getByLabel(/^settings:/).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'What is announced' });
    const barriers = await findBarriers(page);
    await dialog.getByLabel('Which articles').fill('topic:harbor');
    await dialog.getByRole('button', { name: 'Submit' }).click();

    await dialog.waitFor({ state: 'detached' });
    await waitForText(last, 'topic:harbor');
    await waitForText(last, 'Only you can see this');
    await last.getByRole('button', { name: 'Turn off' }).click();
    await waitForText(last, 'not announced here any more');
    expect(barriers).toEqual([]);
  });

  it('keeps the focus inside of a form, and gives it back when Esc closes it', async () => {
    const page = await stage().open();
    await runOnDiscord(page, 'announcements on', '', { isAnswered: false });
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();

    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true);
    }
    await page.keyboard.press('Escape');

    await dialog.waitFor({ state: 'detached' });
  });

  it('fills a form on Slack: a menu that the bot fills while one types, and errors beside their fields', async () => {
    const page = await stage().open();
    const { last } = paneOf(page, 'slack');
    await runOnSlack(page, 'announcements', 'on', { isAnswered: false });
    const dialog = page.getByRole('dialog', { name: 'Announcements here' });

    await dialog.getByRole('combobox', { name: 'Whom to ping' }).pressSequentially('edi');
    await page
      .locator('.popover')
      .getByRole('option', { name: /editors/ })
      .waitFor();
    await dialog.getByRole('combobox', { name: 'Whom to ping' }).press('Enter');
    await dialog.getByRole('combobox', { name: /^How often/ }).click();
    await page.locator('.popover').getByRole('option', { name: /day/ }).first().click();
    await dialog.getByLabel('Time of the digest').fill('25:99');
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    const wrong = dialog.locator('.field-wrong');
    await wrong.first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await wrong.first().waitFor();

    expect(await wrong.locator('.field-error').allInnerTexts()).toEqual([expect.stringMatching(/\S/)]);
    expect(await dialog.getByLabel('Time of the digest').inputValue()).toBe('25:99');
    await dialog.getByLabel('Time of the digest').fill('08:00');
    await dialog.getByRole('button', { name: 'Turn on' }).click();
    await dialog.waitFor({ state: 'detached' });
    await waitForText(last, '08:00');
    await last.getByRole('button', { name: 'Turn off' }).click();
  });

  it.each(['discord', 'slack'] as const)('sets up another channel on %s, from the channel that one reads in', async (platform) => {
    const page = await stage().open();
    const { last } = paneOf(page, platform);
    if (platform === 'discord') await runOnDiscord(page, 'announcements status', '');
    else await runOnSlack(page, 'announcements', 'status');

    await last.getByRole('button', { name: 'Another channel…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Choose a channel' });
    await dialog.getByRole('combobox').click();
    await page.locator('.popover').getByRole('option', { name: '#announcements' }).click();
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: platform === 'discord' ? 'Submit' : 'Go on' }).click();

    await dialog.waitFor({ state: 'detached' });
    await waitForText(last, '#announcements');
    await waitForText(last, 'announced there');
  });

  it('closes a form on Slack without a trace', async () => {
    const page = await stage().open();
    const { box } = paneOf(page, 'slack');
    const before = await box.locator('.message').count();
    await runOnSlack(page, 'announcements', 'on', { isAnswered: false });

    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).first().click();

    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await box.locator('.message').count()).toBe(before);
  });
}
