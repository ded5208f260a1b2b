import { type APIChannel, type APIMessage, Routes } from 'discord-api-types/v10';
import type { FindJob, FindOutcome, MessageRef } from '../../ports/publisher.ts';
import { hasMarker } from './delivery-marker.ts';
import { classifyDiscordError, discordErrors, isDiscordError } from './publish-errors.ts';
import { keepText } from '../../words/kept-text.ts';

export interface FindAccess {
  get(route: `/${string}`, query: Record<string, string>): Promise<unknown>;
  resolveChannel(): Promise<string>;
}

/** Discord's epoch, the first second of 2015; reference, "Snowflakes". */
const DISCORD_EPOCH_MS = 1_420_070_400_000n;
/** Our clock and Discord's may differ. */
const CLOCK_SKEW_MS = 60_000;
const PAGE = 100;
/** A channel with more messages than this since the first attempt is not read to its end. */
const MAX_PAGES = 10;
const MAX_THREADS = 25;

/** Looks for the message that carries a delivery's marker, in everything since its first attempt. */
export async function findDiscordMessage(job: FindJob, access: FindAccess): Promise<FindOutcome> {
  try {
    if (job.below !== undefined) return await findNote(job, access, job.below);
    if (job.destination.kind === 'forum') return await findInForum(job, access);
    return await findInChannel(job, access, await access.resolveChannel());
  } catch (error) {
    // The thread of a note that was never made, or the channel is gone: then so is the message.
    if (isDiscordError(error, discordErrors.unknownChannel)) return { kind: 'absent' };
    const failure = classifyDiscordError(error);
    const isRefused =
      failure.kind === 'notDone' && !['attempt', 'platform'].includes(failure.refused) && failure.retryAfterMs === undefined;
    const wait = failure.kind === 'notDone' && failure.retryAfterMs !== undefined ? { retryAfterMs: failure.retryAfterMs } : {};
    return { kind: 'cannotLook', reason: failure.reason, permanent: isRefused, ...wait };
  }
}

/** A note stands in the thread of its post, or in the channel where no thread could be opened. */
async function findNote(job: FindJob, access: FindAccess, { messageId, channelId }: MessageRef): Promise<FindOutcome> {
  const inThread = await findInChannel(job, access, messageId).catch((error: unknown): FindOutcome => {
    if (isDiscordError(error, discordErrors.unknownChannel)) return { kind: 'absent' };
    throw error;
  });
  return inThread.kind === 'absent' && channelId === undefined ? findInChannel(job, access, job.destination.targetId) : inThread;
}

async function findInChannel(job: FindJob, { get }: FindAccess, channelId: string): Promise<FindOutcome> {
  let after = snowflakeAt(job.since - CLOCK_SKEW_MS);
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const messages = (await get(Routes.channelMessages(channelId), { after, limit: String(PAGE) })) as APIMessage[];
    const found = messages.find((message) => isMarked(message, job));
    if (found !== undefined) return { kind: 'found', message: refOf(job, channelId, found.id) };
    if (messages.length === 0 && page === 0) return confirmEmpty(get, channelId, after);
    if (messages.length < PAGE) return { kind: 'absent' };
    after = messages.reduce((newest, { id }) => (BigInt(id) > BigInt(newest) ? id : newest), after);
  }
  return { kind: 'cannotLook', reason: keepText('tooManyMessages', MAX_PAGES * PAGE), permanent: true };
}

/**
 * Without the permission Read Message History, Discord answers with an empty list and no error: taken for absence, that
 * would be a second post. A single message that must exist tells the two apart.
 */
async function confirmEmpty(get: FindAccess['get'], channelId: string, after: string): Promise<FindOutcome> {
  const channel = (await get(Routes.channel(channelId), {})) as APIChannel & { last_message_id?: string | null };
  const newest = channel.last_message_id ?? undefined;
  if (newest === undefined || BigInt(newest) <= BigInt(after)) return { kind: 'absent' };
  try {
    await get(Routes.channelMessage(channelId, newest), {});
  } catch (error) {
    if (isDiscordError(error, discordErrors.unknownMessage)) return { kind: 'absent' };
    throw error;
  }
  return { kind: 'cannotLook', reason: keepText('movedMeanwhile'), permanent: false };
}

async function findInForum(job: FindJob, { get }: FindAccess): Promise<FindOutcome> {
  const forumId = job.destination.targetId;
  const forum = (await get(Routes.channel(forumId), {})) as { guild_id?: string };
  if (forum.guild_id === undefined) return { kind: 'cannotLook', reason: keepText('forumAlone'), permanent: true };
  const { threads } = (await get(Routes.guildActiveThreads(forum.guild_id), {})) as { threads: { id: string; parent_id?: string }[] };
  const since = BigInt(snowflakeAt(job.since - CLOCK_SKEW_MS));
  const candidates = threads.filter((thread) => thread.parent_id === forumId && BigInt(thread.id) >= since);
  if (candidates.length > MAX_THREADS) return { kind: 'cannotLook', reason: keepText('tooManyPosts', MAX_THREADS), permanent: true };
  for (const { id } of candidates) {
    const first = (await get(Routes.channelMessages(id), { after: String(BigInt(id) - 1n), limit: '1' })) as APIMessage[];
    if (first.some((message) => isMarked(message, job))) return { kind: 'found', message: { messageId: id, channelId: id } };
    if (first.length === 0) return { kind: 'cannotLook', reason: keepText('postUnread'), permanent: false };
  }
  return { kind: 'absent' };
}

function isMarked({ components, content }: APIMessage, { marker }: FindJob): boolean {
  return hasMarker({ components, content }, marker);
}

function refOf({ destination }: FindJob, channelId: string, messageId: string): MessageRef {
  return { messageId, ...(channelId === destination.targetId ? {} : { channelId }) };
}

function snowflakeAt(time: number): string {
  const sinceEpoch = BigInt(Math.max(0, Math.floor(time))) - DISCORD_EPOCH_MS;
  return String(sinceEpoch > 0n ? sinceEpoch << 22n : 0n);
}
