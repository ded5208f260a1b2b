import { getVisibleChannel, requireBotPermission } from '../access.ts';
import { refusal } from '../api-error.ts';
import type { Context } from '../context.ts';
import { createForm, readChoice, readList, readObject, readSnowflake } from '../form.ts';
import { discordLimits as limits } from '../limits.ts';
import { announceEdit, postMessage } from '../messages.ts';
import { defaultMentions } from '../pings.ts';
import type { NextSnowflake } from '../snowflake.ts';
import { openThread, readThread } from '../threads.ts';
import { messageFlags, validateMessage } from '../validate/validate-message.ts';
import { toWireChannel, toWireThreadMember } from '../wire.ts';
import { type Channel, channelTypes, isThread } from '../world.ts';
import { getMessage } from './find-message.ts';
import { bodyOf, created, noContent, ok, type RestAnswer, type RestRequest, type Route } from './route.ts';

const { announcement, announcementThread, forum, privateThread, publicThread, text } = channelTypes;

export function createThreadRoutes(context: Context, origin: () => string): readonly Route[] {
  const { world } = context;

  /** A thread from a message takes the message's id. */
  function fromMessage(request: RestRequest): RestAnswer {
    const parent = getVisibleChannel(world, request.params['channelId']);
    const message = getMessage(parent, request.params['messageId']);
    requireBotPermission(world, parent, 'CreatePublicThreads');
    if (parent.type !== text && parent.type !== announcement) throw refusal('wrongChannelType');
    const form = createForm();
    const draft = readThread(form, bodyOf(request));
    form.assertValid();
    if (world.channels.has(message.id)) throw refusal('threadExists');
    const thread = openThread(context, {
      id: message.id,
      parent,
      type: parent.type === announcement ? announcementThread : publicThread,
      draft,
    });
    const wire = toWireChannel(world, thread);
    message.payload = { ...message.payload, flags: message.payload.flags | messageFlags.hasThread, thread: wire };
    announceEdit(context, message);
    return created(wire);
  }

  function withoutMessage(request: RestRequest): RestAnswer {
    const parent = getVisibleChannel(world, request.params['channelId']);
    if (parent.type === forum) return inForum(request, parent);
    if (parent.type !== text && parent.type !== announcement) throw refusal('wrongChannelType');
    const form = createForm();
    const draft = readThread(form, bodyOf(request));
    const type = readChoice(form.at('type'), bodyOf(request)['type'], [announcementThread, publicThread, privateThread]) ?? privateThread;
    form.assertValid();
    requireBotPermission(world, parent, type === privateThread ? 'CreatePrivateThreads' : 'CreatePublicThreads');
    if ((type === announcementThread) !== (parent.type === announcement)) throw refusal('wrongChannelType');
    return created(toWireChannel(world, openThread(context, { id: context.nextId(), parent, type, draft })));
  }

  /** A forum post is a thread and its first message, made together; it takes no nonce. */
  function inForum(request: RestRequest, parent: Channel): RestAnswer {
    requireBotPermission(world, parent, 'SendMessages');
    const form = createForm();
    const body = bodyOf(request);
    const threadDraft = readThread(form, body);
    const tagIds = (readList(form.at('applied_tags'), body['applied_tags'], { max: limits.forumTags }) ?? []).flatMap(
      (tag, index) => readSnowflake(form.at('applied_tags').at(index), tag, { required: true }) ?? [],
    );
    const first = readObject(form.at('message'), body['message'], { required: true }) ?? {};
    form.assertValid();
    if (tagIds.some((id) => !parent.tags.some((tag) => tag.id === id))) throw refusal('unknownTag');
    if (parent.requiresTag && tagIds.length === 0) throw refusal('tagRequired');
    const draft = validateMessage(form.at('message'), first, { kind: 'message', fileNames: request.files.map((file) => file.name) });
    const id = context.nextId();
    const thread = openThread(context, { id, parent, type: publicThread, draft: threadDraft, appliedTagIds: tagIds });
    // The first message of a post has the id of its thread.
    const message = postMessage(
      { ...context, nextId: firstThen(id, context.nextId) },
      {
        channel: thread,
        author: world.bot,
        draft,
        request: first,
        defaultMentions: defaultMentions.message,
        files: request.files,
        origin: origin(),
      },
    );
    return created({ ...toWireChannel(world, thread), message: message.payload });
  }

  function join(request: RestRequest, add: boolean): RestAnswer {
    const thread = getVisibleChannel(world, request.params['channelId']);
    if (!thread.thread) throw refusal('wrongChannelType');
    if (thread.thread.archived) throw refusal('threadArchived');
    if (add) thread.thread.memberIds.add(world.bot.id);
    else thread.thread.memberIds.delete(world.bot.id);
    return noContent;
  }

  return [
    { method: 'POST', pattern: '/channels/:channelId/messages/:messageId/threads', auth: 'bot', handle: fromMessage },
    { method: 'POST', pattern: '/channels/:channelId/threads', auth: 'bot', handle: withoutMessage },
    { method: 'PUT', pattern: '/channels/:channelId/thread-members/@me', auth: 'bot', handle: (request) => join(request, true) },
    { method: 'DELETE', pattern: '/channels/:channelId/thread-members/@me', auth: 'bot', handle: (request) => join(request, false) },
    {
      method: 'GET',
      pattern: '/guilds/:guildId/threads/active',
      auth: 'bot',
      handle: ({ params }) => {
        const guild = world.guilds.get(params['guildId'] ?? '');
        if (!guild) throw refusal('unknownGuild');
        const threads = [...guild.channelIds]
          .flatMap((id) => world.channels.get(id) ?? [])
          .filter((entry) => isThread(entry) && !entry.thread?.archived);
        return ok({
          threads: threads.map((thread) => toWireChannel(world, thread)),
          members: threads
            .filter((thread) => thread.thread?.memberIds.has(world.bot.id))
            .map((thread) => toWireThreadMember(thread, world.bot.id)),
        });
      },
    },
  ];
}

function firstThen(first: string, next: NextSnowflake): NextSnowflake {
  let isFirst = true;
  const nextId = (): string => {
    if (!isFirst) return next();
    isFirst = false;
    return first;
  };
  return Object.assign(nextId, { ofGuild: next.ofGuild });
}
