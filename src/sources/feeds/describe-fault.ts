import { lengthOfTime } from '../../runtime/length-of-time.ts';
import { visibleText } from '../../runtime/visible-text.ts';
import type { MirrorState } from './mirror.ts';

/** The fault of a source as the end of a sentence about it: since when, what, and the way out. `now` is in ms since the epoch. */
export function describeFault({ what, fix, since }: NonNullable<MirrorState['fault']>, now: number): string {
  return `has not been readable for ${lengthOfTime(now - since)}: ${visibleText(what)}.${fix === undefined ? '' : ` ${fix}`}`;
}
