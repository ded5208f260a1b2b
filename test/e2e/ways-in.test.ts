import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnnouncementStage, startAnnouncementStage } from './announcement-stage.ts';
import { defaultTransport } from './over-http.ts';
import { type Seen, waysIn } from './ways-in.ts';

let stage: AnnouncementStage;

beforeAll(async () => {
  stage = await startAnnouncementStage({ discord: { userInstall: true } });
  // Slack's newest kinds of blocks are tried once; from then on they are what is shown.
  for (const [command, text] of [
    ['news', 'colossus'],
    ['latest', ''],
    ['article', 'spacex colossus'],
  ] as const)
    await (await stage.onSlack(command, text)).answer();
});
afterAll(() => stage.stop());

describe.each(waysIn)('$way', ({ way, expected, onDiscord, onSlack, needsGateway }) => {
  const isSkipped = needsGateway === true && defaultTransport === 'http';

  it.skipIf(isSkipped)('gives the same transcript on both platforms, where both have it', async () => {
    const seen: Seen[] = [];
    for (const ask of [onDiscord, onSlack]) if (typeof ask === 'function') seen.push(await ask(stage));

    const [first] = seen;
    expect(first?.lines.join('\n')).toContain(expected);
    for (const other of seen) expect([wordsOf(other), other.by]).toEqual([wordsOf(seen[0]), first?.by]);
  });

  it('has a row in the documentation, with the reason why a platform lacks it', async () => {
    const book = await readFile('docs/ways-in.md', 'utf8');
    const row = book.split('\n').find((line) => line.startsWith(`| ${way} |`));

    expect(row).toBeDefined();
    for (const reason of [onDiscord, onSlack]) if (typeof reason === 'string') expect(row).toContain(`no: ${reason}`);
  });
});

/**
 * A place and what stands there are two lines on Discord, and one line with a colon on Slack; the contents of an article are a menu on Discord,
 * and a box of buttons on Slack.
 */
function wordsOf(seen: Seen | undefined): readonly string[] {
  return (seen?.lines ?? [])
    .join(' ')
    .replaceAll(/:(?= )/gu, '')
    .split(' ')
    .filter((word) => word !== '' && word !== '▾');
}

it('documents no way that is not tried here', async () => {
  const rows = (await readFile('docs/ways-in.md', 'utf8')).match(/^\| (?!way|---).*? \|/gmu) ?? [];

  expect(rows.map((row) => row.slice(2, -2))).toEqual(waysIn.map(({ way }) => way));
});
