import type { Clock } from '../../runtime/clock.ts';
import type { PageEvent } from '../protocol.ts';

export interface EventStreams {
  /** A stream that begins with `first`; undefined when there are too many already. */
  open(first: PageEvent): ReadableStream<Uint8Array> | undefined;
  broadcast(event: PageEvent): void;
  readonly count: number;
  close(): void;
}

export interface EventStreamsOptions {
  readonly clock: Clock;
  /** Takes secrets out of a finished line. */
  readonly scrub: (line: string) => string;
  /** Told when the first reader comes and when the last one leaves. */
  readonly onWatched?: (watched: boolean) => void;
  readonly maxStreams?: number;
  /** Bytes that may wait for one reader beside its first event. */
  readonly maxQueuedBytes?: number;
}

const heartbeatMs = 15_000;

/** Pause before a browser comes back, in ms. */
const reconnectMs = 1_000;

interface Reader {
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
}

/**
 * Server-sent events to everybody who looks. A reader that is too slow is let go when more than `maxQueuedBytes` wait
 * for it: it comes back and gets the whole state, so nothing has to be kept for it.
 */
export function createEventStreams({
  clock,
  scrub,
  onWatched = () => {},
  maxStreams = 32,
  maxQueuedBytes = 4 * 1024 * 1024,
}: EventStreamsOptions): EventStreams {
  const readers = new Set<Reader>();
  const encoder = new TextEncoder();
  let cancelBeat = (): void => {};
  let closed = false;

  const encode = (event: PageEvent): Uint8Array => encoder.encode(`data: ${scrub(JSON.stringify(event))}\n\n`);

  function forget(reader: Reader): void {
    if (!readers.delete(reader) || readers.size > 0) return;
    cancelBeat();
    onWatched(false);
  }

  function send(bytes: Uint8Array): void {
    for (const reader of [...readers]) {
      if ((reader.controller.desiredSize ?? 0) > 0) reader.controller.enqueue(bytes);
      else {
        reader.controller.error(new Error('The reader is too slow.'));
        forget(reader);
      }
    }
  }

  function beat(): void {
    cancelBeat = clock.after(heartbeatMs, () => {
      send(encoder.encode(': still here\n\n'));
      beat();
    });
  }

  return {
    open(first) {
      if (closed || readers.size >= maxStreams) return undefined;
      const opening = encoder.encode(`retry: ${reconnectMs}\n\n`);
      const state = encode(first);
      let reader: Reader | undefined;
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            controller.enqueue(opening);
            controller.enqueue(state);
            reader = { controller };
            readers.add(reader);
            if (readers.size === 1) {
              beat();
              onWatched(true);
            }
          },
          cancel: () => reader && forget(reader),
        },
        { highWaterMark: maxQueuedBytes + state.byteLength + opening.byteLength, size: (chunk) => chunk?.byteLength ?? 0 },
      );
    },
    broadcast(event) {
      if (readers.size > 0) send(encode(event));
    },
    get count() {
      return readers.size;
    },
    close() {
      closed = true;
      for (const reader of [...readers]) {
        reader.controller.close();
        forget(reader);
      }
    },
  };
}
