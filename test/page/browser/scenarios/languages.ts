import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import { paneOf, runOnDiscord, runOnSlack, type Stage } from './stage.ts';
import { waitForText } from './wait.ts';

type Page = Awaited<ReturnType<Stage['open']>>;

/** Sets the language of the person who is shown; what comes after in other scenarios is English again. */
async function speak(page: Page, platform: 'discord' | 'slack', language: string): Promise<void> {
  const name = platform === 'discord' ? /^Language of .* on Discord/u : /^Language of .* on Slack/u;
  const { box } = paneOf(page, platform);
  await box.getByRole('combobox', { name }).first().click();
  await page.getByRole('option', { name: language }).click();
  await waitForText(box.getByRole('combobox', { name }).first(), language);
}

/** A person of the page sets the language of their client, as in its settings. Slack's stays as it is set: these scenarios come last. */
export function languageScenarios(stage: () => Stage): void {
  it('answers in the language that is set, with commands named in it, on Discord', async () => {
    const page = await stage().open();
    const { input, options, last } = paneOf(page, 'discord');
    await speak(page, 'discord', 'Deutsch');
    try {
      await input.fill('/');
      await waitForText(options.first(), '/nachrichten');
      await runOnDiscord(page, 'neueste', '2');
      await waitForText(last, 'Neueste Artikel');
      await waitForText(last, 'Teilen');

      expect(await findBarriers(page)).toEqual([]);
    } finally {
      await speak(page, 'discord', 'English');
    }
  });

  it('answers in the language that is set on Slack, which the bot learns with the next question', async () => {
    const page = await stage().open();
    const { last } = paneOf(page, 'slack');
    await speak(page, 'slack', '日本語');

    await expect
      .poll(
        async () => {
          await runOnSlack(page, 'latest', '1');
          return await last.innerText();
        },
        { timeout: 30_000 },
      )
      .toContain('最新の記事');
  });
}
