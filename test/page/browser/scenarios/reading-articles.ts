import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import type { Stage } from './stage.ts';
import { waitForText } from './wait.ts';

const sluice =
  '---\ntitle: The Sluice\ndate: 2026-11-21\ntopics: [water]\nphone: 555 0100\n---\n\nIt opened. %% ask Mara first %%\n\n## The gate {#gate}\n\nIt turns.\n';

/** The Content panel: how an article was read, beside the lines of its file. */
export function readingArticlesScenarios(stage: () => Stage): void {
  const openContent = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: /^Content/ }).click();
  };

  it('shows of an article what was read of it, its sections with their anchors, and what became of each line', async () => {
    await stage().save('sluice.md', sluice);
    const page = await stage().open();
    const panel = page.locator('.panel');
    await openContent(page);

    await panel.getByRole('button', { name: /The Sluice/ }).click();

    await waitForText(panel.locator('.facts'), 'sluice.md');
    await waitForText(panel.locator('.reading-sections'), 'The gate');
    await waitForText(panel.locator('.reading-sections'), '#gate · line 10');
    expect(await panel.locator('.reading-line').nth(9).innerText()).toMatch(/## The gate \{#gate\}\s+#gate/u);
    expect(await panel.locator('.reading-lines').innerText()).not.toMatch(/Mara|0100/u);
    expect(await findBarriers(page)).toEqual([]);

    await stage().save('sluice.md', sluice.replace('It turns.', 'It turns.\n\n### The wheel\n\nOf oak.'));
    await waitForText(panel.locator('.reading-sections'), 'The wheel');
    await page.keyboard.press('Enter');
    await panel.locator('.article-button').first().waitFor();
  });

  it('shows nothing of it any more once it is held back', async () => {
    await stage().save('weir.md', sluice.replace('The Sluice', 'The Weir'));
    const page = await stage().open();
    const panel = page.locator('.panel');
    await openContent(page);
    await panel.getByRole('button', { name: /The Weir/ }).click();
    await waitForText(panel.locator('.reading-lines'), 'It turns.');

    await stage().save('weir.md', sluice.replace('The Sluice', 'The Weir').replace('---\n', '---\ndraft: true\n'));

    await waitForText(panel.locator('.panel-empty'), 'Not everybody may read');
    expect(await panel.innerText()).not.toContain('It turns');
  });
}
