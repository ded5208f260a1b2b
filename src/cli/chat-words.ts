import type { ChatClient } from './chat-client.ts';

/** Lines of the prompt that are not commands of the bot: they set the person, the channel, and the faults. */
export const chatWords = '!as NAME, !in CHANNEL, !lose 1 (the answer to the next post is lost), !who';

const MAX_LOST = 100;

/** Undefined when `typed` is something for the bot. */
export function runChatWord(typed: string, clients: readonly ChatClient[]): string | undefined {
  const [, word, rest = ''] = /^!(\S*)\s*(.*)$/su.exec(typed) ?? [];
  if (word === undefined) return undefined;
  const name = rest.trim().replace(/^[#@]/u, '');
  switch (word) {
    case 'as':
      return change(name, clients, (client) => client.become(name), 'people');
    case 'in':
      return change(name, clients, (client) => client.enter(name), 'channels');
    case 'who':
      return whereabouts(clients);
    case 'lose': {
      const posts = name === '' ? 1 : Number(name);
      if (!Number.isInteger(posts) || posts < 1 || posts > MAX_LOST) return `!lose takes a number from 1 to ${MAX_LOST}.`;
      for (const client of clients) client.loseAnswers(posts);
      return `${posts === 1 ? 'The next post is' : `The next ${posts} posts are`} taken and the answer is lost, on each platform. Save an article and see.`;
    }
    default:
      return `There is no !${word}. There are ${chatWords}.`;
  }
}

function change(name: string, clients: readonly ChatClient[], doIt: (client: ChatClient) => boolean, what: 'people' | 'channels'): string {
  const done = clients.filter(doIt);
  if (done.length > 0) return whereabouts(clients);
  const known = clients.map((client) => `${client.name} has ${client[what].join(', ')}`).join('; ');
  return name === '' ? `Which one? ${known}.` : `There is no ${name}. ${known}.`;
}

function whereabouts(clients: readonly ChatClient[]): string {
  return clients.map((client) => `${client.name}: ${client.where()}`).join(' · ');
}
