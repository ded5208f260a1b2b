/** Whether somebody may do something cannot be told now. The message is a kept text for the asker: why, and what to do. Nothing is done meanwhile. */
export class CannotTellError extends Error {
  override readonly name = 'CannotTellError';
}
