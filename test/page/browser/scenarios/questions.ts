import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import { runOnSlack, type Stage } from './stage.ts';
import { waitForText } from './wait.ts';

/** Questions without an answer, and their cures, in the Content panel. */
export function questionScenarios(stage: () => Stage): void {
  it('lists what was asked in vain, and makes it a term that answers from then on', async () => {
    const page = await stage().open();
    await runOnSlack(page, 'news', 'zeppelin');
    const panel = page.getByRole('complementary', { name: 'Content' });
    await page.getByRole('button', { name: /^Content/ }).click();
    const row = panel.locator('.asked li', { hasText: 'zeppelin' });
    await row.waitFor();
    await row.getByLabel('Another name of the term').fill('nobody knows this');
    await row.getByRole('button', { name: 'Add alias' }).click();
    await waitForText(row, 'No term is called “nobody knows this”');

    await row.getByLabel('Its definition').fill('An airship with a frame.');
    await row.getByRole('button', { name: 'Add term' }).click();

    await waitForText(row, 'explained by now: zeppelin');
    expect(await findBarriers(page)).toEqual([]);
  });
}
