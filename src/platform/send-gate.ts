import { AsyncLocalStorage } from 'node:async_hooks';

/** Asked at the last moment before a request leaves. */
export interface SendGate {
  run<T>(mayStart: () => boolean, work: () => Promise<T>): Promise<T>;
  /** @throws NotStartedError when the request must not leave any more. */
  pass(): void;
}

/** The request was held back: not one byte of it has left. */
export class NotStartedError extends Error {
  override readonly name = 'NotStartedError';
  readonly code = 'NEWSDESK_NOT_STARTED';

  constructor() {
    super('The claim ended before the request left.');
  }
}

/**
 * A process can be paused between claiming a delivery and sending it, for longer than its claim lasts. Asking right before
 * the write, below queues and serializing of the client libraries, leaves less than a millisecond for that.
 */
export function createSendGate(): SendGate {
  const storage = new AsyncLocalStorage<() => boolean>();
  return {
    run: (mayStart, work) => storage.run(mayStart, work),
    pass() {
      if (storage.getStore()?.() === false) throw new NotStartedError();
    },
  };
}
