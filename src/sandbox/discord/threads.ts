import type { Context } from './context.ts';
import { type Form, readChoice, readInteger, readString } from './form.ts';
import type { Json } from './json.ts';
import { discordLimits as limits } from './limits.ts';
import { toTimestamp, toWireChannel, toWireThreadMember } from './wire.ts';
import type { Channel, ChannelType } from './world.ts';

const archiveDurations = [60, 1440, 4320, 10_080] as const;

export interface ThreadDraft {
  readonly name: string;
  readonly autoArchiveMinutes: number;
}

export function readThread(form: Form, body: Json): ThreadDraft {
  const name = readString(form.at('name'), body['name'], { required: true, min: 1, max: limits.threadName }) ?? '';
  const autoArchiveMinutes = readChoice(form.at('auto_archive_duration'), body['auto_archive_duration'], archiveDurations) ?? 4320;
  readInteger(form.at('rate_limit_per_user'), body['rate_limit_per_user'], { min: 0, max: 21_600 });
  return { name, autoArchiveMinutes };
}

export interface OpenThreadOptions {
  readonly id: string;
  readonly parent: Channel;
  readonly type: ChannelType;
  readonly draft: ThreadDraft;
  readonly appliedTagIds?: readonly string[];
}

/** Opens a thread with the bot in it, and tells the gateway. */
export function openThread(context: Context, { id, parent, type, draft, appliedTagIds = [] }: OpenThreadOptions): Channel {
  const { world, clock } = context;
  const now = toTimestamp(clock.now());
  const thread: Channel = {
    id,
    type,
    guildId: parent.guildId,
    name: draft.name,
    topic: null,
    parentId: parent.id,
    position: 0,
    overwrites: [],
    tags: [],
    requiresTag: false,
    recipientIds: [],
    thread: {
      ownerId: world.bot.id,
      createdAt: now,
      memberIds: new Set([world.bot.id]),
      archived: false,
      locked: false,
      autoArchiveMinutes: draft.autoArchiveMinutes,
      archiveChangedAt: now,
      appliedTagIds,
      messageCount: 0,
    },
    messages: new Map(),
    lastMessageId: null,
  };
  world.channels.set(id, thread);
  if (parent.guildId !== undefined) world.guilds.get(parent.guildId)?.channelIds.add(id);
  const wire = { ...toWireChannel(world, thread), newly_created: true, member: toWireThreadMember(thread, world.bot.id) };
  context.gateway.dispatch('THREAD_CREATE', wire, parent.guildId);
  context.journal.emit({ kind: 'channelCreated', channelId: id });
  return thread;
}
