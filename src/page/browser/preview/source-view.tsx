import type { VNode } from 'preact';
import type { ProblemInfo } from '../../protocol.ts';
import { Icon } from '../controls/icon.tsx';
import { Scroller } from '../controls/scroller.tsx';
import { sentence } from '../state/words.ts';

interface SourceViewProps {
  readonly source: string;
  readonly problems: readonly ProblemInfo[];
}

/** The text of a file, line by line, with each problem below the line it is in. */
export function SourceView({ source, problems }: SourceViewProps): VNode {
  const lines = source.replace(/\n$/, '').split(/\r?\n/);
  return (
    <Scroller class="source" label="The file, line by line">
      <ol>
        {lines.map((text, index) => {
          const found = problems.filter(({ line }) => line === index + 1 || (line > lines.length && index === lines.length - 1));
          return (
            <li key={index} class={lineClass(found)}>
              <span class="source-number" aria-hidden="true">
                {index + 1}
              </span>
              <span class="source-text">{found[0] === undefined ? text : <Marked text={text} column={found[0].column} />}</span>
              {found.map((problem, at) => (
                <Note key={at} problem={problem} />
              ))}
            </li>
          );
        })}
      </ol>
    </Scroller>
  );
}

function lineClass(found: readonly ProblemInfo[]): string {
  if (found.length === 0) return 'source-line';
  return found.some(({ severity }) => severity === 'error') ? 'source-line source-wrong' : 'source-line source-wrong source-doubtful';
}

/** From the column of the problem to the end of the line. */
function Marked({ text, column }: { readonly text: string; readonly column: number }): VNode {
  const start = Math.min(Math.max(column - 1, 0), text.length);
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start) || ' '}</mark>
    </>
  );
}

function Note({ problem: { severity, line, column, what, why, fix } }: { readonly problem: ProblemInfo }): VNode {
  return (
    <div class={`source-note problem-${severity}`} role="note">
      <p class="problem-what">
        <Icon name="warning" small />
        {what}
        <span class="source-place">
          {line}:{column}
        </span>
      </p>
      <p class="problem-why">{sentence(why)}</p>
      <p class="problem-fix">{sentence(fix)}</p>
    </div>
  );
}
