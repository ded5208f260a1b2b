import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnnouncementService } from '../../src/announce/announcement-service.ts';
import { composeAnnouncement } from '../../src/announce/compose-announcement.ts';
import { makeArticleCard } from '../../src/announce/make-card.ts';
import { createJobMaker } from '../../src/announce/make-job.ts';
import type { Anchor, Slug } from '../../src/content/article.ts';
import type { Card } from '../../src/delivery/announcement.ts';
import type { Claim } from '../../src/delivery/delivery.ts';
import type { DeliveryMarker } from '../../src/delivery/delivery-key.ts';
import type { PublishJob } from '../../src/ports/publisher.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { defaultSettings } from '../../src/subscription/parse-settings.ts';
import type { ChannelContext } from '../../src/subscription/channel-context.ts';
import { keepText } from '../../src/words/kept-text.ts';
import { wordsFor } from '../../src/words/words-for.ts';
import { createFakeClock } from '../announce/fake-clock.ts';
import { createFakePlatform } from '../announce/fake-platform.ts';
import { emptyFanOut, makeArticle, makeCard, makeDelivery, makeSubscription, NOON } from '../announce/fixtures.ts';
import { describeAnswer } from './describe-answer.ts';

const mark = 'AbCdEfGhIjKlMnOpQrStUvWxY' as DeliveryMarker;
const card = makeCard('herons', { title: 'Herons', publishedAt: '2026-11-02', topics: ['birds'] });
const place: ChannelContext = { platform: 'discord', installationId: 'I1', channelId: 'c1', userId: 'u1' };
const item = { title: 'Herons', slug: 'herons' as Slug, firstAnchor: 'lede' as Anchor };

/** One of each kind of message. */
const cards: readonly (readonly [string, Card, 'post' | 'edit' | 'note'])[] = [
  ['an article', card, 'post'],
  ['an article with a correction', { ...card, corrections: ['the depth'], whatChanged: 'the depth' }, 'edit'],
  ['a retracted article', { ...card, retraction: 'made up' }, 'edit'],
  ['a note of a correction', { ...card, corrections: ['the depth'] }, 'note'],
  ['a note of a retraction', { ...card, retraction: 'made up' }, 'note'],
  ['an article that was taken down', { kind: 'takenDown', how: 'mark' }, 'edit'],
  ['a digest of a day', { kind: 'digest', reason: 'daily', items: [item, item] }, 'post'],
  ['a digest of a week', { kind: 'digest', reason: 'weekly', items: [item] }, 'post'],
  ['a digest of what piled up', { kind: 'digest', reason: 'late', items: [item, item] }, 'post'],
  ['a notice', { kind: 'notice', text: '…', channelUrl: 'https://chat.example/c1', decide: 7 }, 'post'],
];

it.each(['de', 'ja'])('announcements in the language "%s" are as reviewed', async (code) => {
  const words = wordsFor([code]);
  const said = cards.flatMap(([name, shown, kind]) =>
    (['card', 'compact'] as const).map(
      (template) => `? ${name}, ${template}\n${describeAnswer(composeAnnouncement(shown, kind, mark, { template, words }))}\n`,
    ),
  );

  await expect(said.join('\n')).toMatchFileSnapshot(fileURLToPath(new URL(`../golden/words/announcements-${code}.txt`, import.meta.url)));
});

describe('the language of an announcement', () => {
  const clock = createFakeClock(NOON);
  let storage: Storage;

  beforeEach(async () => {
    storage = await openMemory();
  });
  afterEach(() => storage.close());

  /** The job for the card, in a channel with this setting. */
  async function jobOf(shown: Card, texts?: string): Promise<PublishJob | undefined> {
    const delivery = makeDelivery('herons', 'c1');
    await storage.outbox.insertFanOut(
      { ...emptyFanOut, cards: [{ announcementId: delivery.announcementId, revision: 1, card: shown }] },
      NOON,
    );
    const { publisher } = createFakePlatform({ clock });
    const subscription = makeSubscription('c1', { settings: { ...defaultSettings, ...(texts === undefined ? {} : { texts }) } });
    return createJobMaker({ storage, clock, publisher })({ delivery, leaseUntil: NOON } as unknown as Claim, subscription);
  }

  it.each([
    ['the channel’s', 'de', 'fr', 'Neu: Herons'],
    ['English, if the channel’s is', 'en', 'fr', 'New: Herons'],
    ['else the publication’s', undefined, 'fr', 'Nouveau : Herons'],
    ['else English', undefined, undefined, 'New: Herons'],
  ])('is %s', async (_, channel, publication, summary) => {
    const job = await jobOf(publication === undefined ? card : { ...card, branding: { lang: publication } }, channel);

    expect(job?.message.summary).toBe(summary);
  });

  it('is that of the line on what changed, too', async () => {
    const changes = keepText('changes', keepText('sectionRewritten', keepText('section', 'Reed beds')), keepText('moreChanges', 2));
    const revised = makeArticleCard(makeArticle('herons'), { lang: 'fr' }, changes);

    const job = await jobOf(revised, 'de');

    expect(JSON.stringify(job?.message.blocks)).toContain('Aktualisiert: überarbeitet: „Reed beds“, 2 weitere Änderungen');
    // An earlier version, which sends beside this one during an upgrade, shows the line as it stands in the card.
    expect(revised.whatChanged).toBe('réécriture : « Reed beds », 2 autres changements');
  });

  it('is the publication’s for the line on what changed in a card of an earlier version', async () => {
    const job = await jobOf({ ...card, whatChanged: '@section rewritten' }, 'de');

    expect(JSON.stringify(job?.message.blocks)).toContain('Aktualisiert: @section rewritten');
  });

  it('names threads and posts of a forum too', async () => {
    expect((await jobOf({ kind: 'digest', reason: 'daily', items: [item] }, 'ja'))?.title).toBe('今日の記事 1 件');
  });

  it('is kept with the card, for publications in another language than English', () => {
    const article = makeArticle('herons');

    expect(makeArticleCard(article, { lang: 'de-AT' }).branding).toEqual({ lang: 'de' });
    expect(makeArticleCard(article, { lang: 'en-GB' }).branding).toBeUndefined();
    expect(makeArticleCard(article, { lang: 'it', color: 1 }).branding).toEqual({ color: 1 });
  });

  it('is what a channel’s people have set, once it subscribes', async () => {
    const desk = createAnnouncementService({ storage, clock, branding: () => ({ lang: 'fr' }), onPlanned: () => {} });
    const textsOf = async (at: ChannelContext): Promise<string | undefined> => (await desk.status(at)).subscription?.settings.texts;
    const german = { ...place, locale: 'de' };
    const italian = { ...place, channelId: 'c2', locale: 'it' };

    await desk.subscribe(german, '', []);
    await desk.subscribe(italian, '', []);
    const before = [await textsOf(german), await textsOf(italian)];
    await desk.subscribe(german, 'texts=off', []);

    expect(before).toEqual(['de', undefined]);
    expect(await textsOf(german)).toBeUndefined();
    expect(await desk.subscribe(german, 'texts=pt-BR', [])).toMatchObject({ subscription: { settings: { texts: 'pt' } } });
    expect(await desk.subscribe(german, 'texts=it', [])).toEqual({
      kind: 'problem',
      what: 'texts=it is not a language that Newsdesk speaks: write one of en, fr, de, ja, pt, es, or texts=off.',
    });
  });
});
