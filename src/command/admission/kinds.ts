import type { AnyCommand, Asker } from '../command.ts';
import type { Intent } from '../../reply/intent.ts';

/**
 * A `question` is answered with what is looked up, and counts towards a person's rate; a `step` goes on reading an answer, and does not;
 * an `act` changes something: it counts by itself, and is never turned away for want of time; nor is a `form`, which only asks.
 */
export type WorkKind = 'question' | 'step' | 'act' | 'form';

export function kindOfIntent(intent: Intent, isForManagers: (command: string) => boolean): WorkKind {
  switch (intent.kind) {
    case 'search':
    case 'term':
      return 'question';
    case 'page':
    case 'article':
      return 'step';
    case 'form':
      return isForManagers(intent.command) ? 'form' : 'step';
    case 'shareForm':
    case 'editForm':
      return 'form';
    case 'announcements':
      return intent.action === 'choose' ? 'form' : 'act';
    case 'share':
    case 'feedback':
    case 'follow':
    case 'unfollow':
    case 'decide':
    case 'editTerm':
      return 'act';
  }
}

/** By its name as dispatch takes it: `announcements on`. */
export function createManagersCheck(commands: readonly AnyCommand<never>[]): (command: string) => boolean {
  const names = new Set(commands.flatMap(({ name, forManagers }) => (forManagers === true ? [name] : [])));
  return (command) => names.has(command);
}

/** The kinds of questions, for the figures: closed sets only. */
export interface AskedOf {
  readonly platform: Asker['platform'];
  readonly kind: WorkKind | 'suggestion';
}
