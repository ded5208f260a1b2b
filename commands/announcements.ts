import type { ChannelContext } from '../src/subscription/channel-context.ts';
import { composeExplanation } from '../src/announce/compose-explanation.ts';
import type { SubscriptionSettings } from '../src/subscription/subscription.ts';
import { defineCommand, defineSubcommand } from '../src/command/define-command.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import type { Reply } from '../src/reply/reply.ts';
import { composeStatus, describeChange, nameOfPlace, otherChannelButton, withTroubles } from './announcement-replies.ts';
import type { CommandContext } from './context.ts';
import { type Desk, inChannel, inLookedAtChannel } from './in-channel.ts';
import { suggestArticles } from './suggest-queries.ts';
import { warnOfFilter } from './warn-of-filter.ts';

const settings = {
  kind: 'text',
  description: 'Empty to be asked in a form; or in one line: topic:ai -topic:podcasts digest=daily@08:00',
  maxLength: 1_000,
  refusesLonger: true,
  rest: true,
} as const;

const article = {
  kind: 'text',
  description: 'The article: its title, a part of it, or its slug',
  required: true,
  maxLength: 300,
  rest: true,
  suggest: suggestArticles,
} as const;

type Settings = { readonly settings?: string | undefined };

// A form has to open at once: it asks nobody.
const openForm = inChannel<Settings>((_, desk, place, { words }) => desk.openForm(place, words));
const subscribeHere = inLookedAtChannel<Settings>(({ settings: text = '' }, desk, place, context) => subscribe(desk, place, text, context));
const change: typeof openForm = (args, context, asker) => (args.settings === undefined ? openForm : subscribeHere)(args, context, asker);
/** As `change`, but nobody subscribes a channel by the way. */
const adjust: typeof change = (args, context, asker) =>
  inChannel<typeof args>(async (_, desk, place) =>
    args.settings === undefined || (await desk.status(place)).subscription !== undefined
      ? change(args, context, asker)
      : composeNotice(context.words.nothingToChange(`${context.words.slash('announcements on')} ${args.settings}`)),
  )(args, context, asker);
export const showStatus = inLookedAtChannel(async (_, desk, place, context) =>
  withTroubles(composeStatus(await desk.status(place), place, context.words), context),
);

export const announcements = defineCommand<CommandContext, Record<never, never>>({
  name: 'announcements',
  description: 'Announce new articles in this channel',
  examples: [
    'on',
    'on topic:ai -topic:podcasts backfill=3',
    'settings digest=daily@08:00 zone=Europe/Berlin',
    'why spacex-colossus',
    'test',
    'status',
    'off',
  ],
  options: {},
  subcommands: {
    on: { description: 'Post new articles here: asks which and when', options: { settings }, handler: change },
    settings: { description: 'Change which articles are posted here, and when', options: { settings }, handler: adjust },
    status: { description: 'Does it work here, and with which settings?', options: {}, handler: showStatus },
    test: {
      description: 'Post the newest article here, once, without a ping',
      options: {},
      handler: inChannel((_, ...rest) => testHere(...rest)),
    },
    why: defineSubcommand<CommandContext, { readonly article: typeof article }>({
      description: 'Why was an article posted here, or why not?',
      options: { article },
      handler: inChannel<{ readonly article: string }>(({ article: reference }, ...rest) => explain(reference, ...rest)),
      whenEmpty: ({ words }) => composeNotice(words.whyWhich(words.slash('announcements why'))),
    }),
    off: { description: 'Stop posting new articles here', options: {}, handler: inChannel((_, ...rest) => turnOff(...rest)) },
  },
  form: {
    open: (context, asker) => change({}, context, asker),
    submit: (values, context, asker) =>
      inLookedAtChannel(async (_, desk, place, served) => {
        const outcome = await desk.submitForm(place, values, served.words);
        if (outcome.kind === 'form') return outcome;
        return composeStatus(
          await desk.status(place),
          place,
          served.words,
          describeChange(outcome, served.words),
          warningsOf(outcome, served),
        );
      })({}, context, asker),
  },
  audience: 'asker',
  forManagers: true,
  handler: showStatus,
});

export async function subscribe(desk: Desk, place: ChannelContext, text: string, context: CommandContext): Promise<Reply> {
  const { words } = context;
  const outcome = await desk.subscribe(place, text, context.edition.articles, words);
  // The typed words are repeated: on Discord they are gone from the screen.
  if (outcome.kind === 'problem') return composeNotice(`${outcome.what} ${words.youTyped(text)}`, 'problem');
  return composeStatus(await desk.status(place), place, words, describeChange(outcome, words), warningsOf(outcome, context));
}

/** Of the filter as it is now, whatever was changed. */
function warningsOf(
  { subscription }: { readonly subscription: { readonly settings: SubscriptionSettings } },
  { edition: { articles }, words }: CommandContext,
): readonly string[] {
  return warnOfFilter(subscription.settings.filter, articles, words);
}

export async function turnOff(desk: Desk, place: ChannelContext, { words }: CommandContext): Promise<Reply> {
  const notice = composeNotice((await desk.unsubscribe(place)) ? words.announcedNoMore : words.wereNotAnnounced);
  return { ...notice, blocks: [...nameOfPlace(place), ...notice.blocks], actions: [otherChannelButton(words)] };
}

export async function testHere(desk: Desk, place: ChannelContext, context: CommandContext): Promise<Reply> {
  const { words } = context;
  const posted = await desk.test(place, context.edition.articles);
  if (posted === 'nothing') return composeNotice(words.nothingToPost);
  return posted === 'notSubscribed'
    ? composeNotice(words.turnOnFirst(words.slash('announcements on')))
    : // The status with its buttons stays.
      { ...composeNotice(words.onItsWay(posted.title)), isPassing: true };
}

async function explain(reference: string, desk: Desk, place: ChannelContext, context: CommandContext): Promise<Reply> {
  const { words } = context;
  const found = context.findArticle(reference);
  if (found.kind !== 'article') {
    const near = found.kind === 'several' ? found.articles : found.nearest;
    const typed = reference.slice(0, 100);
    const said = found.kind === 'several' ? words.namesSeveral(typed) : words.namesNone(typed);
    const titles = near.slice(0, 3).map(({ title }) => title);
    return composeNotice(titles.length === 0 ? said : `${said} ${words.didYouMeanTitles(titles)}`);
  }
  const { explanation, subscription } = await desk.explain(place, found.article);
  return composeExplanation(found.article.title, explanation, subscription !== undefined, words);
}
