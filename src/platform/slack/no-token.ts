/** Nothing was sent, because there is no token to send it with. `isOver`: the app is not installed in the workspace any more. */
export class NoTokenError extends Error {
  override readonly name = 'NoTokenError';
  readonly isOver: boolean;

  constructor(message: string, isOver: boolean) {
    super(message);
    this.isOver = isOver;
  }
}
