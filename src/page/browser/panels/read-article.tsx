import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ArticleReading, ReadSection } from '../../content-panel.ts';
import { Icon } from '../controls/icon.tsx';
import { fetchArticle, retryMs } from '../state/connection.ts';
import { useModel } from '../state/store.ts';
import { ProblemList } from './problem-list.tsx';
import { ReadLines } from './read-lines.tsx';

interface ReadArticleProps {
  readonly slug: string;
  readonly onBack: () => void;
}

/** An article as it was read: its facts, its sections with their addresses, and the lines of its file with what each of them became. */
export function ReadArticle({ slug, onBack }: ReadArticleProps): VNode {
  const content = useModel(({ page }) => page?.content);
  const [reading, setReading] = useState<ArticleReading | 'none'>();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  // Another edition may read it otherwise.
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const found = await fetchArticle(slug);
      if (!isCurrent) return;
      if (found === undefined) setTimeout(() => void ask(), retryMs);
      else setReading(found);
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [slug, content]);
  const file = content?.articles.find((article) => article.slug === slug)?.file;
  const problems = content?.problems.filter((problem) => problem.file === file) ?? [];
  return (
    <div class="reading">
      <button type="button" class="quiet-button reading-back" ref={back} onClick={onBack}>
        <Icon name="back" small />
        All articles
      </button>
      {reading === 'none' && <p class="panel-empty">Not everybody may read this article now.</p>}
      {reading !== undefined && reading !== 'none' && (
        <>
          <h3 class="reading-name">{reading.title}</h3>
          <ProblemList problems={problems} />
          <dl class="facts">
            {reading.facts.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <h3>Sections</h3>
          <ol class="reading-sections">
            {reading.sections.map((section) => (
              <li key={section.anchor} class={`reading-level-${section.level}`}>
                <SectionPlace section={section} />
              </li>
            ))}
          </ol>
          {reading.lines.length > 0 && (
            <>
              <h3>The file, line by line</h3>
              <ReadLines lines={reading.lines} sections={reading.sections} />
            </>
          )}
        </>
      )}
    </div>
  );
}

function SectionPlace({ section: { heading, anchor, url, line } }: { readonly section: ReadSection }): VNode {
  const place = [`#${anchor}`, ...(line === undefined ? [] : [`line ${line}`])].join(' · ');
  return (
    <>
      <span class="article-title">{heading === '' ? 'Above the first heading' : heading}</span>
      <span class="article-place">
        {url === undefined ? (
          place
        ) : (
          <a href={url} target="_blank" rel="noreferrer">
            {place}
          </a>
        )}
      </span>
    </>
  );
}
