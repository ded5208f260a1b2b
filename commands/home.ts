import { listLatestItems } from '../src/reply/compose-latest.ts';
import { articlePicker } from '../src/reply/compose-hits.ts';
import type { Asker } from '../src/command/command.ts';
import type { Reply, ReplyBlock } from '../src/reply/reply.ts';
import { languageOf } from '../src/reply/language-of.ts';
import type { Words } from '../src/words/words.ts';
import { placeOf } from './announcement-replies.ts';
import { type CommandContext, lookOf } from './context.ts';

/** Articles on it: as many as stand on a screen with everything else. */
const NEWEST = 5;
/** Channels and follows that are named; the rest is counted. */
const NAMED = 20;

/** The start page of one person, on a platform that has a place for one: the newest articles, where they are announced, what the person follows. */
export async function home(context: CommandContext, asker: Asker): Promise<Reply> {
  const { edition, announcements, words } = context;
  const articles = edition.articles.slice(0, NEWEST);
  const place = placeOf(asker);
  // The articles are there while the database is not.
  const [channels, follows] = await Promise.all([
    announcements?.listChannels(place).catch(() => undefined),
    announcements?.follows(place).then(
      (found) => found.follows.map(({ value }) => value),
      () => undefined,
    ),
  ]);
  const { color } = lookOf(context);
  return {
    audience: 'asker',
    ...languageOf(words),
    summary: edition.publication.name,
    blocks: [
      { kind: 'heading', text: edition.publication.name },
      ...(articles.length === 0
        ? [{ kind: 'paragraph', text: words.nothingPublished } as const]
        : [{ kind: 'results', items: listLatestItems(articles, words) } as const]),
      { kind: 'rule' },
      ...(channels === undefined ? [] : channelBlocks(channels, words)),
      ...(follows === undefined ? [] : followBlocks(follows, words)),
    ],
    actions: [...articlePicker(articles, words.newestArticles)],
    ...(color === undefined ? {} : { color }),
  };
}

function channelBlocks(channels: readonly string[], words: Words): readonly ReplyBlock[] {
  if (channels.length === 0) return [{ kind: 'paragraph', text: words.homeNoChannel(words.slash('announcements on')), muted: true }];
  const shown = channels.slice(0, NAMED);
  return [
    { kind: 'paragraph', text: words.homeChannels(shown.length, channels.length), muted: true },
    { kind: 'channels', ids: shown },
  ];
}

function followBlocks(follows: readonly string[], words: Words): readonly ReplyBlock[] {
  if (follows.length === 0) return [{ kind: 'paragraph', text: words.followsNothing, muted: true }];
  const more = follows.length - NAMED;
  return [
    { kind: 'paragraph', text: words.homeFollows(words.slash('following')), muted: true },
    { kind: 'paragraph', text: [...follows.slice(0, NAMED), ...(more > 0 ? [words.more(more)] : [])].join(' · ') },
  ];
}
