import type { VNode } from 'preact';
import type { ProblemInfo } from '../../protocol.ts';
import { Icon } from '../controls/icon.tsx';
import { sentence } from '../state/words.ts';

/** The problems of files: the place, the fault, the reason, and the cure. */
export function ProblemList({ problems }: { readonly problems: readonly ProblemInfo[] }): VNode {
  return (
    <ol class="problems">
      {problems.map((problem, index) => (
        <Problem key={index} problem={problem} />
      ))}
    </ol>
  );
}

function Problem({ problem }: { readonly problem: ProblemInfo }): VNode {
  const { severity, file, line, column, what, why, fix, excerpt } = problem;
  return (
    <li class={`problem problem-${severity}`}>
      <p class="problem-place">
        <Icon name="warning" small />
        <code>
          {file}:{line}:{column}
        </code>
        <span class="problem-severity">{severity}</span>
      </p>
      <p class="problem-what">{what}</p>
      {excerpt !== undefined && excerpt.trim() !== '' && <Excerpt line={line} column={column} text={excerpt} />}
      <p class="problem-why">{sentence(why)}</p>
      <p class="problem-fix">{sentence(fix)}</p>
    </li>
  );
}

/** The line with a caret under the column, tabs kept so that it stands where it belongs. */
function Excerpt({ line, column, text }: { readonly line: number; readonly column: number; readonly text: string }): VNode {
  const before = text.slice(0, Math.max(column - 1, 0)).replaceAll(/[^\t]/g, ' ');
  return (
    <pre class="excerpt">
      <code>
        <span class="excerpt-number">{line}</span>
        {text}
        {'\n'}
        <span class="excerpt-number" />
        {before}
        <span class="excerpt-caret">^</span>
      </code>
    </pre>
  );
}
