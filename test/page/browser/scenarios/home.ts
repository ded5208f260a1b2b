import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import { openChannel, paneOf, type Stage } from './stage.ts';
import { waitForText } from './wait.ts';

/** The Home tab of the app on Slack. */
export function homeScenarios(stage: () => Stage): void {
  it('answers what is typed into it, turns to another answer in place, and leads back', async () => {
    const page = await stage().open();
    await openChannel(page, 'slack', 'Home');
    const home = paneOf(page, 'slack').box.locator('.home');
    await waitForText(home, 'You follow nothing yet');

    await home.getByLabel('Ask').fill('colosus');
    await home.getByLabel('Ask').press('Enter');
    await waitForText(home, 'Showing “colossus” for “colosus”');
    expect(await home.getByLabel('Ask').inputValue()).toBe('colosus');
    await home.getByRole('button', { name: 'Start page' }).click();

    await waitForText(home, 'You follow nothing yet');
    expect(await findBarriers(page)).toEqual([]);
  });
}
