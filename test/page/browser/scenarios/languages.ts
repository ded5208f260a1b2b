import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import { paneOf, runOnDiscord, runOnSlack, type Stage } from './stage.ts';
import { waitForText } from './wait.ts';

/** A person of the page sets the language of their client, as in its settings. */
export function languageScenarios(stage: () => Stage): void {
  it('answers in the language that is set, with commands named in it, on Discord', async () => {
    const page = await stage().open();
    const { box, last } = paneOf(page, 'discord');
    await box
      .getByRole('combobox', { name: /^Language of .* on Discord/u })
      .first()
      .click();
    await page.getByRole('option', { name: 'Deutsch' }).click();

    await runOnDiscord(page, 'neueste', '2');
    await waitForText(last, 'Neueste Artikel');
    await waitForText(last, 'Teilen');

    expect(await findBarriers(page)).toEqual([]);
  });

  it('answers in the language that is set on Slack, which the bot learns with the next question', async () => {
    const page = await stage().open();
    const { box, last } = paneOf(page, 'slack');
    await box
      .getByRole('combobox', { name: /^Language of .* on Slack/u })
      .first()
      .click();
    await page.getByRole('option', { name: '日本語' }).click();

    await runOnSlack(page, 'latest', '1');

    await waitForText(last, '最新の記事');
  });
}
