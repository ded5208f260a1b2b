import { describe, expect, it } from 'vitest';
import { readFeedDate } from '../../../src/sources/feeds/feed-date.ts';
import { feedsOfGenerators } from './feeds-of-generators.ts';
import { feedsOfPrograms } from './feeds-of-programs.ts';
import { feedsOfServices } from './feeds-of-services.ts';
import { mixedFeeds } from './mixed-feeds.ts';
import { ODD_DATES } from './odd-dates.ts';
import { oddFeeds } from './odd-feeds.ts';
import { oldFeeds } from './old-feeds.ts';
import { readFeedShape } from './read-shape.ts';

describe.each([
  ['the feed of a publishing program', feedsOfPrograms],
  ['the feed of a site generator', feedsOfGenerators],
  ['the feed of a service', feedsOfServices],
  ['an old feed', oldFeeds],
  ['an odd feed', oddFeeds],
  ['a mixed feed', mixedFeeds],
])('%s gives its articles', (_, shapes) => {
  it.each(shapes)('$name', (shape) => {
    const { feed, articles } = readFeedShape(shape);

    expect(articles).toMatchObject(shape.gives);
    expect(feed).toMatchObject(shape.feed ?? {});
  });
});

it.each(ODD_DATES)('the date “%s” is %s', (written, moment) => {
  expect(readFeedDate(written)).toBe(moment);
});
