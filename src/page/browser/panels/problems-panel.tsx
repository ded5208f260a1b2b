import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Segments } from '../controls/segments.tsx';
import { useModel } from '../state/store.ts';
import { count } from '../state/words.ts';
import { AskedInVainList } from './asked-in-vain.tsx';
import { Panel } from './panel.tsx';
import { ProblemList } from './problem-list.tsx';
import { ReadArticle } from './read-article.tsx';
import { SourceList } from './source-list.tsx';
import { TermList } from './term-list.tsx';

/** The served articles, with their problems, and of each how it was read; the terms that they explain, and the places that they come from. */
export function ProblemsPanel(): VNode {
  const content = useModel(({ page }) => page?.content);
  const problems = content?.problems ?? [];
  const [slug, setSlug] = useState<string>();
  const [view, setView] = useState<'articles' | 'terms' | 'sources'>('articles');
  if (slug !== undefined) {
    return (
      <Panel title="Content">
        <ReadArticle slug={slug} onBack={() => setSlug(undefined)} />
      </Panel>
    );
  }
  return (
    <Panel title="Content">
      <p class="panel-lead">
        {count(content?.articles.length ?? 0, 'article')} with {count(content?.sections ?? 0, 'section')} are served.{' '}
        {problems.length === 0
          ? 'Nothing is wrong with any of them.'
          : 'What is wrong stops no other file, and a broken one keeps its last good version.'}
      </p>
      <ProblemList problems={problems} />
      <AskedInVainList />
      <Segments
        label="What is listed"
        options={[
          { value: 'articles', label: 'Articles' },
          { value: 'terms', label: 'Terms' },
          { value: 'sources', label: 'Sources' },
        ]}
        selected={view}
        onChange={setView}
      />
      {view === 'terms' && <TermList />}
      {view === 'sources' && <SourceList />}
      {view === 'articles' && (
        <ul class="article-list">
          {content?.articles.map(({ slug, title, publishedAt, file }) => (
            <li key={slug}>
              <button type="button" class="article-button" onClick={() => setSlug(slug)}>
                <span class="article-title">{title}</span>
                <span class="article-place">{[publishedAt?.slice(0, 10), file].filter((each) => each !== undefined).join(' · ')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
