/** An own source: articles of a program, here a list that grows. Whatever it hands over is answered from at once. */
import { type ContentSource, createArticle, createEdition, openAnswers } from 'newsdesk/extend';

const texts = new Map([['herons', 'Herons wade in cold water until a fish forgets them.']]);
let tell: Parameters<ContentSource['watch']>[0] = () => {};

function readEdition(): ReturnType<typeof createEdition> {
  const articles = [...texts].map(([slug, text]) => createArticle({ slug, title: `About ${slug}`, sections: [{ text }] }));
  return createEdition({ articles, publication: { name: 'The Marsh', lang: 'en' } });
}

const source: ContentSource = {
  load: async () => readEdition(),
  watch(onChange) {
    tell = onChange;
    return () => {
      tell = () => {};
    };
  },
  close: async () => {},
};

const { dispatch, close } = await openAnswers({ source });
const asker = { platform: 'terminal', channelId: 'terminal', userId: 'me', managesChannel: false } as const;

async function ask(query: string): Promise<void> {
  const answer = await dispatch.runText('news', query, asker);
  console.log('summary' in answer ? answer.summary : answer.title);
}

await ask('otters');
texts.set('otters', 'Otters hold hands while they sleep.');
tell(readEdition());
await ask('otters');
await close();
