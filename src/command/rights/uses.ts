import type { Intent } from '../../reply/intent.ts';

/** Ways to ask that are not commands, as a table of rights names them. */
export const entryUses = ['mention', 'look-up', 'home', 'preview'] as const;

/** Each group needs one of its uses. None is needed where the list is empty. */
export type Needed = readonly (readonly string[])[];

/** Commands whose answers lead to sections of articles. */
const reading = ['news', 'article', 'term', 'latest'] as const;

/** A press needs the right to the command that would do the same. */
export function usesOfIntent(intent: Intent): Needed {
  switch (intent.kind) {
    case 'search':
      return [['news']];
    case 'term':
      return [['term']];
    case 'page':
    case 'article':
    case 'share':
    case 'shareForm':
      return [reading];
    case 'follow':
      return [['following']];
    case 'announcements':
      return [['announcements']];
    case 'editTerm':
    case 'editForm':
      return [['terms']];
    case 'form':
      return [[intent.command]];
    // To end direct messages, to judge an answer and to settle a delivery that the bot itself asks about is closed to nobody.
    case 'unfollow':
    case 'feedback':
    case 'decide':
      return [];
  }
}
