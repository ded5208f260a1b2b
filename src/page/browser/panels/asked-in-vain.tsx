import type { VNode } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { AskedInVain } from '../../content-panel.ts';
import { fetchAskedInVain } from '../state/connection.ts';
import { usePageActions } from '../state/use-page-actions.ts';

/** While the panel is open: questions are counted every two seconds, and a changed term is known as soon. */
const lookAgainMs = 2_000;

/** Questions that had no good answer, with two cures: another name of a term, and a term of its own. */
export function AskedInVainList(): VNode | null {
  const [asked, setAsked] = useState<readonly AskedInVain[]>([]);
  useEffect(() => {
    const look = (): void => void fetchAskedInVain().then(setAsked);
    look();
    const timer = setInterval(look, lookAgainMs);
    return () => clearInterval(timer);
  }, []);
  if (asked.length === 0) return null;
  return (
    <>
      <h3>Asked in vain</h3>
      <ul class="asked">
        {asked.map((each) => (
          <li key={each.question}>
            <p class="article-title">
              {each.question} <span class="article-place">{each.times}x</span>
            </p>
            {each.others.length > 0 && <p class="article-place">also: {each.others.join('; ')}</p>}
            <p class="article-place">{each.now}</p>
            {!each.isExplained && <Cures question={each.question} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Cures({ question }: { readonly question: string }): VNode {
  return (
    <div class="asked-cures">
      <Cure question={question} how="alias" label="Another name of the term" button="Add alias" />
      <Cure question={question} how="define" label="Its definition" button="Add term" />
    </div>
  );
}

interface CureProps {
  readonly question: string;
  readonly how: 'alias' | 'define';
  readonly label: string;
  readonly button: string;
}

function Cure({ question, how, label, button }: CureProps): VNode {
  const desk = usePageActions();
  const id = useId();
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState('');
  const send = async (): Promise<void> => {
    const { status, problem: why = '' } = await desk.send({ kind: 'cure', question, how, words: words.trim() });
    setProblem(status === 'done' ? '' : why);
    if (status === 'done') setWords('');
  };
  return (
    <form
      class="asked-cure"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label for={id}>{label}</label>
      <input id={id} class="field-input" value={words} onInput={({ currentTarget }) => setWords(currentTarget.value)} />
      <button type="submit" class="text-button" disabled={words.trim() === ''}>
        {button}
      </button>
      {problem !== '' && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
