import type { Client } from 'discord.js';
import type { InteractionHandler } from './interactions.ts';
import { createInteractionReader, type RawInteraction } from './read-interaction.ts';
import type { LearnedSurroundings } from './surroundings.ts';
import type { ToldChannel } from './told-channel.ts';

export interface InteractionIntake {
  /** Takes an interaction as Discord sent it, whichever way it came. Never throws. */
  take(raw: RawInteraction): void;
  /** Resolves when all that was taken is answered. */
  drain(): Promise<void>;
}

export interface InteractionIntakeOptions {
  /** Reads interactions, and is never logged in. */
  readonly client: Client;
  readonly surroundings: LearnedSurroundings;
  readonly handler: InteractionHandler;
  /** As in `PlatformEvents`. */
  readonly onDropped: (what: string, cause?: unknown) => void;
}

export function createInteractionIntake({ client, surroundings, handler, onDropped }: InteractionIntakeOptions): InteractionIntake {
  const readInteraction = createInteractionReader(client);
  const arriving = new Set<Promise<void>>();

  async function arrive(raw: RawInteraction): Promise<void> {
    try {
      const interaction = readInteraction(raw);
      if (interaction === undefined) return onDropped('interaction');
      await surroundings.learn(interaction, raw['channel'] as ToldChannel | undefined);
      handler.handle(interaction);
    } catch (cause) {
      onDropped('interaction', cause);
    }
  }

  return {
    take(raw) {
      const task = arrive(raw);
      arriving.add(task);
      void task.finally(() => arriving.delete(task));
    },
    async drain() {
      await Promise.all(arriving);
      await handler.drain();
    },
  };
}
