import type { AnnouncementDesk, Place } from '../src/announce/announcement-desk.ts';
import { composeExplanation } from '../src/announce/compose-explanation.ts';
import { formatSettings } from '../src/announce/parse-settings.ts';
import type { Asker, Choice } from '../src/command/command.ts';
import { defineCommand } from '../src/command/define-command.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import type { Reply } from '../src/reply/reply.ts';
import type { CommandContext } from './context.ts';

/** What can be done, with what Discord suggests for it. */
const actions = {
  on: 'on: post every new article here',
  off: 'off: stop',
  settings: 'settings: show them, or change them',
  status: 'status: does it work here?',
  test: 'test: post the newest article here, once',
  why: 'why: was an article posted here, or why not?',
} as const;

type Action = keyof typeof actions;

const options = {
  what: {
    kind: 'text',
    description: 'on, off, settings, status, test or why; more behind it, as in: on topic:ai digest=daily@08:00',
    maxLength: 1_000,
    rest: true,
    suggest: (typed: string, context: CommandContext): readonly Choice[] => suggest(typed, context),
  },
} as const;

export const announcements = defineCommand<CommandContext, typeof options>({
  name: 'announcements',
  description: 'Announce new articles in this channel',
  examples: [
    'on',
    'on topic:ai -topic:podcasts backfill=3',
    'settings digest=daily@08:00 zone=Europe/Berlin',
    'why spacex-colossus',
    'off',
  ],
  options,
  audience: 'asker',
  forManagers: true,
  handler: ({ what = 'status' }, context, asker) => {
    const [word = '', rest = ''] = what.trim().split(/\s+(.*)/su);
    const action = word.toLowerCase().replace(/:$/u, '');
    const { announcements: desk } = context;
    if (desk === undefined) return composeNotice('Announcements are not running here.', 'problem');
    if (asker.installationId === undefined)
      return composeNotice('Announcements are for channels. In direct messages, follow a topic with the button below an article.');
    if (!isAction(action)) return composeNotice(`"${word}" is not one of ${Object.keys(actions).join(', ')}.`, 'problem');
    return run(action, rest, { desk, place: placeOf(asker), context });
  },
});

interface Run {
  readonly desk: AnnouncementDesk;
  readonly place: Place;
  readonly context: CommandContext;
}

async function run(action: Action, rest: string, { desk, place, context }: Run): Promise<Reply> {
  switch (action) {
    case 'on':
      return subscribe(rest, { desk, place, context });
    case 'settings':
      return rest === '' ? showStatus({ desk, place, context }) : subscribe(rest, { desk, place, context });
    case 'status':
      return showStatus({ desk, place, context });
    case 'off':
      return composeNotice(
        (await desk.unsubscribe(place)) ? 'New articles are not announced here any more.' : 'New articles were not announced here.',
      );
    case 'test':
      return test({ desk, place, context });
    case 'why':
      return explain(rest, { desk, place, context });
  }
}

async function subscribe(text: string, { desk, place, context }: Run): Promise<Reply> {
  const outcome = await desk.subscribe(place, text, context.edition.articles);
  if (outcome.kind === 'problem') return composeNotice(outcome.what, 'problem');
  const { subscription, isNew, backfilled } = outcome;
  const begin = isNew ? 'New articles are announced here from now on' : 'The settings are changed';
  const old = backfilled === 0 ? '' : ` The ${backfilled === 1 ? 'newest article follows' : `${backfilled} newest articles follow`} now.`;
  return composeNotice(`${begin}: ${formatSettings(subscription.settings)}.${old}`);
}

async function showStatus({ desk, place }: Run): Promise<Reply> {
  const { subscription, counts } = await desk.status(place);
  if (subscription === undefined) return composeNotice('New articles are not announced here. Turn it on with /announcements on.');
  const { parked, settings } = subscription;
  const state =
    parked === undefined
      ? 'It works.'
      : `It is paused since ${isoMinute(parked.since)}, because it cannot post: ${parked.reason}. It is tried again at ${isoMinute(parked.retryAt)}.`;
  return {
    ...composeNotice(`New articles are announced here. ${state}`, parked === undefined ? 'info' : 'problem'),
    blocks: [
      { kind: 'notice', tone: parked === undefined ? 'info' : 'problem', text: `New articles are announced here. ${state}` },
      {
        kind: 'fields',
        items: [
          { name: 'Settings', text: formatSettings(settings) },
          { name: 'Posted', text: String(counts.delivered) },
          { name: 'Waiting', text: String(counts.pending) },
          ...(counts.unknown === 0 ? [] : [{ name: 'In doubt', text: `${counts.unknown}: the operator decides with newsdesk deliveries` }]),
        ],
      },
    ],
  };
}

async function test({ desk, place, context }: Run): Promise<Reply> {
  const [newest] = context.edition.articles;
  if (newest === undefined) return composeNotice('Nothing has been published yet, so there is nothing to post.');
  return (await desk.test(place, newest))
    ? composeNotice(`“${newest.title}” is on its way to this channel, as an announcement would be and without a ping.`)
    : composeNotice('New articles are not announced here. Turn it on first with /announcements on.');
}

async function explain(reference: string, { desk, place, context }: Run): Promise<Reply> {
  const found = context.findArticle(reference);
  if (reference === '' || found.kind !== 'article') return composeNotice('Which article? Write /announcements why with its title or slug.');
  const { explanation, subscription } = await desk.explain(place, found.article);
  return composeExplanation(found.article.title, explanation, subscription !== undefined);
}

function suggest(typed: string, context: CommandContext): readonly Choice[] {
  const article = /^why:?\s+(.*)$/isu.exec(typed)?.[1];
  if (article !== undefined)
    return context
      .suggestArticles(article, 20)
      .map(({ title, slug }) => ({ name: `why: ${title}`.slice(0, 100), value: `why ${slug}`.slice(0, 100) }));
  const known = Object.entries(actions).filter(([name]) => name.startsWith(typed.trim().toLowerCase()));
  // What is being typed comes first, or Discord would not let it be sent.
  const own = typed.trim() === '' || known.length > 0 ? [] : [{ name: typed.slice(0, 100), value: typed.slice(0, 100) }];
  return [...own, ...known.map(([value, name]) => ({ name, value }))];
}

function isAction(word: string): word is Action {
  return Object.hasOwn(actions, word);
}

function isoMinute(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Who asks, as announcements know people. */
export function placeOf({ platform, installationId = '', channelId, userId }: Asker): Place {
  return { platform, installationId, channelId, userId };
}
