import { nameMentions } from '../../name-mentions.ts';
import type { Workspace } from '../state/workspace.ts';

/** The text that Slack's client sends for a typed line: its three signs escaped (docs.slack.dev, "Escaping text"), the bot's name as a mention. */
export function typedText(text: string, { botName, botUserId }: Pick<Workspace, 'botName' | 'botUserId'>): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return nameMentions(escaped, botName, `<@${botUserId}>`);
}
