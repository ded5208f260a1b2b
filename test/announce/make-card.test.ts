import { describe, expect, it } from 'vitest';
import { composeAnnouncement } from '../../src/announce/compose-announcement.ts';
import type { DeliveryMarker } from '../../src/delivery/delivery-key.ts';
import { makeArticleCard } from '../../src/announce/make-card.ts';
import type { Article } from '../../src/content/article.ts';
import { parseArticle } from '../../src/content/parse-article.ts';
import { renderDiscord } from '../../src/platform/discord/render.ts';
import { renderSlack } from '../../src/platform/slack/render.ts';
import { composeLatest } from '../../src/reply/compose-latest.ts';
import { plainTextOf } from '../../src/reply/plain-text.ts';
import { wordsFor } from '../../src/words/words-for.ts';

function article(text: string): Article {
  const parsed = parseArticle({ path: 'gate.md', text }, { baseUrl: 'https://own.example/site' }).article;
  if (parsed === undefined) throw new Error('The sample is not an article.');
  return parsed;
}

const mark = 'AbCdEfGhIjKlMnOp' as DeliveryMarker;
const showing = { template: 'card', words: wordsFor([]) } as const;
const postOf = (text: string) => composeAnnouncement(makeArticleCard(article(text), {}), 'post', mark, showing);

describe('a post about an article without a dek', () => {
  const text = '# How set_point works\n\n![A heron](h.png)\n\nThe gate opened at ten. It closed at %%ask%% nine.';

  it('shows the first sentence and the first picture of its text, on both platforms', () => {
    const post = postOf(text);

    const discord = JSON.stringify(renderDiscord(post, { page: 1 }).payload);
    const slack = JSON.stringify(renderSlack(post, { page: 1 }).payload);
    for (const payload of [discord, slack]) {
      expect(payload).toContain('The gate opened at ten.');
      expect(payload).not.toMatch(/It closed|ask/);
      expect(payload).toContain('https://own.example/site/h.png');
      expect(payload).toContain('A heron');
    }
    expect(discord).toContain('### [How set_point works](https://own.example/site/gate)');
  });

  it('shows the dek and the picture of front matter where there are such', () => {
    const { dek, image } = makeArticleCard(article(`---\ndek: Its own line\nimage: /own.png\n---\n${text}`), {});

    expect(dek).toBe('Its own line');
    expect(image?.url).toBe('https://own.example/own.png');
  });

  it('holds what the publication puts on it, so that a second attempt sends the same bytes', () => {
    const card = makeArticleCard(article(text), { color: 0x1f6feb, footer: 'Harbor News' });

    expect(composeAnnouncement(card, 'post', mark, showing)).toMatchObject({ color: 0x1f6feb });
    expect(JSON.stringify(composeAnnouncement(card, 'post', mark, showing))).toContain('Harbor News');
  });

  it('shows nothing of a text that is for members, nor of the part of one that is', () => {
    const whole = JSON.stringify(postOf(`---\nvisibility: members\n---\n${text}`));
    const part = JSON.stringify(postOf('# The gate\n\n<!--members-only-->\n![Heron](h.png) Secret.\n<!-- /members-only -->\n\nOpen.'));

    expect(whole).not.toMatch(/opened|h\.png/);
    expect(part).toContain('Open.');
    expect(part).not.toMatch(/Secret|h\.png/);
  });

  it('is told the same way by the list of the newest articles', () => {
    const latest = plainTextOf(composeLatest([article(text)], { words: wordsFor([]) }));

    expect(latest).toContain('The gate opened at ten.');
    expect(latest).not.toContain('It closed');
  });
});
