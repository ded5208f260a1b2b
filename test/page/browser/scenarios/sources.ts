import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import type { Stage } from './stage.ts';
import { waitForText } from './wait.ts';

/** The places that articles come from in the Content panel. */
export function sourceScenarios(stage: () => Stage): void {
  it('shows each source with what came of it, and what is wrong with one that cannot be read', async () => {
    // An address of this machine is refused without a request.
    const url = await stage().serveList(
      `sources:\n  - directory: ${stage().dir}\n  - feed: http://127.0.0.1:9/feed.xml\n    name: letters\n`,
    );
    const page = await stage().open({ url });
    const panel = page.getByRole('complementary', { name: 'Content' });
    await page.getByRole('button', { name: /^Content/ }).click();
    await panel.getByRole('button', { name: 'Sources' }).click();
    const rows = panel.locator('.sources li');
    await waitForText(rows.nth(1), 'asked ');

    expect(await rows.nth(0).innerText()).toMatch(/newsdesk-page-\S+\s+a directory$/u);
    expect(await rows.nth(1).innerText()).toMatch(
      /^letters\s+http:\/\/127\.0\.0\.1:9\/feed\.xml\s+has not been readable for .*\s+asked /su,
    );
    expect(await findBarriers(page)).toEqual([]);
  });
}
