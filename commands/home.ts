import { listLatestItems } from '../src/reply/compose-latest.ts';
import { articlePicker } from '../src/reply/compose-hits.ts';
import type { Asker } from '../src/command/command.ts';
import type { Reply, ReplyBlock } from '../src/reply/reply.ts';
import { placeOf } from './announcement-replies.ts';
import { type CommandContext, lookOf } from './context.ts';

/** Articles on it: as many as stand on a screen with everything else. */
const NEWEST = 5;
/** Channels and follows that are named; the rest is counted. */
const NAMED = 20;

/** The start page of one person, on a platform that has a place for one: the newest articles, where they are announced, what the person follows. */
export async function home(context: CommandContext, asker: Asker): Promise<Reply> {
  const { edition, announcements } = context;
  const articles = edition.articles.slice(0, NEWEST);
  const place = placeOf(asker);
  const [channels, followed] = await Promise.all([announcements?.listChannels(place) ?? [], announcements?.follows(place)]);
  const follows = followed?.follows.map(({ value }) => value) ?? [];
  const { color } = lookOf(context);
  return {
    audience: 'asker',
    summary: edition.publication.name,
    blocks: [
      { kind: 'heading', text: edition.publication.name },
      ...(articles.length === 0
        ? [{ kind: 'paragraph', text: 'Nothing has been published yet.' } as const]
        : [{ kind: 'results', items: listLatestItems(articles) } as const]),
      { kind: 'rule' },
      ...channelBlocks(channels),
      ...followBlocks(follows),
    ],
    actions: [...articlePicker(articles)],
    ...(color === undefined ? {} : { color }),
  };
}

function channelBlocks(channels: readonly string[]): readonly ReplyBlock[] {
  if (channels.length === 0)
    return [{ kind: 'paragraph', text: 'No channel here gets new articles. In a channel, /announcements on starts it.', muted: true }];
  return [
    { kind: 'paragraph', text: `New articles are announced in${andMore(channels)}:`, muted: true },
    { kind: 'channels', ids: channels.slice(0, NAMED) },
  ];
}

function followBlocks(follows: readonly string[]): readonly ReplyBlock[] {
  if (follows.length === 0)
    return [
      {
        kind: 'paragraph',
        text: 'You follow nothing yet. Below an announcement, an article or a term a button follows its topic, its author or it.',
        muted: true,
      },
    ];
  return [
    { kind: 'paragraph', text: `You follow${andMore(follows)}; /following ends it:`, muted: true },
    { kind: 'paragraph', text: follows.slice(0, NAMED).join(' · ') },
  ];
}

function andMore(all: readonly string[]): string {
  return all.length > NAMED ? ` (${NAMED} of ${all.length})` : '';
}
