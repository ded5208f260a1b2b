import { beginningOf } from '../src/content/graphemes.ts';
import { tenantKey } from '../src/command/admission/person-key.ts';
import type { Asker, Choice } from '../src/command/command.ts';
import { suggestionLabels } from '../src/search/suggestion-labels.ts';
import type { CommandContext } from './context.ts';

/** Discord shows and sends at most 100 characters of a choice. */
const maxChoiceLength = 100;

/**
 * Titles, headings, terms and questions of the same installation that go on as the asker is typing; what is typed itself stays first, so that Enter never
 * changes it.
 */
export function suggestQueries(
  typed: string,
  { index, edition, askedIn }: CommandContext,
  _given: Readonly<Record<string, string>>,
  asker: Asker,
): readonly Choice[] {
  if (typed.trim() === '') return choicesOf(edition.articles.slice(0, 10).map(({ title }) => title));
  return choicesOf([
    typed.trim(),
    ...index.suggest(typed, { limit: 24, questions: askedIn?.(tenantKey(asker)) ?? [] }).map(({ text }) => text),
  ]);
}

/** Articles that fit what is typed, for an option that names one: shown by title, sent as the slug where it is short enough. */
export function suggestArticles(typed: string, context: CommandContext): readonly Choice[] {
  return context.suggestArticles(typed, 25).map(({ title, slug }) => choiceOf(title, slug.length <= maxChoiceLength ? slug : title));
}

/** Two texts that are the same up to the limit stay two choices: the cut moves to what they share. */
function choicesOf(texts: readonly string[]): readonly Choice[] {
  const different = [...new Map(texts.map((text) => [text.toLocaleLowerCase(), text] as const).reverse()).values()].reverse();
  const labels = suggestionLabels(different, maxChoiceLength);
  return different.map((text, i) => {
    const label = labels[i] as string;
    // Of a text that is too long, what its label shows is looked for: that tells it from the others.
    return { name: label, value: text.length <= maxChoiceLength ? text : label.replaceAll('…', ' ').trim() };
  });
}

/** Cuts between graphemes, and says with an ellipsis that it did. */
export function choiceOf(text: string, value: string = text): Choice {
  return { name: cut(text), value: value.length <= maxChoiceLength ? value : cut(value, '') };
}

function cut(text: string, mark = '…'): string {
  return text.length <= maxChoiceLength ? text : beginningOf(text, maxChoiceLength - mark.length) + mark;
}
