/** The people and places of one platform: each list narrows it, and an absent one leaves it open. */
export interface Scope {
  /** Ids, and `direct` for where nobody else reads. A channel's threads belong to it. */
  readonly channels?: readonly string[];
  /** Roles at Discord, user groups at Slack. Somebody of `users` needs none of them. */
  readonly groups?: readonly string[];
  readonly users?: readonly string[];
}

/** A line of the table. A platform that it does not name is closed by it, unless it names neither. */
export interface Rule {
  readonly use: 'all' | readonly string[];
  readonly discord?: 'all' | 'none' | Scope;
  readonly slack?: 'all' | 'none' | Scope;
}

/** A right, or the reason why there is none: the place, with the scopes of others, or the person. */
export type Verdict =
  | { readonly kind: 'open' }
  | { readonly kind: 'elsewhere'; readonly scopes: readonly Scope[] }
  | { readonly kind: 'others' };
