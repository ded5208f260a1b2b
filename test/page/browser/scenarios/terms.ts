import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import type { Stage } from './stage.ts';
import { waitForText } from './wait.ts';

/** The publication's terms in the Content panel. */
export function termScenarios(stage: () => Stage): void {
  it('shows each term with its form and source; one click hides it, and one shows it again', async () => {
    const page = await stage().open();
    const panel = page.getByRole('complementary', { name: 'Content' });
    await page.getByRole('button', { name: /^Content/ }).click();
    await panel.getByRole('button', { name: 'Terms' }).click();
    await panel.getByLabel('Find a term').fill('backf');
    const row = panel.locator('.terms li').first();
    await waitForText(row, 'bullet · ');
    const text = await row.innerText();

    await row.getByRole('button', { name: /^Hide/ }).click();
    await waitForText(row, 'Hidden: nothing answers to it.');
    expect(await findBarriers(page)).toEqual([]);
    await row.getByRole('button', { name: /^Show again/ }).click();
    await waitForText(row, 'bullet · ');

    expect(await row.innerText()).toBe(text);
  });
}
