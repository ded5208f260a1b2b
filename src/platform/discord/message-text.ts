import type { Message } from 'discord.js';

/** The words of a message: what was typed, else what a bot shows in embeds or components. */
export function textOfMessage({ content, embeds, components }: Pick<Message, 'content' | 'embeds' | 'components'>): string {
  if (content.trim() !== '') return content;
  const embedded = embeds.flatMap(({ title, description }) => [title ?? '', description ?? '']);
  return [...embedded, ...components.flatMap(textsOf)].filter((text) => text.trim() !== '').join('\n');
}

/** Text displays stand in containers and sections. */
function textsOf(component: unknown): readonly string[] {
  if (typeof component !== 'object' || component === null) return [];
  if ('content' in component && typeof component.content === 'string') return [component.content];
  return 'components' in component && Array.isArray(component.components) ? component.components.flatMap(textsOf) : [];
}
