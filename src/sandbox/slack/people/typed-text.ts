import { nameMentions } from '../../name-mentions.ts';
import type { Workspace } from '../state/workspace.ts';

/**
 * The text that Slack's client sends for a typed line: its three signs escaped (docs.slack.dev, "Escaping text"), an address as a link, and the
 * bot's name as a mention.
 */
export function typedText(text: string, { botName, botUserId }: Pick<Workspace, 'botName' | 'botUserId'>): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  // A sign at the end of an address belongs to the sentence.
  const linked = escaped.replace(/https?:\/\/\S*[^\s.,;:!?)]/gu, '<$&>');
  return nameMentions(linked, botName, `<@${botUserId}>`);
}
