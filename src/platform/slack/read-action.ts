import type { Intent } from '../../reply/intent.ts';

/** The value of a button, or of the option that was chosen; undefined for a link, and for an empty field. */
export function valueOf(action: unknown): string | undefined {
  if (typeof action !== 'object' || action === null) return undefined;
  if ('selected_option' in action) return valueOf(action.selected_option);
  return 'value' in action && typeof action.value === 'string' ? action.value : undefined;
}

/** The page that an intent turns to. */
export function pageOf(intent: Intent | undefined): number {
  return intent && 'page' in intent ? (intent.page ?? 1) : 1;
}

/** The command whose options the fields of a form may suggest. */
export function commandOfForm(intent: Intent | undefined): string {
  if (intent?.kind === 'form') return intent.command;
  if (intent?.kind === 'announcements') return 'announcements';
  return intent?.kind === 'editForm' || intent?.kind === 'editTerm' ? 'terms' : '';
}
