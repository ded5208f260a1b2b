import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findBarriers } from './find-barriers.ts';
import { be, openChannel, paneOf, runOnDiscord, runOnSlack, type Stage } from './stage.ts';
import { waitForText } from './wait.ts';

/** The focused element, and whether its focus can be seen. Runs in the page. */
function nameFocus(): string {
  const element = document.activeElement;
  if (element === null || element === document.body) return '';
  const frame = element.closest('.ask-box, .composer-box, .chip');
  const isMarked = getComputedStyle(element).outlineStyle !== 'none' || (frame !== null && getComputedStyle(frame).boxShadow !== 'none');
  return `${isMarked ? 'seen' : 'UNSEEN'} ${element.getAttribute('aria-label') ?? element.textContent ?? ''}`;
}

/** The look of the page, and its use without a mouse, in the dark, and on a phone. */
export function lookingScenarios(stage: () => Stage): void {
  it.each(['light', 'dark'] as const)('has no barrier in its main states, %s', async (colorScheme) => {
    const page = await stage().open({ colorScheme });
    const found = async (state: string): Promise<readonly string[]> => (await findBarriers(page)).map((barrier) => `${state}: ${barrier}`);
    const barriers = [...(await found('the first screen'))];

    await runOnDiscord(page, 'news', 'cooling');
    await runOnSlack(page, 'help');
    await waitForText(paneOf(page, 'slack').last, 'Only visible to you');
    await paneOf(page, 'slack').input.fill('/');
    barriers.push(...(await found('answers and a menu of commands')));
    await paneOf(page, 'slack').input.fill('');
    await paneOf(page, 'discord')
      .last.getByRole('button', { name: /^Inspect/ })
      .click();
    barriers.push(...(await found('inspecting')));
    await page.getByRole('button', { name: /^Faults/ }).click();
    barriers.push(...(await found('faults and outbox')));
    await page.getByRole('button', { name: /articles?$|problems?$/ }).click();
    barriers.push(...(await found('content')));

    expect(barriers).toEqual([]);
  });

  it('is dark where the system is, until somebody chooses otherwise, and remembers that', async () => {
    const page = await stage().open({ colorScheme: 'dark' });
    const background = (): Promise<string> => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    const dark = await background();

    await page.getByRole('button', { name: /^Colors/ }).click();
    const light = await background();
    await page.reload();
    await paneOf(page, 'discord').input.waitFor();

    expect(dark).toBe('rgb(18, 18, 17)');
    expect(light).toBe('rgb(243, 241, 236)');
    expect(await background()).toBe(light);
  });

  it('shows one platform at a time on a phone, and nothing is wider than it', async () => {
    const page = await stage().open({ width: 390, height: 844 });
    const isWide = (): Promise<boolean> => page.evaluate('document.documentElement.scrollWidth > innerWidth');

    expect(await paneOf(page, 'slack').box.isVisible()).toBe(false);
    await page.locator('.pane-tabs').getByRole('button', { name: 'Slack' }).click();
    expect(await paneOf(page, 'discord').box.isVisible()).toBe(false);
    await runOnSlack(page, 'news', 'colossus');
    await waitForText(paneOf(page, 'slack').last, 'Read the article');

    expect(await isWide()).toBe(false);
    expect(await findBarriers(page)).toEqual([]);
  });

  it.each([390, 1440])('scrolls a row of cards in itself, and never the channel sideways, at %i px', async (width) => {
    const page = await stage().open({ width, height: 844 });
    if (width === 390) await page.locator('.pane-tabs').getByRole('button', { name: 'Slack' }).click();
    const widths = (element: Element): readonly [number, number] => [element.scrollWidth, element.clientWidth];

    // A menu names the terms of the section, in as many letters as Slack takes.
    await runOnSlack(page, 'news', 'cold plate immersion');
    await waitForText(paneOf(page, 'slack').last, 'Terms in it: Cold plate, Coolant distribution unit');
    await runOnSlack(page, 'latest');
    const cards = paneOf(page, 'slack').last.locator('.s-carousel');
    await cards.waitFor();
    const [row, seen] = await cards.evaluate(widths);
    const [channel, pane] = await paneOf(page, 'slack').log.evaluate(widths);

    expect(row).toBeGreaterThan(seen);
    expect(channel).toBe(pane);
  });

  it('keeps the side with channels and people as wide as it is, whoever one is', async () => {
    const page = await stage().open();
    const side = paneOf(page, 'discord').box.locator('.sidebar');

    await be(page, 'discord', 'Mary');
    await waitForText(side.locator('.self'), 'takes no direct');

    expect(await side.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  });

  it('changes the channel and the person on a phone', async () => {
    const page = await stage().open({ width: 390, height: 844 });
    const { box } = paneOf(page, 'discord');

    await box
      .getByRole('combobox', { name: /channel/i })
      .first()
      .click();
    await page.locator('.popover').getByRole('option', { name: '#announcements' }).click();
    await box.getByRole('combobox', { name: /^You on Discord/ }).click();
    await page.locator('.popover').getByRole('option', { name: 'Linus' }).click();

    await waitForText(box.locator('.room-switches'), /#announcements[^]*Linus/);
  });

  it('is walked through with Tab alone, the focus always in sight, and past a long channel', async () => {
    const page = await stage().open();
    const seen: string[] = [];

    for (let step = 0; step < 60 && !seen.at(-1)?.includes('Message #general on Slack'); step += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(nameFocus);
      seen.push(at);
      if (at.includes('Skip to the composer')) {
        await page.keyboard.press('Enter');
        seen.push(await page.evaluate(nameFocus));
      }
    }

    expect(seen.filter((name) => name.startsWith('UNSEEN'))).toEqual([]);
    expect(seen.join('\n')).toMatch(/Message #general on Discord[^]*Message #general on Slack/);
  });

  it('begins a command in the pane that was used last when a slash is typed anywhere', async () => {
    const page = await stage().open();
    const { input, options, box } = paneOf(page, 'slack');

    await box.locator('.channel').first().focus();
    await page.keyboard.press('/');

    await options.first().waitFor();
    expect(await input.inputValue()).toBe('/');
  });

  it.each([
    ['moves nothing for who wants no motion', 'reduce', 0],
    ['moves what arrives for everybody else', 'no-preference', 1],
  ] as const)('%s', async (_, reducedMotion, least) => {
    const page = await stage().open({ reducedMotion });

    await runOnSlack(page, 'news', 'colossus');
    await waitForText(paneOf(page, 'slack').last, 'Read the article');
    const named = await paneOf(page, 'slack').last.evaluate((row) => getComputedStyle(row).animationName);

    expect(named === 'none' ? 0 : 1).toBe(least);
  });

  it('shows the last 200 messages of a long channel, and earlier ones on wish', async () => {
    const page = await stage().open();
    const { box } = paneOf(page, 'slack');
    await openChannel(page, 'slack', 'random');
    const before = await box.locator('.message').count();

    await page.evaluate(writeMany, { from: before, to: 205 });
    await waitForText(paneOf(page, 'slack').last, 'line 204');
    expect(await box.locator('.message').count()).toBe(200);
    await box.getByRole('button', { name: /earlier messages/ }).click();

    await expect.poll(() => box.locator('.message').count()).toBe(205);
  });

  it('comes back by itself when Newsdesk is started again', async () => {
    const page = await stage().open();

    await stage().restart();

    await runOnSlackOnceBack(page);
  });
}

/** Says many lines in Slack's #random, one after the other, as the page itself would. Runs in the page. */
async function writeMany({ from, to }: { readonly from: number; readonly to: number }): Promise<void> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="newsdesk-token"]')?.content ?? '';
  for (let written = from; written < to; written += 1) {
    const act = { kind: 'say', platform: 'slack', userId: 'U0READER01', channelId: 'C0NOTINVIT', text: `line ${written}` };
    const headers = { 'content-type': 'application/json', 'x-newsdesk-token': token };
    await fetch('act', { method: 'POST', headers, body: JSON.stringify(act) });
  }
}

async function runOnSlackOnceBack(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        await runOnSlack(page, 'news', 'colossus', { isAnswered: false }).catch(() => undefined);
        return paneOf(page, 'slack')
          .log.innerText({ timeout: 5_000 })
          .catch(() => '');
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toContain('Read the article');
}
