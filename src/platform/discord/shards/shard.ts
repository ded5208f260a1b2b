import { DefaultWebSocketManagerOptions, WebSocketShard, WebSocketShardEvents, WebSocketShardStatus } from '@discordjs/ws';
import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import type { Clock } from '../../../runtime/clock.ts';
import { NewsdeskError } from '../../../runtime/errors.ts';
import type { Logger } from '../../../runtime/logger.ts';
import { within } from '../../../runtime/within.ts';
import { createReconnectPace } from '../../reconnect-pace.ts';
import type { Standing } from '../../standing.ts';
import { closeRefusal, describeClose, discordRefusal, isLastClose, isTokenRefusal, tokenRefusedCode } from '../gateway-faults.ts';
import type { UntilReached } from '../until-reached.ts';
import type { GatewayAddress } from './gateway-address.ts';
import { guardShard } from './guard-shard.ts';
import type { IdentifyTurn } from './identify-turn.ts';
import type { SessionMemory } from './session-memory.ts';

/** One shard of this process, from when it was given to when it is taken. */
export interface Shard {
  readonly id: number;
  /** Resolves when its events arrive, or it was closed before. Never rejects: what is final is told to the standing. */
  readonly started: Promise<void>;
  isReady(): boolean;
  /** False once it was closed, by itself too: it noticed that it is not this process' any more. */
  isOpen(): boolean;
  /** Writes down where its session ends, and disconnects: the next connection can go on from there. */
  close(): Promise<void>;
  /** Writes down the number of its last event. */
  save(): Promise<void>;
}

export interface ShardOptions {
  readonly id: number;
  readonly count: number;
  readonly token: string;
  readonly intents: number;
  readonly address: GatewayAddress;
  readonly turn: IdentifyTurn;
  readonly session: SessionMemory;
  /** Whether the shard is still this process'. */
  readonly holds: () => boolean;
  /** As in `ShardHolder`. */
  readonly mayConnect: () => boolean;
  readonly standing: Standing;
  readonly untilReached: UntilReached;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onEvent: (packet: GatewayDispatchPayload, shardId: number) => void;
  /** As in `PlatformEvents`. */
  readonly onDropped: (what: string, cause?: unknown) => void;
}

/** The part of a connection of ws that the library does not show. */
interface Connection {
  on(event: 'error', listener: () => void): void;
  terminate(): void;
}

/** Closes that leave the session as it is: any but 1000 and 1001 (events/gateway, "Initiating a Disconnect"). */
const keepingSession = 4200;
/** Patience with a gateway that does not answer a goodbye, and with the database, in ms: the next process waits for it. */
const goodbyeMs = 500;

export function openShard(options: ShardOptions): Shard {
  const { id, session, standing, untilReached, clock, holds, onEvent } = options;
  const logger = options.logger.child({ shard: id });
  const pace = createReconnectPace(clock);
  const closing = Promise.withResolvers<void>();
  let isClosed = false;
  let isConnected = false;
  let recovering = false;
  let current: { readonly socket: WebSocketShard; readonly over: AbortController } | undefined;

  async function connect(): Promise<void> {
    const gatewayInformation = await options.address.read();
    if (isClosed) return;
    const over = new AbortController();
    const socket = new WebSocketShard(contextOf(gatewayInformation), id);
    current = { socket, over };
    guardShard(socket, {
      pace,
      over: over.signal,
      holds,
      mayConnect: options.mayConnect,
      onLost: () => void close(),
      onDropped: options.onDropped,
      onBroken: (cause) => {
        // Going on with it may lead to the same fault.
        session.update(null);
        void recover(socket, 'its connection failed', cause);
      },
    });
    listen(socket);
    let refusedWith: number | undefined;
    socket.on(WebSocketShardEvents.Closed, ({ code }) => {
      if (isLastClose(code) && code !== tokenRefusedCode) refusedWith = code;
    });
    try {
      await socket.connect();
      isConnected = true;
    } catch (error) {
      await hangUp({ socket, over });
      if (isTokenRefusal(error)) await standing.suspect('the gateway was refused');
      throw standing.fault() ?? (refusedWith === undefined ? error : closeRefusal('refused the connection', refusedWith));
    }
  }

  function contextOf(gatewayInformation: Awaited<ReturnType<GatewayAddress['read']>>): ConstructorParameters<typeof WebSocketShard>[0] {
    const { token, intents, count } = options;
    return {
      options: { ...DefaultWebSocketManagerOptions, token, intents, gatewayInformation, shardCount: count },
      retrieveSessionInfo: () => session.current(),
      updateSessionInfo: (_, info) => session.update(info),
      waitForIdentify: options.turn,
    };
  }

  function listen(socket: WebSocketShard): void {
    socket.on(WebSocketShardEvents.Dispatch, ({ data }) => {
      if (!session.isBeyond(data.s)) onEvent(data, id);
    });
    socket.on(WebSocketShardEvents.Closed, ({ code }) => {
      if (isClosed) return;
      if (isLastClose(code)) void recover(socket, describeClose(code), undefined, code);
      else logger.warn({ code }, 'discord gateway connection lost, reconnecting');
    });
    socket.on(WebSocketShardEvents.Resumed, () => logger.info('discord gateway connection resumed'));
    socket.on(WebSocketShardEvents.Error, ({ error }) => logger.warn({ error }, 'discord gateway error'));
  }

  /** Faults that the library does not come back from by itself get a new connection, at the pace of all reconnections. */
  async function recover(lost: WebSocketShard, what: string, cause?: unknown, code?: number): Promise<void> {
    // While it connects for the first time, the attempt itself fails, and is made again.
    if (isClosed || !isConnected || current?.socket !== lost || recovering) return;
    recovering = true;
    logger.warn({ error: cause, code }, `discord gateway connection lost for good: ${what}`);
    try {
      if (code === tokenRefusedCode) await standing.suspect('the gateway closed the connection');
      else if (code !== undefined) standing.stop(closeRefusal('ended the connection', code));
      await hangUp(current);
      await untilReached('connect to the gateway again', connect);
      if (!isClosed) logger.info('discord gateway connection is there again');
    } catch (error) {
      fail(error);
    } finally {
      recovering = false;
    }
  }

  function fail(error: unknown): void {
    if (!isClosed) standing.stop(error instanceof NewsdeskError ? error : discordRefusal(String(error), error));
  }

  async function hangUp({ socket, over }: NonNullable<typeof current>): Promise<void> {
    over.abort();
    await within(socket.destroy({ code: keepingSession }), goodbyeMs, clock);
    const connection = socket['connection'] as Connection | null;
    // The library no longer listens: the fault of a connection that is cut off would end the process.
    connection?.on('error', () => {});
    connection?.terminate();
  }

  async function start(): Promise<void> {
    try {
      await session.load();
      await untilReached('connect to the gateway', () => (isClosed ? Promise.resolve() : connect()));
    } catch (error) {
      fail(error);
    }
  }

  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    closing.resolve();
    session.freeze();
    await Promise.all([within(session.save(), goodbyeMs, clock), current && hangUp(current)]);
  }

  return {
    id,
    started: Promise.race([start(), closing.promise]),
    isReady: () => current?.socket.status === WebSocketShardStatus.Ready,
    isOpen: () => !isClosed,
    save: session.save,
    close,
  };
}
