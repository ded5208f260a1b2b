import type { DiscordSandbox } from '../../sandbox/discord/discord-sandbox.ts';
import type { SlackSandbox } from '../../sandbox/slack/slack-sandbox.ts';
import type { Act } from '../acts.ts';

interface Clients {
  readonly discord: DiscordSandbox;
  readonly slack: SlackSandbox;
}

/** Sets the language of a person's client, as its settings do. @throws TypeError if there is nobody of that id. */
export function setLanguage({ discord, slack }: Clients, { platform, userId, locale }: Extract<Act, { kind: 'language' }>): void {
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
