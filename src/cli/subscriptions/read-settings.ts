import { parseSettings } from '../../subscription/parse-settings.ts';
import type { Subscription } from '../../subscription/subscription.ts';
import { NewsdeskError } from '../../runtime/errors.ts';

/** The settings with what is written changed. @throws NewsdeskError `subscriptions.settings` for what is none. */
export function readSettings(text: string, base: Subscription['settings']): Subscription['settings'] {
  if (/(?:^|\s)backfill=/iu.test(text)) {
    const fix = 'Leave it out: /announcements on backfill=3 in the channel posts the newest three once.';
    throw new NewsdeskError('backfill is not a setting: it happens once, when a channel asks for it.', {
      code: 'subscriptions.settings',
      fix,
    });
  }
  const parsed = parseSettings(text, base);
  if (parsed.kind === 'problem')
    throw new NewsdeskError(parsed.what, { code: 'subscriptions.settings', fix: 'docs/operations.md lists the settings.' });
  return parsed.settings;
}
