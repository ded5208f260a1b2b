import type { Choice } from '../src/command/command.ts';
import type { CommandContext } from './context.ts';

/** Discord shows and sends at most 100 characters of a choice. */
const maxChoiceLength = 100;

/** Titles, headings and terms that go on as the asker is typing; what is typed itself stays first, so that Enter never changes it. */
export function suggestQueries(typed: string, { index, edition }: CommandContext): readonly Choice[] {
  if (typed.trim() === '') return edition.articles.slice(0, 10).map(({ title }) => choiceOf(title));
  const seen = new Set<string>();
  return [typed.trim(), ...index.suggest(typed, { limit: 24 }).map(({ text }) => text)]
    .map((text) => choiceOf(text))
    .filter(({ value }) => {
      const key = value.toLocaleLowerCase();
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** Cuts between graphemes, and says with an ellipsis that it did. */
export function choiceOf(text: string, value: string = text): Choice {
  return { name: cut(text), value: value.length <= maxChoiceLength ? value : cut(value, '') };
}

function cut(text: string, mark = '…'): string {
  if (text.length <= maxChoiceLength) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    if (kept.length + segment.length + mark.length > maxChoiceLength) break;
    kept += segment;
  }
  return kept + mark;
}
