import { GatewayDispatchEvents, type GatewayDispatchPayload } from 'discord-api-types/v10';
import type { Clock } from '../../runtime/clock.ts';
import type { InstallationKeeper } from './installation-keeper.ts';

/**
 * Tells the keeper of servers that the gateway says the bot left, and of those that it came back into. Never throws; one change is kept after the
 * other. The servers that left are read once for each session: a session begins with an event for every server.
 */
export function createGuildFollower(
  keeper: InstallationKeeper | undefined,
  clock: Clock,
  onTrouble: (error: unknown) => void,
): (packet: GatewayDispatchPayload) => void {
  let keeping: Promise<void> = Promise.resolve();
  let gone: Set<string> | undefined;
  if (keeper === undefined) return () => {};

  function next(work: () => Promise<void>): void {
    keeping = keeping.then(work).catch(onTrouble);
  }

  async function comeBack(id: string, name: string, at: number): Promise<void> {
    gone ??= new Set(await keeper?.listGone());
    if (gone.delete(id)) await keeper?.arrive(id, name, at);
  }

  return (packet) => {
    const at = clock.now();
    switch (packet.t) {
      case GatewayDispatchEvents.Ready:
      case GatewayDispatchEvents.Resumed:
        next(async () => {
          gone = undefined;
        });
        break;
      case GatewayDispatchEvents.GuildCreate: {
        const { id, name } = packet.d;
        next(() => comeBack(id, name, at));
        break;
      }
      case GatewayDispatchEvents.GuildDelete: {
        // A server that cannot be reached just now is one that the bot is still in.
        if (packet.d.unavailable === true) break;
        const { id } = packet.d;
        next(async () => {
          await keeper.leave(id, at);
          gone?.add(id);
        });
        break;
      }
    }
  };
}
