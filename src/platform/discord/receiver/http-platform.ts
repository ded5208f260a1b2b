import { NewsdeskError } from '../../../runtime/errors.ts';
import type { Platform } from '../../platform.ts';
import { createSeenWithin } from '../../seen-ids.ts';
import { createAnswerRest } from '../answer.ts';
import type { DiscordOptions } from '../discord-platform.ts';
import { createReadingClient } from '../reading-client.ts';
import { createInteractionIntake } from '../interaction-intake.ts';
import { askApplication } from '../ask-application.ts';
import { createDiscordStanding } from '../discord-standing.ts';
import { interactionEvents } from '../interaction-events.ts';
import { createInteractionHandler } from '../interactions.ts';
import { registerCommands } from '../register-commands.ts';
import { createUntilReached } from '../until-reached.ts';
import { createEventReceiver } from './event-receiver.ts';
import { createInteractionReceiver } from './http-receiver.ts';
import { createSurroundings } from '../surroundings.ts';

export interface HttpDiscordOptions extends DiscordOptions {
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
}

/** A request that was overheard is worthless after five minutes; twice that, in ms, also covers a clock that is set back. */
const rememberForMs = 10 * 60_000;

/**
 * Answers interactions that Discord sends over HTTP, by the same handler as those of the gateway, and connects to nothing. Mentions and
 * direct messages come over the gateway alone, so they are not heard.
 */
export function createDiscordHttpPlatform(options: HttpDiscordOptions): Platform {
  const { token, apiUrl, guildId, publicKey, commands, dispatch, clock, logger, onDropped = () => {}, onFatal } = options;
  const standing = options.standing ?? createDiscordStanding(options, logger);
  const { client, rest } = createReadingClient({
    token,
    apiUrl,
    onUnauthorized: () => void standing.suspect('a request was answered with 401'),
  });
  const surroundings = createSurroundings({ rest, clock, isInOneGuild: () => false });
  const handler = createInteractionHandler({
    dispatch,
    rest,
    answerRest: createAnswerRest(apiUrl),
    clock,
    surroundings,
    seen: createSeenWithin(clock, rememberForMs),
    ...interactionEvents(options),
  });
  const intake = createInteractionIntake({ client, surroundings, handler, onDropped });
  let started = false;
  let stopping = false;
  const untilReached = createUntilReached({ standing, clock, logger, isStopping: () => stopping });
  const stoppedAtStart = Promise.withResolvers<never>();
  // The start waits for it; nobody else has to.
  stoppedAtStart.promise.catch(() => {});
  standing.onStopped((fault) => {
    if (started && !stopping) onFatal(fault);
    else stoppedAtStart.reject(fault);
  });

  async function start(): Promise<void> {
    const application = await untilReached('ask for the application', () => askApplication(rest, standing));
    if (application.verify_key !== publicKey) throw otherKey();
    const target = { applicationId: options.applicationId ?? application.id, ...(guildId === undefined ? {} : { guildId }) };
    const diff = await untilReached('register the commands', () => registerCommands(rest, target, commands));
    logger.info({ ...diff, scope: guildId ?? 'global' }, 'discord commands registered');
    const url = application.interactions_endpoint_url;
    if (url) logger.info({ url }, 'discord sends interactions over http');
    else logger.warn('discord sends no interactions over http yet: save the address as Interactions Endpoint URL (docs/http.md)');
  }

  return {
    name: 'discord',
    inbound: createInteractionReceiver({
      publicKey,
      clock,
      isOpen: () => !stopping && standing.fault() === undefined,
      onInteraction: intake.take,
    }),
    ...(options.keeper && {
      installEvents: createEventReceiver({
        publicKey,
        clock,
        keeper: options.keeper,
        onTrouble: (error) => logger.error({ error }, 'an event about an installation could not be kept: discord sends it again'),
      }),
    }),
    async start() {
      await Promise.race([start(), stoppedAtStart.promise]);
      started = true;
    },
    installationId: () => undefined,
    isReady: () => started && !stopping && standing.fault() === undefined,
    findTrouble: () => standing.fault()?.message,
    async stop() {
      stopping = true;
      await intake.drain();
      await client.destroy();
    },
  };
}

function otherKey(): NewsdeskError {
  return new NewsdeskError('DISCORD_PUBLIC_KEY is the key of another application than DISCORD_TOKEN.', {
    code: 'discord.publicKey',
    fix: 'Copy both from one application of the Discord developer portal: the key from General Information, the token from Bot.',
  });
}
