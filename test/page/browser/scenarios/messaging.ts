import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import { paneOf, runOnDiscord, type Stage } from './stage.ts';
import { waitForText } from './wait.ts';

/** Messages: the bot's entry in their menu, mentions, and direct messages. */
export function messagingScenarios(stage: () => Stage): void {
  it.each(['discord', 'slack'] as const)('looks up somebody’s message from its menu, privately, on %s', async (platform) => {
    const page = await stage().open();
    const { input, last } = paneOf(page, platform);
    await input.fill('Does Colossus use the Distributed Interconnect?');
    await input.press('ArrowDown');
    await input.press('Enter');
    await waitForText(last, 'Does Colossus use');

    await last.hover();
    await last.getByRole('button', { name: 'Look this up' }).click();

    await waitForText(last, '2 terms in this message');
    await waitForText(last, platform === 'discord' ? 'Only you can see this' : 'Only visible to you');
  });

  it('shows the preview of a link on Slack, and opens the article in the side panel', async () => {
    const page = await stage().open();
    const { input, last } = paneOf(page, 'slack');
    await input.fill('https://example.com/articles/anthropic-spacex-colossus#key-details');
    await input.press('ArrowDown');
    await input.press('Enter');
    await waitForText(last, 'Key Details');

    await last.getByRole('button', { name: 'Open in the side panel' }).click();
    const panel = page.getByRole('dialog', { name: /Colossus/ });
    await panel.waitFor();

    expect(await findBarriers(page)).toEqual([]);
    expect(await panel.locator('dt').allInnerTexts()).toEqual(expect.arrayContaining(['Created by', 'Date created']));
    expect(await panel.innerText()).toContain('cooled by liquid');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('reaches the entry from the keyboard', async () => {
    const page = await stage().open();
    await runOnDiscord(page, 'term', 'interconnect');
    const entry = paneOf(page, 'discord').last.getByRole('button', { name: 'Look this up' });

    await entry.focus();
    await page.keyboard.press('Enter');

    await waitForText(paneOf(page, 'discord').last, 'in this message');
    expect(await entry.count()).toBe(1);
  });

  it('answers a mention on Discord where it was asked', async () => {
    const page = await stage().open();
    const { input, last } = paneOf(page, 'discord');

    await input.fill('@Newsdesk colossus key details');
    await input.press('Enter');

    await waitForText(last, 'cooled by liquid');
    expect(await last.innerText()).not.toContain('Only you can see this');
  });

  it('offers the newest articles in the messages of the app on Slack, and asks for the one that is pressed', async () => {
    const page = await stage().open();
    const { box, last } = paneOf(page, 'slack');
    await box
      .locator('.channels')
      .getByRole('button', { name: /Newsdesk/ })
      .first()
      .click();
    const offered = box.getByRole('region', { name: 'Newest articles' }).getByRole('button');
    await offered.first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await offered.count()).toBe(4);
    const title = await offered.first().innerText();

    await offered.first().click();

    await waitForText(last, title);
    await waitForText(last, 'Read the article');
  });

  it.each(['discord', 'slack'] as const)('answers a direct message on %s without a command', async (platform) => {
    const page = await stage().open();
    const { box, input, last } = paneOf(page, platform);
    await box
      .locator('.channels')
      .getByRole('button', { name: /Newsdesk/ })
      .first()
      .click();

    await input.fill('colossus key details');
    await input.press('ArrowDown');
    await input.press('Enter');

    await waitForText(last, 'cooled by liquid');
  });
}
