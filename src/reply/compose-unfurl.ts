import type { Article, Section } from '../content/article.ts';
import { citationLine, headingLine } from './citation-line.ts';
import { clipAtWord } from './clip.ts';
import { composeCitation } from './compose-citation.ts';
import type { Branding } from './compose-hits.ts';
import { languageOf } from './language-of.ts';
import type { Reply, ReplyBlock } from './reply.ts';

/** Characters of a section below a link: enough to know what it is about, and no more than a message bears. */
const maxBeginning = 300;

/** The preview below a link to an article: title, dek, the beginning of the section that the link names, and who wrote it when. */
export function composeUnfurl(article: Article, section: Section | undefined, { words, color }: Branding): Reply {
  const { title, dek, retraction } = article;
  const cited = section ?? article.sections[0];
  const credit = cited === undefined ? '' : citationLine(composeCitation(article, cited), words);
  return {
    audience: 'channel',
    ...languageOf(words),
    summary: title,
    blocks: [
      ...(retraction === undefined ? [] : [{ kind: 'notice', tone: 'problem', text: words.retracted(retraction) } as const]),
      { kind: 'heading', text: title, ...(article.url === undefined ? {} : { url: article.url }) },
      ...(dek === undefined ? [] : [{ kind: 'paragraph', text: dek } as const]),
      ...(section === undefined ? [] : beginningOf(section)),
      ...(credit === '' ? [] : [{ kind: 'credit', text: credit } as const]),
    ],
    actions: [],
    ...(color === undefined ? {} : { color }),
  };
}

function beginningOf({ heading, headingPath, body }: Section): readonly ReplyBlock[] {
  const text = clipAtWord(body.text.replace(/\s+/gu, ' ').trim(), maxBeginning);
  return [
    { kind: 'paragraph', text: headingLine(headingPath) || heading, muted: true },
    ...(text === '' ? [] : [{ kind: 'paragraph', text } as const]),
  ];
}
