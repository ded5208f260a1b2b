import { createArticle } from '../../../src/content/create-article.ts';
import type { MinedDefinition, MinedForm } from '../../../src/content/mined-definition.ts';
import { parseArticle } from '../../../src/content/parse-article.ts';
import { mineDefinitions } from '../../../src/glossary/mining/mine-definitions.ts';

interface Around {
  readonly heading?: string;
  readonly title?: string;
  readonly lang?: string;
}

/** The explanations that are mined from a text in a section by itself. */
export function mineText(text: string, { heading = '', title = 'Untitled', lang = 'en' }: Around = {}): readonly MinedDefinition[] {
  const article = createArticle({ slug: 'text', title, lang, sections: [{ heading, text }] });
  return mineDefinitions(article);
}

/** The same from Markdown, where bold, code and lists are known. */
export function mineMarkdown(markdown: string, lang = 'en'): readonly MinedDefinition[] {
  const { article } = parseArticle({ path: 'text.md', text: `---\nlang: ${lang}\n---\n\n# Untitled\n\n${markdown}\n` });
  return article === undefined ? [] : mineDefinitions(article);
}

/** `headword: text` of what is mined in a form. */
export function linesOf(mined: readonly MinedDefinition[], form: MinedForm): readonly string[] {
  return mined.filter((definition) => definition.form === form).map(({ headword, text }) => `${headword}: ${text}`);
}

/** `headword: text` of what answers as a definition. */
export function sureLines(mined: readonly MinedDefinition[]): readonly string[] {
  return mined.filter(({ sure }) => sure).map(({ headword, text }) => `${headword}: ${text}`);
}
