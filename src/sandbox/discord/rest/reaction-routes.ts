import { getVisibleChannel, requireBotPermission } from '../access.ts';
import { refusal } from '../api-error.ts';
import type { Context } from '../context.ts';
import { isJson, type Json } from '../json.ts';
import type { StoredMessage } from '../world.ts';
import { getMessage } from './find-message.ts';
import { noContent, type RestRequest, type Route } from './route.ts';

const pattern = '/channels/:channelId/messages/:messageId/reactions/:emoji/@me';

/** The bot's own reactions. */
export function createReactionRoutes(context: Context): readonly Route[] {
  const { world } = context;

  function react({ params }: RestRequest, add: boolean) {
    const channel = getVisibleChannel(world, params['channelId']);
    const message = getMessage(channel, params['messageId']);
    if (add) requireBotPermission(world, channel, 'AddReactions');
    const emoji = toEmoji(params['emoji'] ?? '');
    if (emoji === undefined) throw refusal('unknownEmoji');
    message.payload = { ...message.payload, reactions: changed(message, emoji, add) };
    const scope = channel.guildId === undefined ? {} : { guild_id: channel.guildId };
    const event = { user_id: world.bot.id, channel_id: channel.id, message_id: message.id, emoji, burst: false, type: 0, ...scope };
    context.gateway.dispatch(add ? 'MESSAGE_REACTION_ADD' : 'MESSAGE_REACTION_REMOVE', event, channel.guildId);
    context.journal.emit({
      kind: add ? 'reactionAdded' : 'reactionRemoved',
      messageId: message.id,
      channelId: channel.id,
      userId: world.bot.id,
      emoji: String(emoji['name']),
    });
    return noContent;
  }

  return [
    { method: 'PUT', pattern, auth: 'bot', handle: (request) => react(request, true) },
    { method: 'DELETE', pattern, auth: 'bot', handle: (request) => react(request, false) },
  ];
}

function toEmoji(text: string): Json | undefined {
  const custom = /^(\w{2,32}):(\d{17,20})$/.exec(text);
  if (custom) return { id: custom[2], name: custom[1] };
  return /^\p{RGI_Emoji}$/v.test(text) ? { id: null, name: text } : undefined;
}

function changed(message: StoredMessage, emoji: Json, add: boolean): readonly Json[] {
  const reactions = Array.isArray(message.payload['reactions']) ? message.payload['reactions'].filter(isJson) : [];
  const others = reactions.filter((entry) => JSON.stringify(entry['emoji']) !== JSON.stringify(emoji));
  return add
    ? [...others, { emoji, count: 1, count_details: { burst: 0, normal: 1 }, burst_colors: [], me: true, me_burst: false }]
    : others;
}
