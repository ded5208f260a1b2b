import type { Act } from '../acts.ts';
import type { Sandboxes } from './acts.ts';

/** Sets the language of a person's client, as its settings do. @throws TypeError if there is nobody of that id. */
export function setLanguage({ discord, slack }: Sandboxes, { platform, userId, locale }: Extract<Act, { kind: 'language' }>): void {
  if (platform === 'discord') {
    const user = discord.world.users.get(userId);
    if (user === undefined) throw new TypeError(`There is no user ${userId}.`);
    user.locale = locale;
    return;
  }
  const { users } = slack.workspace();
  const user = users.get(userId);
  if (user === undefined) throw new TypeError(`There is no user ${userId}.`);
  users.set(userId, { ...user, locale });
}
