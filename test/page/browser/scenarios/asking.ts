import { expect, it } from 'vitest';
import { paneOf, runOnDiscord, runOnSlack, type Stage } from './stage.ts';
import { waitForText } from './wait.ts';

/** Questions and commands, typed as one types them on each platform. */
export function askingScenarios(stage: () => Stage): void {
  it('invites the first question, and a starter asks both platforms', async () => {
    const page = await stage().open();

    const starters = page.locator('.starter');
    await waitForText(page.locator('.ask-invitation'), 'Ask once, see it in both');
    // They come once the articles have been looked at.
    await starters.nth(2).waitFor();
    expect(await starters.count()).toBe(3);
    await starters.first().click();

    await waitForText(paneOf(page, 'discord').last, 'Read the article');
    await waitForText(paneOf(page, 'slack').last, 'Read the article');
    await page.locator('.ask-invitation').waitFor({ state: 'detached' });
  });

  it('answers words typed for both with the same section', async () => {
    const page = await stage().open();

    await page.getByLabel('Ask on Discord and Slack at once').fill('colossus cooling');
    await page.getByRole('button', { name: 'Ask both' }).click();

    await waitForText(paneOf(page, 'discord').last, 'exchangers borrowed from spacecraft');
    await waitForText(paneOf(page, 'slack').last, 'exchangers borrowed from spacecraft');
  });

  it('lets one go on typing when the bar moves to the top with the first question', async () => {
    await stage().restart();
    const page = await stage().open();

    await page.locator('.ask-first .word-input').fill('interconnect');
    await page.keyboard.press('Enter');
    await waitForText(paneOf(page, 'slack').last, 'Read the article');
    await page.keyboard.type('colossus');

    expect(await page.locator('.top .ask .word-input').inputValue()).toBe('colossus');
  });

  it('suggests while one types for both, and takes a suggestion from the keyboard', async () => {
    const page = await stage().open();
    const bar = page.getByLabel('Ask on Discord and Slack at once');

    await bar.pressSequentially('interconn');
    await page.locator('.ask-suggestions').getByRole('option').first().waitFor();
    await bar.press('ArrowDown');
    const chosen = await page.locator('.ask-suggestions .option-active').innerText();
    await bar.press('Enter');

    expect(chosen.toLowerCase()).toContain('interconn');
    await waitForText(paneOf(page, 'slack').last, chosen);
  });

  it('finds in spite of a typo, and says how it was read', async () => {
    const page = await stage().open();

    await runOnDiscord(page, 'news', 'colosus');

    await waitForText(paneOf(page, 'discord').last, 'Showing “colossus” for “colosus”');
  });

  it('opens the menu of commands on a slash, narrows it, and closes it on Esc', async () => {
    const page = await stage().open();
    const { input, options } = paneOf(page, 'discord');

    await input.pressSequentially('/');
    await options.first().waitFor();
    const all = await options.allInnerTexts();
    await input.pressSequentially('lat');
    const narrowed = await options.allInnerTexts();
    await input.press('Escape');

    expect(all.length).toBeGreaterThanOrEqual(7);
    expect(all[0]).toMatch(/\/news <query> \[public\]\s+Find the section/);
    expect(narrowed.map((text) => text.split(/\s/)[0])).toEqual(['/latest']);
    expect(await options.count()).toBe(0);
  });

  it('completes a command and an option from the keyboard alone', async () => {
    const page = await stage().open();
    const { box, input, options, last } = paneOf(page, 'discord');

    await input.pressSequentially('/art');
    await input.press('Tab');
    const field = box.getByLabel(/^article:/);
    await field.pressSequentially('colossus');
    await options.filter({ hasText: 'Colossus' }).first().waitFor();
    await field.press('Enter');
    await field.press('Tab');
    const section = box.getByLabel(/^section:/);
    await section.pressSequentially('loo');
    await section.press('Enter');
    await expect.poll(() => section.inputValue()).toBe('Looking Ahead');
    await section.press('Enter');

    await waitForText(last, 'Three things are worth watching');
  });

  it('does not send a command whose required option is empty', async () => {
    const page = await stage().open();
    const { box, input } = paneOf(page, 'discord');
    const before = await box.locator('.message').count();

    await input.fill('/news ');
    const field = box.getByLabel(/^query:/);
    await paneOf(page, 'discord').options.first().waitFor();
    await field.press('Escape');
    await field.press('Enter');

    expect(await box.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
    expect(await box.locator('.message').count()).toBe(before);
  });

  it('turns back into words when an empty option is deleted', async () => {
    const page = await stage().open();
    const { box, input } = paneOf(page, 'discord');

    await input.fill('/news ');
    await box.getByLabel(/^query:/).press('Backspace');

    await input.waitFor();
    expect(await input.inputValue()).toBe('/news');
    expect(await input.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  });

  it("shows Slack's hint behind a command, and takes the line as Slack does", async () => {
    const page = await stage().open();
    const { box, input, options, last } = paneOf(page, 'slack');

    await input.pressSequentially('/ter');
    await options.first().waitFor();
    await input.press('Enter');
    await waitForText(box.locator('.word-ghost'), '<term>');
    await input.pressSequentially('distributed interconnect');
    await input.press('Enter');

    await waitForText(last, 'Laser links carry traffic');
  });

  it('offers to ask when plain words are typed, or to say them', async () => {
    const page = await stage().open();
    const { input, options, last } = paneOf(page, 'slack');

    await input.fill('good morning everybody');
    expect(await options.allInnerTexts()).toEqual([expect.stringContaining('Ask Newsdesk'), expect.stringContaining('Send as a message')]);
    await input.press('ArrowDown');
    await input.press('Enter');

    await waitForText(last, 'good morning everybody');
    await waitForText(last, 'Rosa Reader');
  });

  it('takes feedback on an answer with the buttons that each platform has for it', async () => {
    const page = await stage().open();
    await runOnSlack(page, 'news', 'colossus');
    await paneOf(page, 'slack').last.getByRole('button', { name: 'Not helpful' }).click();
    await waitForText(paneOf(page, 'slack').last, 'The editors see the question');

    await runOnDiscord(page, 'news', 'colossus');
    await paneOf(page, 'discord').last.getByRole('button', { name: 'Helpful', exact: true }).click();
    await waitForText(paneOf(page, 'discord').last, 'Thank you');
  });

  it('sends words to the bot as a message first, and the bot answers it', async () => {
    const page = await stage().open();
    const { input, last } = paneOf(page, 'slack');

    await input.fill('@Newsdesk what is colossus');
    await input.press('Enter');

    await waitForText(last, 'Colossus');
    await waitForText(last, 'Newsdesk');
  });

  it('says that nothing matches, and the nearest query is one click away', async () => {
    const page = await stage().open();
    const { last } = paneOf(page, 'slack');

    await runOnSlack(page, 'news', 'titanic plates');
    await waitForText(last, 'No article mentions “titanic”');
    await last.locator('.s-button').first().click();

    await waitForText(last, 'Read the article');
  });

  it('sends a number as a number', async () => {
    const page = await stage().open();
    const { last } = paneOf(page, 'discord');

    await runOnDiscord(page, 'latest', '3');

    await waitForText(last, '3. ');
    expect(await last.innerText()).not.toContain('4. ');
  });

  it('opens an article at a section on both, in the grammar of each', async () => {
    const page = await stage().open();

    await page.getByLabel('Ask on Discord and Slack at once').fill('/article spacex colossus > looking ahead');
    await page.getByLabel('Ask on Discord and Slack at once').press('Enter');

    for (const platform of ['discord', 'slack'] as const) await waitForText(paneOf(page, platform).last, 'Three things are worth watching');
  });

  it('says that there is no such command', async () => {
    const page = await stage().open();
    const { box, input } = paneOf(page, 'slack');

    await input.fill('/nonsense');

    await waitForText(box.locator('.composer-above'), 'There is no such command');
  });
}
