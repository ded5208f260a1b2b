import type { Intent } from './intent.ts';
import type { Action } from './reply.ts';
import type { Words } from '../words/words.ts';

type Followable = Extract<Intent, { kind: 'follow' | 'unfollow' }>['by'];

/** In UTF-16 code units: with what stands before it, a name of this length still fits Discord's `custom_id` of 100. */
const longestName = 85;

/** Offers to follow a name; nothing if it is too long for a button to carry whole, for nobody could follow a part of it. */
export function followButton(by: Followable, value: string, words: Words): readonly Action[] {
  if (value.length > longestName) return [];
  return [{ kind: 'button', label: words.follow(value), intent: { kind: 'follow', by, value } }];
}
