import { foldLabel } from './fold.ts';
import type { Forum, ChannelContext } from './channel-context.ts';
import type { SubscriptionSettings } from './subscription.ts';
import { wordsFor } from '../words/words-for.ts';
import type { Words } from '../words/words.ts';

export type FittedSettings =
  | { readonly kind: 'settings'; readonly settings: SubscriptionSettings }
  | { readonly kind: 'problem'; readonly field: 'tags' | 'extras'; readonly what: string };

/** Holds settings against what the channel can do, and turns the names of a forum's tags into their ids. */
export function fitToPlace(settings: SubscriptionSettings, { forum, offers }: ChannelContext, words: Words = wordsFor([])): FittedSettings {
  const { placeProblems } = words;
  if (settings.crosspost && offers !== undefined && !offers.includes('followers')) {
    return problem('extras', placeProblems.nobodyFollows);
  }
  if (forum === undefined) {
    return settings.forumTags.length === 0 ? { kind: 'settings', settings } : problem('tags', placeProblems.onlyForums);
  }
  const ids: string[] = [];
  for (const tag of settings.forumTags) {
    const id = findTag(tag, forum);
    if (id === undefined) return problem('tags', `${placeProblems.noTag(tag)} ${describeTags(forum, words)}`);
    ids.push(id);
  }
  if (forum.requiresTag && ids.length === 0)
    return problem('tags', `${placeProblems.needsTag(exampleTag(forum))} ${describeTags(forum, words)}`);
  return { kind: 'settings', settings: { ...settings, forumTags: ids } };
}

/** Settings with the names of tags instead of their ids, for people to read. */
export function withTagNames(settings: SubscriptionSettings, forum: Forum | undefined): SubscriptionSettings {
  const names = new Map(forum?.tags.map(({ id, name }) => [id, name] as const));
  return { ...settings, forumTags: settings.forumTags.map((id) => names.get(id) ?? id) };
}

function findTag(tag: string, { tags }: Forum): string | undefined {
  return (tags.find(({ id }) => id === tag) ?? tags.find(({ name }) => foldLabel(name) === foldLabel(tag)))?.id;
}

function describeTags({ tags }: Forum, { placeProblems }: Words): string {
  return tags.length === 0 ? placeProblems.noTags : placeProblems.tags(tags.map(({ name }) => name));
}

function exampleTag({ tags }: Forum): string {
  const name = tags[0]?.name ?? 'news';
  return /\s/u.test(name) ? `"${name}"` : name;
}

function problem(field: 'tags' | 'extras', what: string): FittedSettings {
  return { kind: 'problem', field, what };
}
