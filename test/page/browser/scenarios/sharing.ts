import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import { be, paneOf, runOnDiscord, runOnSlack, type Stage } from './stage.ts';
import { waitForText } from './wait.ts';

/** Answers that only the asker sees, until they are shared. */
export function sharingScenarios(stage: () => Stage): void {
  it.each([
    ['discord', runOnDiscord, 'Only you can see this', 'Linus'],
    ['slack', runOnSlack, 'Only visible to you', 'Gil Guest'],
  ] as const)('shows an answer on %s to the asker alone, and once it is shared to others', async (platform, run, mark, other) => {
    const page = await stage().open();
    const { box, last } = paneOf(page, platform);
    const marker = platform === 'discord' ? 'interconnect' : 'accelerator';
    await run(page, 'term', marker);
    await waitForText(last, mark);
    const own = await last.getAttribute('data-message');

    await last.getByRole('button', { name: 'Share', exact: true }).click();
    await waitForText(last, 'Shared by');
    const shared = await last.getAttribute('data-message');
    await be(page, platform, other);

    await waitForText(box.locator(`[data-message="${shared}"]`), 'Shared by');
    expect(await box.locator(`[data-message="${own}"]`).count()).toBe(0);
  });

  it.each([
    ['discord', runOnDiscord],
    ['slack', runOnSlack],
  ] as const)('takes a line of the asker’s own in a form, on %s', async (platform, run) => {
    const page = await stage().open();
    const { last } = paneOf(page, platform);
    await run(page, 'latest');
    await last.getByRole('button', { name: 'Share with a line…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Share this answer' });
    const barriers = await findBarriers(page);

    await dialog.getByLabel('A line of your own').fill(`Worth reading, @everyone on ${platform}`);
    await dialog.getByRole('button', { name: platform === 'discord' ? 'Submit' : 'Share' }).click();

    await waitForText(last, `Worth reading, @everyone on ${platform}`);
    await waitForText(last, 'Shared by');
    expect(barriers).toEqual([]);
  });

  it('asks in public with the option of the command', async () => {
    const page = await stage().open();
    const { last } = paneOf(page, 'slack');

    await runOnSlack(page, 'latest', '2 public:');

    await waitForText(last, '2.');
    expect(await last.innerText()).not.toContain('Only visible to you');
  });
}
