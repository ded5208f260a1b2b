import type { VNode } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { AskedInVain } from '../../protocol.ts';
import { fetchAskedInVain } from '../state/connection.ts';
import { useDesk } from '../state/use-desk.ts';

/** The bot learns of a changed term within seconds: the list is asked for again until then. */
const lookAgainMs = 2_000;
const looksAfterCure = 5;

/** Questions that had no good answer, with two cures: another name of a term, and a term of its own. */
export function AskedInVainList(): VNode | null {
  const [asked, setAsked] = useState<readonly AskedInVain[]>([]);
  const [looksLeft, setLooksLeft] = useState(1);
  useEffect(() => {
    if (looksLeft === 0) return undefined;
    void fetchAskedInVain().then(setAsked);
    const timer = setTimeout(() => setLooksLeft(looksLeft - 1), lookAgainMs);
    return () => clearTimeout(timer);
  }, [looksLeft]);
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
            {!each.isAnswered && <Cures question={each.question} onCured={() => setLooksLeft(looksAfterCure)} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Cures({ question, onCured }: { readonly question: string; readonly onCured: () => void }): VNode {
  return (
    <div class="asked-cures">
      <Cure question={question} how="alias" label="Another name of the term" button="Add alias" onCured={onCured} />
      <Cure question={question} how="define" label="Its definition" button="Add term" onCured={onCured} />
    </div>
  );
}

interface CureProps {
  readonly question: string;
  readonly how: 'alias' | 'define';
  readonly label: string;
  readonly button: string;
  readonly onCured: () => void;
}

function Cure({ question, how, label, button, onCured }: CureProps): VNode {
  const desk = useDesk();
  const id = useId();
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState('');
  const send = async (): Promise<void> => {
    const { status, problem: why = '' } = await desk.send({ kind: 'cure', question, how, words: words.trim() });
    setProblem(status === 'done' ? '' : why);
    if (status === 'done') setWords('');
    if (status === 'done') onCured();
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
      <button type="submit" class="quiet-button" disabled={words.trim() === ''}>
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
