import { composeUnfurl } from '../src/reply/compose-unfurl.ts';
import { linkedArticle, type LinkPreview } from '../src/reply/link-preview.ts';
import { type CommandContext, lookOf } from './context.ts';

/**
 * The preview of a link to an article of the publication, for everybody who sees the link. Undefined for any other address, so for what is
 * held back: that is in no edition that is served. Of what is for members there is a teaser.
 */
export function unfurl(address: string, context: CommandContext): LinkPreview | undefined {
  const found = context.findAddress(address);
  if (found === undefined) return undefined;
  const { article, section } = found;
  const { retraction } = article;
  return {
    reply: context.answers.recall(`unfurl ${article.slug}#${section?.anchor ?? ''}`, () =>
      composeUnfurl(article, section, lookOf(context)),
    ),
    article: linkedArticle(article, section, retraction === undefined ? undefined : context.words.retracted(retraction)),
  };
}
