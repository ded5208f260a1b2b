import { NewsdeskError } from '../../runtime/errors.ts';

/** The ways in which a text is not a feed that can be read. Data: they travel from the process that reads. */
export type FeedFault = 'none' | 'page' | 'json' | 'entities' | 'unreadable';

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
export function explainFeedFault(fault: FeedFault, address: string): NewsdeskError {
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
    case 'unreadable':
      return new NewsdeskError(`${address} cannot be read`, {
        code: 'feed.unreadable',
        fix: 'Open it in a browser; a feed that is cut off comes whole at the next request.',
      });
  }
}

const NAME_A_FEED = 'Name the address of an RSS, Atom or JSON feed; most sites name theirs in the head of their pages.';
