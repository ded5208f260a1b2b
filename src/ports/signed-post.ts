/** One request that says something to a program elsewhere. */
export interface SignedPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly signal: AbortSignal;
}

/** The fate of one request. */
export type PostAnswer =
  /** `retryAfter` is the header as it came. */
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter?: string }
  /** The address may not be asked. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Nobody listens: nothing has left. */
  | { readonly kind: 'unreached'; readonly reason: string }
  /** It has left, or part of it, and no answer came. */
  | { readonly kind: 'lost'; readonly reason: string };

/** Makes one request, follows no redirect, and never throws. */
export type Post = (post: SignedPost) => Promise<PostAnswer>;
