import type { HeadingText } from './heading-text.ts';
import type { HeadingIdScheme } from './schemes.ts';

/** Gives the headings of one page their ids, in the order of the page. */
export interface HeadingIds {
  /** `undefined`: the generator gives this heading no id, so no address leads to it. */
  next(heading: HeadingText, isTitle?: boolean): string | undefined;
}

/** `explicitIds`: all ids that the page gives with `{#id}`, for the generators that keep derived ids away from them. */
export function createHeadingIds(scheme: HeadingIdScheme, explicitIds: readonly string[] = []): HeadingIds {
  const taken = new Set<string>(scheme.explicit === 'reserved' ? explicitIds : []);
  const counts = new Map<string, number>();
  let numbered = 0;

  function number(): string {
    do numbered += 1;
    while (taken.has(`id${numbered}`));
    return `id${numbered}`;
  }

  function distinguish(id: string): string {
    if (scheme.duplicates === 'underscored') return countUp(id, taken);
    if (scheme.duplicates === 'numbered') return id === '' || taken.has(id) ? number() : id;
    const count = counts.get(id);
    if (scheme.duplicates === 'fromTwo') {
      counts.set(id, (count ?? 0) + 1);
      return count === undefined ? id : `${id}-${count + 1}`;
    }
    if (scheme.duplicates === 'counted') {
      counts.set(id, (count ?? 0) + 1);
      return count === undefined ? id : `${id}-${count}`;
    }
    let suffix = count ?? 0;
    let free = id;
    while (taken.has(free)) free = `${id}-${++suffix}`;
    counts.set(id, suffix);
    return free;
  }

  return {
    next(heading, isTitle = false) {
      if (isTitle && scheme.title === 'ignored') return undefined;
      if (heading.explicit !== undefined && scheme.explicit !== 'text') return heading.explicit;
      const slug = scheme.slug(readingOf(heading, scheme));
      const { whenEmpty } = scheme;
      const id = distinguish(slug === '' && whenEmpty.kind === 'word' ? whenEmpty.word : slug);
      taken.add(id);
      return (id === '' && whenEmpty.kind === 'none') || (isTitle && scheme.title === 'counts') ? undefined : id;
    },
  };
}

function readingOf({ raw, pieces }: HeadingText, { reads, entities, lineBreaks }: HeadingIdScheme): string {
  if (reads === 'raw') return raw;
  return pieces
    .map(({ kind, value, written }) => {
      if (lineBreaks === 'space' && kind === 'tag' && /^<br\b/iu.test(value)) return ' ';
      return reads.includes(kind) ? ((entities === 'written' ? written : undefined) ?? value) : '';
    })
    .join('');
}

/** Python-Markdown's `unique`: a number at the end goes up, and an id is never empty. */
function countUp(id: string, taken: ReadonlySet<string>): string {
  let unique = id;
  while (unique === '' || taken.has(unique)) {
    const [, stem, count] = /^(.*)_(\d+)$/su.exec(unique) ?? [];
    unique = count === undefined ? `${unique}_1` : `${stem}_${Number(count) + 1}`;
  }
  return unique;
}
