import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatAnswer } from '../../src/cli/chat-client.ts';
import { startTwoPlatforms, textOf, type TwoPlatforms } from './two-platforms.ts';

let desk: TwoPlatforms;

beforeAll(async () => {
  desk = await startTwoPlatforms('content');
});

afterAll(() => desk.stop());

/** A sentence of the section that must come whole. */
const keyDetails = 'Its nodes are custom made and cooled by liquid';

describe.each([
  ['news', 'colosus key details', [keyDetails, 'Showing “colossus” for “colosus”', 'By Shtef · Source: Wired · ShtefAI blog']],
  ['news', 'DETAILS key COLOSSUS', [keyDetails]],
  ['news', 'colosus cooling', ['Colossus', 'Showing “colossus” for “colosus”']],
  ['news', 'in:anthropic-spacex-colossus thermal', ['Dynamic Thermal Management']],
  ['news', 'by:shtef interconnect', ['Distributed Interconnect']],
  ['news', 'what does it say about micro-reactors?', ['micro-reactors']],
  ['article', 'spacex colossus > looking ahead', ['Three things are worth watching']],
  ['article', 'anthropic-spacex-colossus#industry-impact', ['NVIDIA']],
  ['article', 'spacex colosus', ['Anthropic Rents Room']],
  ['term', 'Dynamic Thermal Management', ['life-support loops of Starship', 'Technical Breakdown']],
  ['term', 'colossus', ['Colossus, the computing cluster that the rocket builder assembled for its own needs', 'Mentioned in']],
  ['term', 'collosus', ['Showing “Colossus” for “collosus”']],
  ['latest', '2', ['1. ', '2. ', 'Nov 3, 2026']],
  ['latest', '', ['5. ']],
])('/%s %s', (command, text, expected) => {
  it('is answered on both platforms, for the asker alone or for everybody', async () => {
    const alone = await desk.ask(command, text);
    const everybody = await desk.ask(command, `public: ${text}`);

    for (const answer of [...alone, ...everybody]) {
      for (const part of expected) expect(textOf(answer)).toContain(part);
      expect(answer.isPrivate).toBe(alone.includes(answer));
      expect(answer.controls.some(({ label }) => label === 'Share')).toBe(alone.includes(answer));
      expect(answer.ackMs).toBeLessThan(3_000);
    }
    expect([...alone, ...everybody]).toHaveLength(4);
  });
});

describe.each([
  ['news', 'zxqwvkj', ['No article mentions “zxqwvkj”']],
  ['news', 'since:yesteryear power', ['yesteryear']],
  ['news', '!?', ['/news Anthropic Rents Room']],
  ['article', 'zxqwvkj', ['There is no article called “zxqwvkj”']],
  ['article', 'spacex colossus > zxqwvkj', ['has no section called “zxqwvkj”', 'Technical Breakdown']],
  ['article', 'spacex colossus > nope heading', ['has no section called “nope heading”', 'Technical Breakdown']],
  ['term', 'zxqwvkj', ['“zxqwvkj” is not in our glossary']],
  ['help', '', ['/news <query>', '/term <term>']],
])('/%s %s', (command, text, expected) => {
  it('is answered on both platforms, privately', async () => {
    for (const answer of await desk.ask(command, text)) {
      for (const part of expected) expect(textOf(answer)).toContain(part);
      expect(answer.isPrivate).toBe(true);
    }
  });
});

describe('an empty query', () => {
  it.each(['news', 'article', 'term'])('is answered with how to ask, for /%s on Slack', async (command) => {
    const [, slack] = await desk.ask(command, '');

    expect(slack?.isPrivate).toBe(true);
    expect(slack && textOf(slack).length).toBeGreaterThan(20);
  });

  it('asks for the article in a form that the prompt can fill in, on Slack', async () => {
    const [, slack] = await desk.ask('article', '');
    const client = desk.clients[1];
    const filled = client?.fill('article', 'anthropic-spacex-colossus');
    const submit = filled?.controls.find(({ id }) => id === 'form:submit');
    const opened = submit && (await client?.click(submit));

    expect(slack && textOf(slack)).toContain('Which article?');
    expect(filled && textOf(filled)).toContain('article=anthropic-spacex-colossus');
    expect(opened && textOf(opened)).toContain('Anthropic Rents Room');
  });

  it('is refused by the option field of Discord itself, and a blank one answered', async () => {
    const [discord] = await desk.ask('news', '');

    expect(discord && textOf(discord)).toContain('required');
  });

  it('says what a wrong count should be', async () => {
    const [, slack] = await desk.ask('latest', 'many');

    expect(slack && textOf(slack)).toContain('whole number from 1 to 10');
  });
});

describe('buttons and menus', () => {
  it('open another answer, on both platforms', async () => {
    const answers = await desk.ask('news', 'colossus cooling');

    for (const [index, answer] of answers.entries()) {
      const other = answer.controls.find(({ value }) => value !== undefined);
      if (!other) throw new Error('There is no menu.');
      const opened = await desk.clients[index]?.click(other);
      expect(opened && textOf(opened)).not.toBe('');
      expect(opened && textOf(opened)).not.toBe(textOf(answer));
    }
  });

  it('search instead for what was typed', async () => {
    const answers = await desk.ask('news', 'colosus cooling');

    for (const [index, answer] of answers.entries()) {
      const instead = answer.controls.find(({ label }) => label.startsWith('Search instead'));
      if (!instead) throw new Error('There is no such button.');
      const searched = await desk.clients[index]?.click(instead);
      expect(searched && textOf(searched)).not.toContain('Showing “colossus”');
    }
  });

  it('turn the pages of a long section until its end, and back', async () => {
    const { desk: served } = desk.app;
    const article = served.served().edition.articles.find(({ slug }) => slug === 'checkpoints-and-failures');
    const section = article?.sections.find(({ anchor }) => anchor === 'faults-you-will-meet');
    const words = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ');
    const answers = await desk.ask('article', 'checkpoints-and-failures > Faults you will meet');

    for (const [index, first] of answers.entries()) {
      const pages = [first];
      for (let next = turnTo('Next', first); next; next = turnTo('Next', pages.at(-1))) {
        const page = await desk.clients[index]?.click(next);
        if (page) pages.push(page);
      }
      const previous = turnTo('Previous', pages.at(-1));
      const back = previous && (await desk.clients[index]?.click(previous));

      // Slack's message holds what takes Discord two.
      expect(pages.length).toBeGreaterThan(index === 0 ? 1 : 0);
      if (pages.length > 1) expect(back && textOf(back)).toBe(textOf(pages.at(-2) ?? first));
      const read = words(pages.map(textOf).join(' '));
      for (const block of section?.body.blocks ?? [])
        expect(read).toContain(
          words(section?.body.text.slice(block.contentStart, block.end) ?? '')
            .trim()
            .slice(0, 120),
        );
    }
  });
});

function turnTo(direction: 'Next' | 'Previous', answer: ChatAnswer | undefined) {
  return answer?.controls.find(({ label }) => label.includes(direction));
}

describe('the log', () => {
  it('names no token and nothing that was typed', async () => {
    await desk.ask('news', 'a very private question');

    const log = desk.log.join('');
    for (const secret of desk.local.secrets) expect(log).not.toContain(secret.reveal());
    expect(log).not.toContain('private question');
    expect(log).toContain('answered');
  });
});
