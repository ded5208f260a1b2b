import { rm, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openStage, paneOf, type Stage } from '../test/page/browser/scenarios/stage.ts';
import { generateSections } from './search/generated-sections.ts';

const sections = 10_000;
const visits = 9;
/** The typed words: beginnings of frequent and of rare words, a slip, several words. */
const typed = ['the cooling of', 'distributed intercon', 'colosus', 'bre', 'power delivery and'];

/** The speed of the page: time until it is there, bytes over the wire, and the wait of a key for suggestions over 10,000 sections. */
async function run(): Promise<void> {
  process.chdir(join(import.meta.dirname, '..'));
  const stage = await openStage(fillWithSections);
  try {
    await measureVisits(stage);
    await measureKeys(stage);
  } finally {
    await stage.close();
  }
}

/** Articles of made-up words, one file each; the sample's own stay beside them. */
async function fillWithSections(dir: string): Promise<void> {
  for (const name of readdirSync(dir)) if (name === 'glossary.yaml') await rm(join(dir, name));
  const articles = Map.groupBy(generateSections(sections), ({ article }) => article);
  for (const [slug, parts] of articles) {
    const bodies = parts.map(({ heading, body }) => (heading === '' ? body : `## ${heading}\n\n${body}`));
    await writeFile(
      join(dir, `${slug}.md`),
      `---\ntitle: ${JSON.stringify(parts[0]?.title)}\ndate: ${parts[0]?.date}\n---\n\n${bodies.join('\n\n')}\n`,
    );
  }
}

async function measureVisits(stage: Stage): Promise<void> {
  const paints: number[] = [];
  const ready: number[] = [];
  let size = '';
  for (let visit = 0; visit <= visits; visit += 1) {
    const page = await stage.open();
    const { paint, bytes, files } = (await page.evaluate(`({
      paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
      bytes: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].filter(({ name }) => !name.includes('/events')).reduce((sum, { transferSize }) => sum + transferSize, 0),
      files: performance.getEntriesByType('resource').map(({ name, encodedBodySize }) => name.replace(/.*\\//, '').replace(/\\?.*/, '') + ' ' + encodedBodySize).join(', '),
    })`)) as { readonly paint: number; readonly bytes: number; readonly files: string };
    // The first visit builds the page.
    if (visit > 0) paints.push(paint);
    if (visit > 0) ready.push((await page.evaluate('performance.now()')) as number);
    size = `${(bytes / 1000).toFixed(1)} kB with headers (${files})`;
    await page.context().close();
  }
  console.log(`first paint, ${visits} visits: median ${median(paints)} ms, slowest ${Math.round(Math.max(...paints))} ms (goal 200)`);
  console.log(`both panes there: median ${median(ready)} ms`);
  console.log(`over the wire: ${size} (goal 100)`);
}

async function measureKeys(stage: Stage): Promise<void> {
  const page = await stage.open();
  const { input, box } = paneOf(page, 'discord');
  await input.fill('/news ');
  const field = box.locator('.chip-input');
  await field.waitFor();
  await page.evaluate(watchKeys);
  for (const round of [0, 1]) {
    for (const text of typed) {
      await field.fill('');
      for (const key of text) {
        await field.press(key === ' ' ? 'Space' : key);
        await page.waitForTimeout(70);
      }
    }
    if (round === 0) await page.evaluate('globalThis.keyTimes.length = 0');
  }
  const times = (await page.evaluate('globalThis.keyTimes')) as readonly number[];
  const sorted = [...times].sort((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  console.log(
    `key to suggestions over ${sections.toLocaleString('en')} sections, ${times.length} keys: median ${median(sorted)} ms, 95 % within ${Math.round(p95)} ms, slowest ${Math.round(sorted.at(-1) ?? 0)} ms (goal 50)`,
  );
  await readFrom(page);
}

/** The server's part of it: from the request leaving to the answer being there. */
async function readFrom(page: Page): Promise<void> {
  const acts = (await page.evaluate(
    "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/act')).map(({ duration }) => duration)",
  )) as readonly number[];
  console.log(`of which the round trip through Discord's gateway and back: median ${median(acts)} ms`);
}

/** Runs in the page: from a key to the frame in which its suggestions are drawn. */
const watchKeys = `(() => {
  globalThis.keyTimes = [];
  let pressedAt;
  addEventListener('keydown', () => { pressedAt = performance.now(); }, true);
  new MutationObserver(() => {
    // The typed words themselves are the first suggestion: then they are for this key, and not for the one before.
    const first = document.querySelector('.composer-above .option-label');
    const field = document.querySelector('.pane-discord .chip-input');
    if (pressedAt === undefined || first === null || first.textContent !== field.value.trim()) return;
    const from = pressedAt;
    pressedAt = undefined;
    requestAnimationFrame(() => globalThis.keyTimes.push(performance.now() - from));
  }).observe(document.querySelector('.pane-discord .room'), { subtree: true, childList: true, characterData: true });
})()`;

function median(values: readonly number[]): number {
  return Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN);
}

await run();
