import { destinationOf, type Destination } from '../../../src/subscription/subscription.ts';
import { createDiscordPublisher } from '../../../src/platform/discord/publisher.ts';
import type { MessageRef, Publisher, PublishJob } from '../../../src/ports/publisher.ts';
import type { FaultAction } from '../../../src/sandbox/faults.ts';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import { publishedBy } from '../../../src/testing/publisher-stage.ts';

/** A signal that is never aborted. */
export const never: AbortSignal = new AbortController().signal;

/** The Discord publisher before the stand-in, in a server with a channel, an announcement channel and a forum. */
export interface DiscordStage {
  readonly discord: DiscordSandbox;
  readonly publisher: Publisher;
  place(name: string, kind?: Destination['kind']): Destination;
  /** @throws Error if the message is not published. */
  post(job: PublishJob): Promise<MessageRef>;
  /** The requests so far, as `PATCH /channels/1`, without those that only read. */
  changes(): readonly string[];
  nameOf(channelId: string): string | undefined;
}

export async function openDiscordStage(timeoutMs = 1_500): Promise<DiscordStage> {
  const discord = await createDiscordSandbox({
    users: [{ username: 'rosa' }],
    guilds: [
      {
        name: 'Gazette',
        channels: [{ name: 'news' }, { name: 'wire', type: 'announcement' }, { name: 'stories', type: 'forum', tags: ['AI'] }],
      },
    ],
  });
  const publisher = createDiscordPublisher({ token: discord.token, apiUrl: discord.apiUrl, timeoutMs });
  return {
    discord,
    publisher,
    place: (name, kind = 'channel') => destinationOf('discord', discord.guildId, kind, discord.channelId(name)),
    post: async (job) => publishedBy(await publisher.publish(job, never)),
    changes: () =>
      discord.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path.replace(/^.*\/v10/u, '')}`),
    nameOf: (channelId) => discord.world.channels.get(channelId)?.name,
  };
}

/** An answer of Discord with one of its error codes. */
export function refusedWith(code: number, status = 403): FaultAction {
  return { kind: 'status', status, effect: false, body: JSON.stringify({ code, message: 'No' }) };
}
