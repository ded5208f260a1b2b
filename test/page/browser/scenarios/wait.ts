import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** Fails with what stands there instead. */
export async function waitForText(locator: Locator, text: string | RegExp): Promise<void> {
  await expect
    .poll(() => locator.innerText({ timeout: 5_000 }).catch(() => '(not there)'), { interval: 40 })
    .toMatch(typeof text === 'string' ? new RegExp(escape(text)) : text);
}

/** White space is as it falls on the screen. */
function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`);
}
