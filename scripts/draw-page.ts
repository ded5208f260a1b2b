import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openChannel, openStage, paneOf, runOnDiscord, type Stage } from '../test/page/browser/scenarios/stage.ts';

const images = join(import.meta.dirname, '..', 'docs', 'images');
const size = { width: 1360, height: 850, scale: 2 };

const harbor = `---
title: The Harbor That Heats a Town
dek: Sea water cools a cluster, and what it carries away warms nine hundred homes
byline: Ada Quist
date: 2026-11-24
topics: [cooling, power]
---

The pumps were switched on at dawn.
`;

/** Draws the page for the README and the documentation, light and dark. Ends with an error when something is not to be seen. */
async function run(): Promise<void> {
  mkdirSync(images, { recursive: true });
  process.chdir(join(import.meta.dirname, '..'));
  const stage = await openStage(() => Promise.resolve());
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      await drawAnswer(stage, colorScheme);
      await drawShared(stage, colorScheme);
      await drawHome(stage, colorScheme);
      await drawPreview(stage, colorScheme);
    }
    // The outbox of both is one and the same.
    await drawFaults(stage);
    const trouble = stage.takeTrouble();
    if (trouble.length > 0) throw new Error(`The page was in trouble while it was drawn:\n${trouble.join('\n')}`);
  } finally {
    await stage.close();
  }
}

async function drawAnswer(stage: Stage, colorScheme: 'light' | 'dark'): Promise<void> {
  const page = await stage.open({ ...size, colorScheme });
  const bar = page.getByLabel('Ask on Discord and Slack at once');
  for (const [question, answer] of [
    ['/term vertical integration', 'Read where it stands'],
    ['/news colosus', 'Search instead'],
  ] as const) {
    await bar.fill(question);
    await bar.press('Enter');
    for (const platform of ['discord', 'slack'] as const) await paneOf(page, platform).last.getByText(answer).first().waitFor();
  }
  await page.getByLabel('Ask on Discord and Slack at once').blur();
  await save(page, `page-${colorScheme}`);
}

/** A private answer shared with a line on Discord, and a message looked up on Slack. */
async function drawShared(stage: Stage, colorScheme: 'light' | 'dark'): Promise<void> {
  await stage.restart();
  const page = await stage.open({ ...size, colorScheme });
  const [discord, slack] = [paneOf(page, 'discord'), paneOf(page, 'slack')];
  await runOnDiscord(page, 'term', 'vertical integration');
  await discord.last.getByRole('button', { name: 'Share with a line…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this answer' });
  await dialog.getByLabel('A line of your own').fill('This is what we talked about at lunch.');
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await discord.last.getByText('Shared by').waitFor();
  await slack.input.fill('Does Colossus use the Distributed Interconnect?');
  await slack.input.press('ArrowDown');
  await slack.input.press('Enter');
  await slack.last.getByText('Does Colossus').waitFor();
  await slack.last.hover();
  await slack.last.getByRole('button', { name: 'Look this up' }).click();
  await slack.last.getByText('terms in this message').waitFor();
  await discord.last.evaluate((row) => row.scrollIntoView({ block: 'end' }));
  await save(page, `shared-${colorScheme}`);
}

/** An answer in German on Discord, and the Home tab on Slack. */
async function drawHome(stage: Stage, colorScheme: 'light' | 'dark'): Promise<void> {
  await stage.restart();
  const page = await stage.open({ ...size, colorScheme });
  const { box, last } = paneOf(page, 'discord');
  const speak = async (language: string): Promise<void> => {
    const menu = box.getByRole('combobox', { name: /^Language of .* on Discord/u }).first();
    await menu.click();
    await page.getByRole('option', { name: language }).click();
    await menu.getByText(language).waitFor();
  };
  await speak('Deutsch');
  await runOnDiscord(page, 'nachrichten', 'colosus');
  await last.getByRole('button', { name: 'Teilen', exact: true }).waitFor();
  await openChannel(page, 'slack', 'Home');
  const home = paneOf(page, 'slack').box.locator('.home');
  await home.getByText('You follow nothing yet').waitFor();
  await save(page, `home-${colorScheme}`, async () => speak('English'));
}

async function drawPreview(stage: Stage, colorScheme: 'light' | 'dark'): Promise<void> {
  const page = await stage.open({ ...size, colorScheme, url: await stage.preview('inference-cost.mdx') });
  await page.locator('.source-wrong').first().waitFor();
  await page.getByRole('article', { name: /^Section 1/ }).waitFor();
  await save(page, `preview-${colorScheme}`);
}

async function drawFaults(stage: Stage): Promise<void> {
  const pages = [await stage.open({ ...size, colorScheme: 'light' }), await stage.open({ ...size, colorScheme: 'dark' })] as const;
  for (const page of pages) {
    for (const platform of ['discord', 'slack'] as const) {
      await paneOf(page, platform).box.locator('.channel', { hasText: 'announcements' }).click();
    }
    await page.getByRole('button', { name: /^Faults/ }).click();
  }
  await pages[0]
    .locator('.panel')
    .getByRole('button', { name: /Lose the answer/ })
    .click();
  await pages[0].locator('.fault-row').waitFor();
  await stage.save('harbor.md', harbor);
  for (const page of pages) await page.locator('.delivery', { hasText: '2 attempts' }).getByText('delivered').waitFor({ timeout: 20_000 });
  await save(pages[0], 'faults-light');
  await save(pages[1], 'faults-dark');
}

async function save(page: Page, name: string, leave: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  await page.locator('.status-line').waitFor({ state: 'detached', timeout: 10_000 });
  await page.screenshot({ path: join(images, `${name}.png`) });
  console.log(`drew docs/images/${name}.png`);
  await leave();
  if (!name.startsWith('faults')) await page.close();
}

await run();
