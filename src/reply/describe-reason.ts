import type { EmptyReason, UnmetFilter } from '../search/unmet.ts';
import type { Words } from '../words/words.ts';

/** Filters as somebody might write them: the same in every language. */
const examples = { in: 'in:liquid-cooling', topic: 'topic:power', by: 'by:shtef', since: 'since:2026-05', until: 'until:2026' } as const;

/** A sentence about a question that asks for nothing. */
export function describeEmpty(reason: EmptyReason, words: Words): string {
  return words.emptyQueries[reason];
}

/** A sentence or two about a filter that cannot be met, with what to write instead. */
export function describeUnmet(unmet: UnmetFilter, words: Words): string {
  switch (unmet.kind) {
    case 'otherName':
      return words.noSuchFilter(unmet.written.trim(), words.insteadOfFilter[unmet.name]);
    case 'noValue':
      return words.filterNeedsValue(unmet.written, examples[unmet.name]);
    case 'noDate':
      return words.notADate(unmet.written, unmet.name);
    case 'noName': {
      const { what, value, nearest } = unmet;
      const none = words.noneIsCalled[what](value);
      if (nearest.length > 0) return `${none} ${words.thereIs(nearest)}`;
      return what === 'article' ? none : `${none} ${words.noneIsNamed[what]}`;
    }
    case 'noneInTime':
      return words.noneInTime[unmet.name](unmet.value, unmet.written, unmet.isOneOfSeveral);
    case 'noneTogether':
      return words.noneTogether(unmet.written);
  }
}
