import { NewsdeskError } from '../../runtime/errors.ts';

/** The reason why nothing can be changed from the page yet. */
export function stillStarting(): NewsdeskError {
  return new NewsdeskError('Newsdesk is still starting.', { code: 'page.starting', fix: 'Try again in a moment.' });
}
