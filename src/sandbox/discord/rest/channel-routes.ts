import { getVisibleChannel, requireBotPermission, requireSending } from '../access.ts';
import { refusal } from '../api-error.ts';
import { announceChannelUpdate, openDirectChannel, removeChannel } from '../channels.ts';
import type { Context } from '../context.ts';
import { createForm, readBoolean, readChoice, readSnowflake, readString } from '../form.ts';
import type { Json } from '../json.ts';
import { discordLimits as limits } from '../limits.ts';
import type { PermissionName } from '../permissions.ts';
import { toTimestamp, toWireChannel } from '../wire.ts';
import { type Channel, isThread } from '../world.ts';
import { bodyOf, noContent, ok, type RestRequest, type Route } from './route.ts';

const one = '/channels/:channelId';

export function createChannelRoutes(context: Context): readonly Route[] {
  const { world, journal, gateway } = context;

  function modify(request: RestRequest) {
    const channel = getVisibleChannel(world, request.params['channelId']);
    const form = createForm();
    const body = bodyOf(request);
    requireBotPermission(world, channel, permissionToModify(channel, body));
    const name = readString(form.at('name'), body['name'], { min: 1, max: limits.threadName });
    const archived = readBoolean(form.at('archived'), body['archived']);
    const locked = readBoolean(form.at('locked'), body['locked']);
    const minutes = readChoice(form.at('auto_archive_duration'), body['auto_archive_duration'], [60, 1440, 4320, 10_080]);
    form.assertValid();
    if (name !== undefined) channel.name = name;
    if (channel.thread) {
      if (archived !== undefined && archived !== channel.thread.archived)
        channel.thread.archiveChangedAt = toTimestamp(context.clock.now());
      channel.thread.archived = archived ?? channel.thread.archived;
      channel.thread.locked = locked ?? channel.thread.locked;
      channel.thread.autoArchiveMinutes = minutes ?? channel.thread.autoArchiveMinutes;
    }
    announceChannelUpdate(context, channel);
    return ok(toWireChannel(world, channel));
  }

  /** resources/channel, "Modify Channel": everybody who may write in a thread that is not locked may open it again. */
  function permissionToModify(channel: Channel, body: Json): PermissionName {
    if (!isThread(channel)) return 'ManageChannels';
    const opensOnly = body['archived'] === false && Object.keys(body).length === 1 && channel.thread?.locked === false;
    return opensOnly ? 'SendMessagesInThreads' : 'ManageThreads';
  }

  return [
    {
      method: 'GET',
      pattern: one,
      auth: 'bot',
      handle: ({ params }) => ok(toWireChannel(world, getVisibleChannel(world, params['channelId']))),
    },
    { method: 'PATCH', pattern: one, auth: 'bot', handle: modify },
    {
      method: 'DELETE',
      pattern: one,
      auth: 'bot',
      handle: ({ params }) => {
        const channel = getVisibleChannel(world, params['channelId']);
        requireBotPermission(world, channel, isThread(channel) ? 'ManageThreads' : 'ManageChannels');
        const wire = toWireChannel(world, channel);
        removeChannel(context, channel);
        return ok(wire);
      },
    },
    {
      method: 'POST',
      pattern: `${one}/typing`,
      auth: 'bot',
      handle: ({ params }) => {
        const channel = getVisibleChannel(world, params['channelId']);
        requireSending(world, channel);
        const scope = channel.guildId === undefined ? {} : { guild_id: channel.guildId };
        const timestamp = Math.floor(context.clock.now() / 1000);
        gateway.dispatch('TYPING_START', { channel_id: channel.id, user_id: world.bot.id, timestamp, ...scope }, channel.guildId);
        journal.emit({ kind: 'typing', channelId: channel.id, userId: world.bot.id });
        return noContent;
      },
    },
    {
      method: 'POST',
      pattern: '/users/@me/channels',
      auth: 'bot',
      handle: (request) => {
        const form = createForm();
        const recipientId = readSnowflake(form.at('recipient_id'), bodyOf(request)['recipient_id'], { required: true });
        form.assertValid();
        const user = recipientId === undefined ? undefined : world.users.get(recipientId);
        if (!user || user.id === world.bot.id) throw refusal('invalidRecipients');
        return ok(toWireChannel(world, openDirectChannel(context, user.id)));
      },
    },
  ];
}
