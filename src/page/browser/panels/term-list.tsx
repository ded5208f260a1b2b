import type { VNode } from 'preact';
import { useCallback, useEffect, useId, useState } from 'preact/hooks';
import type { PageTerm, TermListing } from '../../content-panel.ts';
import { fetchTerms } from '../state/connection.ts';
import { useModel } from '../state/store.ts';
import { usePageActions } from '../state/use-page-actions.ts';
import { count } from '../state/words.ts';

/** While the list is open: somebody may change a term in chat. */
const lookAgainMs = 2_000;

/** The publication's terms, each with the form and the source of its explanation, and a button that hides it or shows it again. */
export function TermList(): VNode {
  const id = useId();
  const content = useModel(({ page }) => page?.content);
  const [typed, setTyped] = useState('');
  const [listing, setListing] = useState<TermListing>();
  const [looks, setLooks] = useState(0);
  const lookNow = useCallback(() => setLooks((before) => before + 1), []);
  useEffect(() => {
    let isCurrent = true;
    void fetchTerms(typed).then((found) => isCurrent && found !== undefined && setListing(found));
    const timer = setTimeout(lookNow, lookAgainMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [typed, content, looks]);
  const { total = 0, terms = [] } = listing ?? {};
  return (
    <>
      <label class="term-find" for={id}>
        Find a term
      </label>
      <input id={id} type="search" class="field-input" value={typed} onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
      <p class="panel-lead">
        {count(total, 'term')}
        {total > terms.length && `; the first ${terms.length} are shown`}.
      </p>
      <ul class="terms">
        {terms.map((term) => (
          <Term key={term.headword} term={term} onChanged={lookNow} />
        ))}
      </ul>
    </>
  );
}

function Term({
  term: { headword, isHidden, text, form, source },
  onChanged,
}: {
  readonly term: PageTerm;
  readonly onChanged: () => void;
}): VNode {
  const desk = usePageActions();
  const [problem, setProblem] = useState('');
  const change = async (): Promise<void> => {
    const { status, problem: why = '' } = await desk.send({ kind: 'term', how: isHidden ? 'restore' : 'hide', term: headword });
    setProblem(status === 'done' ? '' : why);
    onChanged();
  };
  const action = isHidden ? 'Show again' : 'Hide';
  return (
    <li class={isHidden ? 'term-hidden' : undefined}>
      <div class="term-head">
        <p class="article-title">{headword}</p>
        <button type="button" class="text-button" aria-label={`${action}: ${headword}`} onClick={() => void change()}>
          {action}
        </button>
      </div>
      <p>{isHidden ? 'Hidden: nothing answers to it.' : text}</p>
      <p class="article-place">{[form, source].filter((each) => each !== undefined).join(' · ')}</p>
      {problem !== '' && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}
