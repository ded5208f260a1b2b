/** An own command beside those of Newsdesk: `/count` says how many articles a topic has. */
import { type CommandContext, composeNotice, createDirectorySource, defineCommand, openAnswers, systemClock } from 'newsdesk/extend';

const options = {
  topic: { kind: 'text', description: 'A topic, as the articles name it', required: true, rest: true, maxLength: 100 },
} as const;

const count = defineCommand<CommandContext, typeof options>({
  name: 'count',
  description: 'How many articles there are on a topic',
  examples: ['power'],
  options,
  audience: 'asker',
  handler({ topic }, { edition }) {
    const wanted = topic.toLowerCase();
    const found = edition.articles.filter(({ topics }) => topics.some((name) => name.toLowerCase() === wanted));
    return composeNotice(`${found.length} articles on ${topic}.`);
  },
});

const source = createDirectorySource(process.argv[2] ?? 'content', { clock: systemClock });
const { dispatch, commands, close } = await openAnswers({ source, commands: [count] });
const asker = { platform: 'terminal', channelId: 'terminal', userId: 'me', managesChannel: false } as const;

console.log(commands.map(({ name }) => `/${name}`).join(' '));
const answer = await dispatch.runText('count', process.argv[3] ?? 'power', asker);
console.log('summary' in answer ? answer.summary : answer.title);
await close();
