import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import { paneOf, runOnDiscord, type Stage } from './stage.ts';
import { waitForText } from './wait.ts';

type Page = Awaited<ReturnType<Stage['open']>>;

/** Sets the language of the person who is shown; what comes after in other scenarios is English again. */
async function speak(page: Page, language: string): Promise<void> {
  const menu = paneOf(page, 'discord')
    .box.getByRole('combobox', { name: /^Language of .* on Discord/u })
    .first();
  await menu.click();
  await page.getByRole('option', { name: language }).click();
  await waitForText(menu, language);
}

/** A person of the page sets the language of their client, as in its settings. On Slack the bot learns of it a minute later: that is tested over the wire. */
export function languageScenarios(stage: () => Stage): void {
  it('answers in the language that is set, with commands named in it, on Discord', async () => {
    const page = await stage().open();
    const { input, options, last } = paneOf(page, 'discord');
    await speak(page, 'Deutsch');
    try {
      await input.fill('/');
      await waitForText(options.first(), '/nachrichten');
      await runOnDiscord(page, 'neueste', '2');
      await waitForText(last, 'Neueste Artikel');
      await waitForText(last, 'Teilen');

      expect(await findBarriers(page)).toEqual([]);
    } finally {
      await speak(page, 'English');
    }
  });
}
