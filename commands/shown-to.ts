import type { Asker } from '../src/command/command.ts';
import { destinationOf } from '../src/subscription/subscription.ts';
import type { ChannelVisibility } from '../src/ports/channel-answers.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import { privateReply } from '../src/reply/private-reply.ts';
import type { Reply } from '../src/reply/reply.ts';
import type { CommandContext } from './context.ts';
import type { Words } from '../src/words/words.ts';

/** Offered by every command whose answer may be for a channel. */
export const publicFlag = { kind: 'flag', description: 'Whether everybody here sees the answer at once' } as const;

/**
 * An answer as the asker gets it. In a channel it is the asker's alone, with *Share*, unless the command, the channel or the publication
 * says that everybody sees answers at once; the command counts most, the publication least. In a direct message nobody else reads along,
 * so it stays as it is.
 */
export function shownTo(
  compose: (context: CommandContext) => Reply,
  { public: asked }: { readonly public?: boolean | undefined },
  context: CommandContext,
  asker: Asker,
): Reply | Promise<Reply> {
  const reply = compose(context);
  if (reply.audience === 'asker') return reply;
  const inPublic = (): Reply => (context.inChannel === undefined ? reply : compose(context.inChannel));
  const { isDirect = asker.installationId === undefined } = asker;
  if (asked === true && asker.mayPost === false) return notHere(reply, mayNotShow(asker, context.words));
  if (isDirect === true) return reply;
  if (asked === true) return inPublic();
  // In a place without the bot as a member no rule of the publication holds: a public answer there is the asker’s choice alone.
  if (asked === false || asker.broughtAlong === true) return unlessDirect(reply, isDirect);
  const usual = context.edition.publication.answers ?? 'private';
  const known = context.channelAnswers?.find(destinationIdOf(asker));
  if (known instanceof Promise) return known.then((found) => byVisibility(reply, found ?? usual, isDirect, inPublic));
  return byVisibility(reply, known ?? usual, isDirect, inPublic);
}

/** The channel of the question, as settings know it. */
export function destinationIdOf({ platform, installationId = '', channelId }: Asker): string {
  return destinationOf(platform, installationId, 'channel', channelId).id;
}

function byVisibility(
  reply: Reply,
  visibility: ChannelVisibility,
  isDirect: NonNullable<Asker['isDirect']>,
  inPublic: () => Reply,
): Reply | Promise<Reply> {
  return visibility === 'public' ? inPublic() : unlessDirect(reply, isDirect);
}

/** The platform is asked last, and only if it matters. */
function unlessDirect(reply: Reply, isDirect: NonNullable<Asker['isDirect']>): Reply | Promise<Reply> {
  if (typeof isDirect === 'boolean') return isDirect ? reply : privateReply(reply);
  return isDirect().then((direct) => (direct ? reply : privateReply(reply)));
}

function mayNotShow({ broughtAlong }: Asker, words: Words): string {
  return broughtAlong === true ? words.mayNotShowAsGuest : words.mayNotShow;
}

/** A person who may not write in a channel does not write there by way of a bot. */
function notHere(reply: Reply, reason: string): Reply {
  const { blocks } = composeNotice(reason, 'problem');
  return privateReply({ ...reply, blocks: [...blocks, ...reply.blocks] });
}
