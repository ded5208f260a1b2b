import { hasOneSpelling } from '../src/glossary/name-pattern.ts';
import { type Filter, formatFilter } from '../src/subscription/filter.ts';
import type { Asker } from '../src/command/command.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import type { Action, Reply } from '../src/reply/reply.ts';
import type { Words } from '../src/words/words.ts';
import { subscribe } from './announcements.ts';
import { inLookedAtChannel } from './in-channel.ts';

/** The offer to people who may manage the channel, to announce a term there too; it stands below what is told them about following it. */
export function announceTermButton(name: string, { installationId, isDirect, managesChannel }: Asker, words: Words): readonly Action[] {
  if (!managesChannel || isDirect === true || installationId === undefined) return [];
  // A filter takes words without case and signs: `IT` would announce every article with *it*.
  if (hasOneSpelling(name) || !/[\p{L}\p{N}]/u.test(name)) return [];
  return [{ kind: 'button', label: words.announceTermHere(name), intent: { kind: 'announcements', action: 'term', value: name } }];
}

/** Announces articles with these words in the channel, beside those that are announced there already. The caller has asked who may. */
export const announceTerm = inLookedAtChannel<string>(async (name, desk, place, context): Promise<Reply> => {
  const term: Filter = { kind: 'words', value: name };
  const { subscription } = await desk.status(place);
  const filter = subscription?.settings.filter;
  if (filter !== undefined && wants(filter, term)) return composeNotice(context.words.termAnnouncedHere(name));
  return subscribe(desk, place, formatFilter(filter === undefined ? term : { kind: 'any', of: [...partsOf(filter), term] }), context);
});

/** Whether everything that the one filter wants is wanted by the other, as far as the words say it. */
function wants(filter: Filter, term: Filter): boolean {
  if (filter.kind === 'all' && filter.of.length === 0) return true;
  return partsOf(filter).some((part) => formatFilter(part).toLowerCase() === formatFilter(term).toLowerCase());
}

/** The filters of which any is enough. */
function partsOf(filter: Filter): readonly Filter[] {
  return filter.kind === 'any' ? filter.of : [filter];
}
