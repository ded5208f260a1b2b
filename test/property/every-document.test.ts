import { describe, expect, it } from 'vitest';
import { renderDiscord } from '../../src/platform/discord/render.ts';
import { renderSlack } from '../../src/platform/slack/render.ts';
import { renderTerminal } from '../../src/platform/terminal/render.ts';
import { createDocument } from './documents.ts';
import { findBrokenDiscordLaws, findBrokenSlackLaws, findBrokenTerminalLaws } from './laws.ts';

/** `run-documents.ts` does the same with as many documents as are asked for. */
const seeds = Array.from({ length: 1200 }, (_, index) => index + 1);

describe('every document, read back from what is sent', () => {
  it('obeys the laws of Discord', () => {
    const broken = seeds.flatMap((seed) =>
      findBrokenDiscordLaws(createDocument(seed, 12), renderDiscord).map((law) => `seed ${seed}: ${law}`),
    );

    expect(broken).toEqual([]);
  });

  it('obeys the laws of Slack', () => {
    const render = (...args: Parameters<typeof renderSlack>) => {
      const { payload, pageCount } = renderSlack(...args);
      return { payload: { ...payload }, pageCount };
    };

    const broken = seeds.flatMap((seed) => findBrokenSlackLaws(createDocument(seed, 12), render).map((law) => `seed ${seed}: ${law}`));

    expect(broken).toEqual([]);
  });

  it.each([true, false])('obeys the laws of a terminal (styled: %s)', (styled) => {
    const broken = seeds.slice(0, 500).flatMap((seed) => {
      const width = 20 + (seed % 100);
      return findBrokenTerminalLaws(
        createDocument(seed, 12),
        (reply) => renderTerminal(reply, { color: styled, links: styled, width }),
        width,
        styled,
      ).map((law) => `seed ${seed}: ${law}`);
    });

    expect(broken).toEqual([]);
  });
});
