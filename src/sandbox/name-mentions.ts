/** A typed text with the bot's name as the mention that a client sends: it offers the name while one types @, and sends its id. */
export function nameMentions(text: string, name: string, mention: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])@${escaped}(?![\\p{L}\\p{N}])`, 'giu'), mention);
}
