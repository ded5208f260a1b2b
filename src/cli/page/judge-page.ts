import { isLoopback } from '../../page/server/guard.ts';

export type PageVerdict =
  | { readonly kind: 'absent' }
  | { readonly kind: 'shown'; readonly warning?: string }
  /** It would be there, and others could reach it. */
  | { readonly kind: 'hidden'; readonly what: string; readonly fix: string };

export interface PageQuestion {
  /** No platform is configured, or it is left aside. */
  readonly isTrial: boolean;
  /** `--page` was given. */
  readonly wanted: boolean;
  /** The host on which HTTP is served. */
  readonly host: string;
}

/** A trial has a page unless others could reach it; beside real platforms there is one on request only. */
export function judgePage({ isTrial, wanted, host }: PageQuestion): PageVerdict {
  if (!isTrial && !wanted) return { kind: 'absent' };
  if (isLoopback(host)) return { kind: 'shown' };
  if (!wanted) {
    return {
      kind: 'hidden',
      what: `The page is not shown, because HOST is ${host}: others could reach it.`,
      fix: 'Set HOST to 127.0.0.1, or start with --page to show it to everybody who has its link.',
    };
  }
  const warning =
    `The page is shown on ${host}: everybody with its link can read every served article and act in the local trial as anybody, ` +
    'and without TLS the network can read along. It never reaches the real platforms.';
  return { kind: 'shown', warning };
}
