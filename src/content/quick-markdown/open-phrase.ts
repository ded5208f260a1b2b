import type { PhrasingContent, Text } from 'mdast';
import type { TextLines } from './text-lines.ts';

/** A phrase that a sign opened and nothing has closed yet. Its last text is still being gathered. */
export interface OpenPhrase {
  readonly mark: string;
  /** The offset of the mark. */
  readonly start: number;
  readonly children: PhrasingContent[];
  text: { value: string; readonly start: number; end: number } | undefined;
}

export function openPhrase(mark: string, start: number): OpenPhrase {
  return { mark, start, children: [], text: undefined };
}

/** Text that stands from `start` to `end` goes on with what was gathered. */
export function gather(phrase: OpenPhrase, value: string, start: number, end: number): void {
  if (value === '') return;
  if (phrase.text === undefined) phrase.text = { value, start, end };
  else {
    phrase.text.value += value;
    phrase.text.end = end;
  }
}

/** The children, with what was gathered as the last of them. */
export function settle(phrase: OpenPhrase, lines: TextLines): PhrasingContent[] {
  const { text, children } = phrase;
  if (text !== undefined) children.push({ type: 'text', value: text.value, position: lines.position(text.start, text.end) } satisfies Text);
  phrase.text = undefined;
  return children;
}

/** Puts a phrase that nothing closes into the one around it: its mark was text. */
export function dissolve(phrase: OpenPhrase, outer: OpenPhrase, lines: TextLines): void {
  gather(outer, phrase.mark, phrase.start, phrase.start + phrase.mark.length);
  for (const child of settle(phrase, lines)) {
    if (child.type === 'text') gather(outer, child.value, child.position?.start.offset ?? 0, child.position?.end.offset ?? 0);
    else settle(outer, lines).push(child);
  }
}
