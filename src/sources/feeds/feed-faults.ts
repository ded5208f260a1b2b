import { NewsdeskError } from '../../runtime/errors.ts';
import { shownAddress } from '../network/guard.ts';

/** The ways in which a text is not a feed that can be read. Data: they travel from the process that reads. */
export type FeedFault =
  | 'none'
  | 'page'
  | 'json'
  | 'entities'
  | 'unreadable'
  | 'wordpress'
  | 'wordpressExport'
  | 'ghost'
  | 'ghostExport'
  | 'sitemap';

/** A feed that cannot be read, before anybody is told. */
export class FeedFaultError extends Error {
  override readonly name = 'FeedFaultError';
  readonly fault: FeedFault;

  constructor(fault: FeedFault) {
    super(`the feed cannot be read: ${fault}`);
    this.fault = fault;
  }
}

/** The fault in the words of the person who named the address. */
export function explainFeedFault(fault: FeedFault, written: string): NewsdeskError {
  const address = shownAddress(written);
  switch (fault) {
    case 'none':
      return new NewsdeskError(`${address} is not a feed`, { code: 'feed.none', fix: NAME_A_FEED });
    case 'page':
      return new NewsdeskError(`${address} is a page, and names no feed`, { code: 'feed.none', fix: NAME_A_FEED });
    case 'json':
      return new NewsdeskError(`${address} is JSON, and not a JSON Feed`, { code: 'feed.none', fix: NAME_A_FEED });
    case 'entities':
      return new NewsdeskError(`${address} declares entities of its own, which are not read`, {
        code: 'feed.entities',
        fix: 'Write the characters themselves, or their numbers such as &#233;.',
      });
    case 'wordpress':
      return new NewsdeskError(`${address} does not answer as the REST API of WordPress does`, {
        code: 'feed.none',
        fix: 'Open it in a browser: it gives a list of posts. If the site has switched its API off, name its feed instead.',
      });
    case 'wordpressExport':
      return new NewsdeskError(`${address} is not an export of WordPress`, {
        code: 'feed.none',
        fix: 'Write it anew with Tools › Export in WordPress, and unpack it if it is packed.',
      });
    case 'ghost':
      return new NewsdeskError(`${address} does not answer as the Content API of Ghost does`, {
        code: 'feed.none',
        fix: 'Name the address of the site, and the Content API key of Settings › Integrations.',
      });
    case 'ghostExport':
      return new NewsdeskError(`${address} is not an export of Ghost`, {
        code: 'feed.none',
        fix: 'Write it anew with Settings › Export in Ghost.',
      });
    case 'sitemap':
      return new NewsdeskError(`${address} is not a sitemap`, {
        code: 'feed.none',
        fix: 'Name the address of the sitemap, often /sitemap.xml, or list the pages themselves.',
      });
    case 'unreadable':
      return new NewsdeskError(`${address} cannot be read`, {
        code: 'feed.unreadable',
        fix: 'Open it in a browser; a feed that is cut off comes whole at the next request.',
      });
  }
}

const NAME_A_FEED = 'Name the address of an RSS, Atom or JSON feed; most sites name theirs in the head of their pages.';
