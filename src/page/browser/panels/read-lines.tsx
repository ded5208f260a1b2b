import type { VNode } from 'preact';
import type { ReadLine, ReadSection } from '../../content-panel.ts';

/** The kinds of lines that are told beside them; text that is shown as it stands needs no word. */
const WORDS: Readonly<Record<ReadLine['as'], string>> = {
  frontMatter: 'Front matter',
  title: 'Title',
  dek: 'Dek',
  heading: 'Heading',
  body: '',
  credit: 'Credit',
  space: '',
  dropped: 'Dropped',
  hidden: 'Hidden',
};

interface ReadLinesProps {
  readonly lines: readonly ReadLine[];
  readonly sections: readonly ReadSection[];
}

/** The lines of a file, each beside what it was read as. */
export function ReadLines({ lines, sections }: ReadLinesProps): VNode {
  const anchors = new Map(sections.map(({ line, anchor }) => [line, anchor]));
  return (
    <ol class="reading-lines">
      {lines.map(({ as, text }, index) => {
        const anchor = anchors.get(index + 1);
        // A run of lines of one kind is named once.
        const isFirst = lines[index - 1]?.as !== as;
        return (
          <li key={index} class={`reading-line reading-${as}`}>
            <span class="source-number" aria-hidden="true">
              {index + 1}
            </span>
            <span class="source-text">{text}</span>
            <span class="reading-kind">{anchor === undefined ? (isFirst ? WORDS[as] : '') : `#${anchor}`}</span>
          </li>
        );
      })}
    </ol>
  );
}
