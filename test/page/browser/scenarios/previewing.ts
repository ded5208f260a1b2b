import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import type { Stage } from './stage.ts';
import { waitForText } from './wait.ts';

const good =
  '---\ntitle: A Bridge Opens\ndek: After nine years\ndate: 2026-11-20\n---\n\nThe bridge opened at noon.\n\n## Terms\n\n- Caisson: A box in which one works below the water.\n';
const broken = good.replace('date: 2026-11-20', 'topics: [never closed');

/** One article before it is published. */
export function previewingScenarios(stage: () => Stage): void {
  it('shows an article as both platforms will show it, marks what is wrong in place, and follows what is saved', async () => {
    await stage().save('bridge.md', good);
    const page = await stage().open({ url: await stage().preview('bridge.md') });
    const row = (name: RegExp) => page.getByRole('article', { name });

    await waitForText(row(/^Announcement/).locator('.preview-discord'), 'After nine years');
    await waitForText(row(/^Section 1/).locator('.preview-slack'), 'The bridge opened at noon');
    await waitForText(row(/^Term/).locator('.preview-discord'), 'A box in which one works below the water');
    await waitForText(page.locator('.preview-state'), 'Nothing is wrong');
    expect(
      await row(/^Section 1/)
        .locator('.d-button:not([href])')
        .first()
        .isDisabled()
        .catch(() => true),
    ).toBe(true);

    await stage().save('bridge.md', broken);
    const wrong = page.locator('.source-wrong');
    await wrong.first().waitFor();
    await waitForText(page.locator('.preview-state'), '1 problem');
    await waitForText(page.locator('.preview-shown'), 'its last good version');
    expect(await wrong.first().innerText()).toMatch(/YAML|cannot be read/);
    expect(await findBarriers(page)).toEqual([]);

    await stage().save('bridge.md', good.replace('at noon', 'at dawn'));
    await waitForText(page.locator('.preview-shown'), 'The bridge opened at dawn');
    await waitForText(page.locator('.preview-state'), 'Nothing is wrong');
  });

  it('opens on a broken article, and says that nobody would see it', async () => {
    await stage().save('sketch.md', broken);
    const page = await stage().open({ url: await stage().preview('sketch.md') });

    await waitForText(page.locator('.preview-none'), 'Nobody would see this article');
    await page.locator('.source-wrong').first().waitFor();
    await page.getByRole('button', { name: 'Chat' }).click();

    await page.locator('.pane-discord .word-input').waitFor();
    await stage().remove('sketch.md');
  });

  it('turns the pages of a long section', async () => {
    const page = await stage().open({ url: await stage().preview('tide-log.md') });
    const long = page.getByRole('article', { name: /Readings of the gauge/ }).locator('.preview-discord');

    await waitForText(long, 'Entry 1 of');
    await long.getByRole('button', { name: 'Page 2' }).click();

    await expect.poll(() => long.innerText()).not.toContain('Entry 1 of');
  });
}
