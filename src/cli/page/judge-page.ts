import { isLoopback } from '../../page/server/guard.ts';

export interface PageVerdict {
  readonly kind: 'shown' | 'hidden';
  /** What the operator should know about it. */
  readonly warnings: readonly string[];
}

export interface PageQuestion {
  /** No platform is configured. */
  readonly isTrial: boolean;
  /** `--page` was given. */
  readonly wanted: boolean;
  /** Where HTTP is served. */
  readonly host: string;
}

/** A trial has a page unless others could reach it; beside real platforms there is one on request only. */
export function judgePage({ isTrial, wanted, host }: PageQuestion): PageVerdict {
  if (!isTrial && !wanted) return { kind: 'hidden', warnings: [] };
  if (isLoopback(host)) return { kind: 'shown', warnings: [] };
  if (!wanted) {
    const warning = `The page is not shown, because HOST is ${host}: whoever reaches this address could use it. Unset HOST, or start with --page to show it all the same.`;
    return { kind: 'hidden', warnings: [warning] };
  }
  const warning = `The page is shown on ${host}: whoever reaches this address reads every article in it, and acts in the local trial as anybody. It never reaches the real platforms.`;
  return { kind: 'shown', warnings: [warning] };
}
