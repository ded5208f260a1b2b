import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PageSource } from '../../content-panel.ts';
import { fetchSources } from '../state/connection.ts';

/** While the list is open: a source is asked again, fails, or can be read again. */
const lookAgainMs = 2_000;

/** Each source with the number of its articles, when it was asked and is asked next, and what is wrong with it. */
export function SourceList(): VNode {
  const [sources, setSources] = useState<readonly PageSource[]>([]);
  useEffect(() => {
    const look = (): void => void fetchSources().then((found) => found && setSources(found));
    look();
    const timer = setInterval(look, lookAgainMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <ul class="sources">
      {sources.map(({ name, place, what, fault }) => (
        <li key={name}>
          <p class="article-title">{name}</p>
          {place !== undefined && <p class="article-place">{place}</p>}
          {fault !== undefined && <p class="field-error">{fault}</p>}
          <p>{what}</p>
        </li>
      ))}
    </ul>
  );
}
