import type { ChannelContext } from '../src/subscription/channel-context.ts';
import type { AnySubcommand, Asker } from '../src/command/command.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import { lookedAt, placeOf } from './announcement-replies.ts';
import type { CommandContext } from './context.ts';

export type Desk = NonNullable<CommandContext['announcements']>;
type Coming = ReturnType<AnySubcommand<CommandContext>['handler']>;

/** The action of a subcommand on the desk, for a channel. */
export type InChannel<A> = (args: A, desk: Desk, place: ChannelContext, context: CommandContext) => Coming;

/** Runs where announcements do, for a channel. */
export function inChannel<A>(run: InChannel<A>): (args: A, context: CommandContext, asker: Asker) => Coming {
  return (args, context, asker) => {
    const served = placedContext(context, asker);
    const { words } = served;
    if (context.announcements === undefined) return composeNotice(words.notAnnouncing, 'problem');
    if (asker.installationId === undefined) return composeNotice(words.announcingIsForChannels);
    if (asker.isUnfamiliar) return composeNotice(words.channelUnfamiliar);
    return run(args, context.announcements, placeOf(asker), served);
  };
}

/** The context for somebody who sets up another channel than they are reading in: its words say *there*. */
export function placedContext(context: CommandContext, { isElsewhere }: Asker): CommandContext {
  if (isElsewhere === undefined) return context;
  const { words } = context;
  return { ...context, words: { ...words, ...words.elsewhere, key: `${words.key}+elsewhere` } };
}

/** The same for what says whether it works: the platform is asked whether anything can be posted there. */
export function inLookedAtChannel<A>(run: InChannel<A>): ReturnType<typeof inChannel<A>> {
  return (args, context, asker) =>
    inChannel<A>(async (given, desk, place, served) => run(given, desk, await lookedAt(place, asker), served))(args, context, asker);
}
