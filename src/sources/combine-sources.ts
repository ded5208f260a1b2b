import type { Article } from '../content/article.ts';
import { createEdition } from '../content/create-edition.ts';
import type { Edition } from '../content/edition.ts';
import { areSameProblems } from '../content/problem.ts';
import type { ContentSource } from '../ports/content-source.ts';
import { addressKey } from './feeds/canonical-address.ts';

export interface CombinedPart {
  /** Stands before the paths of its files, so that two sources may have the same; empty for the first. */
  readonly prefix: string;
  readonly source: ContentSource;
  /** It has no name to give to the publication. */
  readonly isNameless?: boolean;
}

/**
 * Several sources as one. The first that has a name speaks for the publication; of an article that two of them have, by its address, the earlier source's is
 * kept. An article that is held back is shown by no other source at its address, nor by a later one under its name.
 */
export function combineSources(parts: readonly CombinedPart[]): ContentSource {
  const latest = new Map<CombinedPart, Edition>();

  const combine = (): Edition => combineEditions(parts.map((part) => ({ ...part, edition: latest.get(part) })));

  return {
    async load() {
      const loaded = await Promise.all(parts.map(async (part) => ({ part, edition: await part.source.load() })));
      for (const { part, edition } of loaded) latest.set(part, edition);
      return combine();
    },
    watch(onChange) {
      let told = latest.size === parts.length ? combine() : undefined;
      const stops = parts.map((part) =>
        part.source.watch((edition) => {
          latest.set(part, edition);
          const next = combine();
          if (told?.hash === next.hash && areSameProblems(told.problems, next.problems)) return;
          told = next;
          onChange(next);
        }),
      );
      return () => {
        for (const stop of stops) stop();
      };
    },
    accept() {
      for (const { source } of parts) source.accept?.();
    },
    findTroubles: () => parts.flatMap(({ source }) => source.findTroubles?.() ?? []),
    async close() {
      await Promise.all(parts.map(({ source }) => source.close()));
    },
  };
}

interface Given {
  readonly prefix: string;
  readonly edition: Edition | undefined;
  readonly isNameless?: boolean;
}

export function combineEditions(given: readonly Given[]): Edition {
  const there = given.flatMap(({ prefix, edition, isNameless = false }) =>
    edition === undefined ? [] : [{ prefix, edition, isNameless }],
  );
  const articles: Article[] = [];
  /** Addresses and slugs that an earlier source serves or holds back. */
  const addresses = new Set<string>();
  const heldSlugs = new Set<string>();
  const heldAddresses = new Set(
    there.flatMap(({ edition }) => (edition.withheld ?? []).flatMap(({ url }) => (url === undefined ? [] : [addressKey(url)]))),
  );
  for (const { prefix, edition } of there) {
    const own = new Set<string>();
    for (const article of edition.articles) {
      const address = article.url === undefined ? undefined : addressKey(article.url);
      if (address !== undefined && (addresses.has(address) || heldAddresses.has(address))) continue;
      if (heldSlugs.has(article.slug)) continue;
      if (address !== undefined) own.add(address);
      articles.push(withPrefix(article, prefix));
    }
    for (const address of own) addresses.add(address);
    for (const { slug } of edition.withheld ?? []) if (slug !== undefined) heldSlugs.add(slug);
  }
  const prefixed = <T extends { readonly path: string }>(files: readonly T[], prefix: string): readonly T[] =>
    files.map((file) => ({ ...file, path: `${prefix}${file.path}` }));
  const speaker = there.find(({ isNameless }) => !isNameless) ?? there[0];
  const kept = there.find(({ edition }) => edition.kept !== undefined)?.edition.kept;
  return createEdition({
    articles,
    ...(speaker === undefined ? {} : { publication: speaker.edition.publication }),
    glossary: there.flatMap(({ edition }) => edition.glossary),
    problems: there.flatMap(({ prefix, edition }) => edition.problems.map((problem) => ({ ...problem, file: `${prefix}${problem.file}` }))),
    withheld: there.flatMap(({ prefix, edition }) => prefixed(edition.withheld ?? [], prefix)),
    unread: there.flatMap(({ prefix, edition }) => prefixed(edition.unread ?? [], prefix)),
    seen: there.reduce((sum, { edition }) => sum + (edition.seen ?? edition.articles.length), 0),
    ...(kept === undefined ? {} : { kept }),
  });
}

function withPrefix(article: Article, prefix: string): Article {
  return prefix === '' || article.file === undefined
    ? article
    : { ...article, file: { ...article.file, path: `${prefix}${article.file.path}` } };
}
