import { describe, expect, it } from 'vitest';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { updateSearchIndex } from '../../src/search/update-index.ts';
import type { Article } from '../../src/content/article.ts';
import { placesOf, toArticle } from './corpus.ts';

/** An article of sections, each a heading (none for the lede) and a text. */
function article(slug: string, title: string, ...sections: readonly (readonly [heading: string, text: string])[]): Article {
  return toArticle({ slug, title, sections: sections.map(([heading, text]) => ({ heading, text })) });
}

describe('title and heading', () => {
  const index = createSearchIndex({
    articles: [
      article('pod', 'Pod', ['', 'A pod is the smallest thing that is placed. It holds a box or more.']),
      article(
        'pods',
        'Pods and pod templates',
        ['Pod lifetime', 'A pod lives until its work is done. A pod that fails is started again as another pod. Each pod has a name.'],
        ['Pod networks', 'Each pod has an address, and a pod reaches every other pod.'],
      ),
      article(
        'panel',
        'Panel of the mill',
        ['', 'The panel of the mill has settings, and the settings of the mill panel are many settings.'],
        ['Settings', 'Choose where it stands.'],
        ['Extras', 'Each extra of the mill panel has settings, and the mill panel keeps the settings of extras.'],
      ),
      article(
        'mill',
        'Mill ponds',
        ['Keeping the sluice clear', 'Rake it each week.'],
        ['Oak leaves', 'Leaves are raked in autumn, each week.'],
      ),
    ],
  });

  it.each([
    ['pod', 'pod#lede'],
    ['settings mill panel', 'panel#s1'],
    ['mill panel settings', 'panel#s1'],
    ['keeping the sluice clear weekly', 'mill#s0'],
    ['keeping the sluice clear autumn', 'mill#s0'],
  ])('are one name: %s', (query, place) => {
    expect(placesOf(index, query)[0]).toBe(place);
  });
});

describe('an answer that is not all of it', () => {
  const articles = [
    article('engine', 'Tuning the engine', ['', 'Tune the engine each spring.']),
    article('hours', 'Compute', ['', 'Compute hours are scarce. Who needs compute waits for hours.']),
    article(
      'pier',
      'The pier',
      ['', 'The boats leave the pier with care. A whale passed, and the planets were out.'],
      ['Rings', 'Rings of iron hold the boats.'],
    ),
    ...Array.from({ length: 30 }, (_, i) => article(`day-${i}`, `Day ${i}`, ['', `On day ${i} the boats came home before dark.`])),
  ];

  it.each([
    ['how to tune a violin', ['violin']],
    ['why is compute a bottleneck', ['bottleneck']],
  ])('names a word that is nowhere: %s', (query, words) => {
    for (const size of [3, articles.length]) {
      const outcome = createSearchIndex({ articles: articles.slice(0, size) }).search(query);

      expect(outcome).toMatchObject({ kind: 'hits', corrections: [], missing: words.map((word) => ({ word, isNowhere: true })) });
    }
  });

  it('names a word that only other sections have', () => {
    const outcome = createSearchIndex({ articles }).search('which planets have rings');

    expect(outcome).toMatchObject({ kind: 'hits', missing: [{ isNowhere: false }] });
  });

  it('is left out when it has little of the query, and nothing of it in a heading', () => {
    const outcome = createSearchIndex({ articles }).search('whale symphony orchestra concert');

    expect(outcome).toMatchObject({ kind: 'noMatch', missing: [{ word: 'symphony' }, { word: 'orchestra' }, { word: 'concert' }] });
  });

  it('takes a word of two letters for no stop word', () => {
    const index = createSearchIndex({ articles: [article('whales', 'Whales', ['', 'The song of a whale.'])] });

    expect(index.search('whale oi')).toMatchObject({ kind: 'hits', corrections: [], missing: [{ word: 'oi', isNowhere: true }] });
    expect(index.search('the song ofd a whale')).toMatchObject({ corrections: [{ typed: 'ofd', read: 'of' }] });
  });

  it('names a word that is a slip from others, too, when nothing speaks for these', () => {
    const index = createSearchIndex({
      articles: [
        article('news', 'News', ['', 'A violent storm. The mayor opened the tuned bridge of the old harbor again.']),
        ...articles.slice(3),
      ],
    });

    expect(index.search('orchestra violin concert')).toMatchObject({
      kind: 'noMatch',
      missing: [{ word: 'orchestra' }, { word: 'violin', isNowhere: true }, { word: 'concert' }],
    });
  });

  it('takes a short word for no other one with another beginning and a further slip', () => {
    const index = createSearchIndex({ articles: [article('names', 'Names', ['', 'Charles reads.']), ...articles.slice(3)] });

    expect(index.search('whales')).toMatchObject({ kind: 'noMatch', missing: [{ word: 'whales', isNowhere: true }] });
    expect(index.search('chrales')).toMatchObject({ corrections: [{ typed: 'chrales', read: 'charles' }] });
  });

  it.each(['sith', 'whared'])('takes %s for no far and no very common word', (query) => {
    expect(createSearchIndex({ articles }).search(query)).toMatchObject({ kind: 'noMatch', missing: [{ word: query, isNowhere: true }] });
  });
});

describe('a mistyped word', () => {
  const index = createSearchIndex({
    articles: [
      article('pier', 'Pier', ['', 'The pier of Miami opens. The boats leave Miami at dawn.'], ['Miami by night', 'Lights of Miami.']),
      article('names', 'Names', ['', 'Mihai wrote a letter.'], ['Mihai', 'A letter of Mihai.']),
      article(
        'scans',
        'Trivy scans',
        ['', 'Trivy looks into images.'],
        ['Travis builds', 'Builds with travys, travyed and so on. Each travys is new.'],
      ),
    ],
  });

  it('is the likelier word, which stays first, and the other is offered beside hits', () => {
    expect(placesOf(index, 'mimai')[0]).toBe('pier#s1');
    expect(index.search('mimai')).toMatchObject({ corrections: [{ typed: 'mimai', read: 'miami' }], suggestions: ['mihai'] });
  });

  it('is told to be read as another form of what it was meant for, if the answer has that one', () => {
    const own = createSearchIndex({
      articles: [article('locks', 'Locks', ['', 'The keeper of locks.'], ['Pay', 'Two keepers are paid.'])],
    });

    expect(placesOf(own, 'kepeers of locks')[0]).toBe('locks#lede');
    expect(own.search('kepeers of locks')).toMatchObject({ corrections: [{ typed: 'kepeers', read: 'keeper' }] });
  });

  it('still offers the name when it happens to be the beginning of another word', () => {
    expect(index.search('travy')).toMatchObject({ kind: 'hits', suggestions: ['trivy'] });
  });
});

describe('a question', () => {
  const index = createSearchIndex({
    articles: [
      article(
        'farm',
        'Farm records',
        ['', 'The clerks collect the figures each evening.'],
        ['Fees', 'A stall has a price of 12 crowns.'],
        ['Tools', 'A stall has a price list on the wall.'],
      ),
      article('bells', 'Bells', ['', 'The bell rang, and the bell was heavy.'], ['Founding', 'The bell was hung in 1874 by the smith.']),
    ],
  });

  it('finds another everyday word for the same thing, which key words do not', () => {
    expect(placesOf(index, 'how do they gather figures')[0]).toBe('farm#lede');
    expect(index.search('gather')).toMatchObject({ kind: 'noMatch' });
  });

  it.each([
    ['how much does a stall cost', 'farm#s1'],
    ['when was the bell hung', 'bells#s1'],
  ])('prefers a passage that has what it asks for: %s', (query, place) => {
    expect(placesOf(index, query)[0]).toBe(place);
  });

  it('asks for the newer when it asks for what is upcoming', () => {
    const issue = (slug: string, publishedAt: string, text: string) =>
      toArticle({ slug, title: `Weekly ${slug}`, publishedAt, sections: [{ heading: 'Events', text }] });
    const own = createSearchIndex({
      articles: [
        issue('old', '2016-01-05', 'Events in Berlin: a walk in Berlin, a talk in Berlin.'),
        issue('new', '2026-08-05', 'Events in Berlin: a long walk along the river, and a talk about boats afterwards.'),
      ],
    });

    expect(placesOf(own, 'upcoming events in Berlin')[0]).toBe('new#s0');
    expect(placesOf(own, 'walk in Berlin')[0]).toBe('old#s0');
  });

  it('need not find the word that wishes for the newest', () => {
    const issue = (slug: string, publishedAt: string) =>
      toArticle({
        slug,
        title: `Weekly ${slug}`,
        publishedAt,
        sections: [
          { heading: 'Places', text: slug === 'three' ? 'See the latest list of the week.' : 'A quote, and a quote more.' },
          { heading: 'Quote of the week', text: 'Bridges are patient.' },
        ],
      });
    const own = createSearchIndex({ articles: [issue('one', '2026-01-07'), issue('two', '2026-01-14'), issue('three', '2026-01-21')] });

    expect(placesOf(own, 'latest quote of the week')[0]).toBe('three#s1');
    expect(own.search('latest quote of the week')).toMatchObject({ missing: [] });
    expect(placesOf(own, 'latest list')[0]).toBe('three#s0');
  });

  it('keeps a wish that a heading has before the next word, or that was asked for as typed', () => {
    const dated = (slug: string, publishedAt: string, heading: string, text: string) =>
      toArticle({ slug, title: `Kin ${slug}`, publishedAt, sections: [{ heading, text }] });
    const whole = createSearchIndex({
      articles: [
        dated('old', '2024-01-07', 'Most recent common ancestor', 'The one from whom all the others come.'),
        dated('new', '2026-01-07', 'The common ancestor of dogs', 'A common ancestor was a wolf.'),
        dated('older', '2026-02-06', 'Ferry timetable of the river', 'A recent one.'),
        dated('newest', '2026-02-07', 'Ferry timetable of the river', 'The ferry leaves at six.'),
        dated('other', '2022-01-07', 'Recent ferry', 'It is blue.'),
        dated('apart', '2022-01-07', 'Recent days of the river ferry', 'They were dry.'),
        dated('gone', '2022-01-07', 'Recent ferry of the river', 'It is red.'),
      ],
    });
    const own = updateSearchIndex(whole, { removed: ['gone'] });

    expect(placesOf(own, 'most recent common ancestor')[0]).toBe('old#s0');
    expect(placesOf(own, 'recent common ancestors')[0]).toBe('old#s0');
    expect(placesOf(own, 'recent ferry timetable river')[0]).toBe('newest#s0');
    expect(placesOf(own, 'recent ferry timetable river', { exact: true })[0]).toBe('older#s0');
  });
});

describe('a query of nothing but signs', () => {
  const index = createSearchIndex({
    articles: [
      article(
        'rules',
        'Rules',
        ['', 'Write `a ?? b` for the one that is there, and (=>) for a function. Really??'],
        ['Arrows', 'x => y and -> too.'],
      ),
      article('signs', 'Signs', ['The ?? operator', 'It takes the left side unless that is nothing.'], ['Dots', 'And so on ... or so.']),
    ],
  });

  it.each([
    ['??', ['signs#s0', 'rules#lede']],
    ['"??"', ['signs#s0', 'rules#lede']],
    ['=>', ['rules#lede', 'rules#s1']],
    ['->', ['rules#s1']],
  ])('finds the sections that have them as a word, in a heading first: %s', (query, places) => {
    expect(placesOf(index, query)).toEqual(places);
    expect(placesOf(index, query, { limit: 1 })).toEqual(places.slice(0, 1));
  });

  it.each(['||>', '...', '?', '~~~~~~'])('is asked for a word when no text has them so: %s', (query) => {
    expect(index.search(query)).toEqual({ kind: 'empty', reason: 'noWord' });
  });

  it('finds nothing that was taken down', () => {
    const next = updateSearchIndex(index, { removed: ['signs'] });

    expect(placesOf(next, '??')).toEqual(['rules#lede']);
  });
});

describe('a name of letters and digits', () => {
  const index = createSearchIndex({
    articles: [
      article('three', 'GPT-3', ['', 'GPT-3 came first, and GPT grew.']),
      article('four', 'GPT-4', ['', 'The fourth one.']),
      article('seven', 'The G-7', ['', 'Seven states meet, and 57 guests, 16 of them early.']),
      article('wifi', 'Wi-Fi 6', ['', 'Faster air.']),
      article('tls', 'TLS', ['TLS 1.2', 'The older one.'], ['TLS 1.3', 'The newer one.']),
      article('phone', 'iPhone15', ['', 'A telephone.']),
      article('boxes', 'Boxes', ['', 'Run the box with -v to hear more.']),
    ],
  });

  it.each([
    ['gpt4', 'four#lede'],
    ['gpt3', 'three#lede'],
    ['g7', 'seven#lede'],
    ['wifi6', 'wifi#lede'],
    ['tls13', 'tls#s1'],
    ['iphnoe15', 'phone#lede'],
    ['box -v', 'boxes#lede'],
  ])('is found together or apart: %s', (query, place) => {
    expect(placesOf(index, query)[0]).toBe(place);
  });

  it.each(['f16', 'b57', 'gpt5', 'g8'])('is never its neighbor: %s', (query) => {
    expect(index.search(query)).toMatchObject({ kind: 'noMatch' });
  });

  it('is the name of a flag with a hyphen before it, if the text writes it so', () => {
    const index = createSearchIndex({
      articles: [
        article('loans', 'Loans', ['', 'Ask for the new checker with -Zpolonius on the command line.']),
        article('king', 'A king', ['', 'The checker of zmarks spoke to Polonius at night.']),
      ],
    });

    expect(placesOf(index, 'checker -Zpolonius')).toEqual(['loans#lede']);
    expect(index.search('checker -Zpolonius')).toMatchObject({ kind: 'hits', missing: [], leftOut: [] });
    expect(placesOf(index, 'checker -zmarks')).toEqual(['loans#lede']);
    expect(index.search('checker -zmarks')).toMatchObject({ leftOut: ['zmarks'] });
  });

  it('is said to be left out when that changed the answer', () => {
    expect(index.search('gpt -fourth')).toMatchObject({ kind: 'hits', leftOut: ['fourth'] });
    expect(index.search('gpt -telephone')).toMatchObject({ kind: 'hits', leftOut: [] });
  });
});
