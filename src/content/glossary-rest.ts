import { parseGlossary } from './glossary-file.ts';
import { isListKey } from './glossary-keys.ts';
import { type LocatedValue, normalizeKey } from './located-value.ts';
import { createProblemLog } from './problem-log.ts';
import { readSourceText } from './source-text.ts';
import { readYamlTree } from './yaml-tree.ts';

/**
 * Whether a glossary says more than the terms that are read from it: entries that are left out, fields that mean nothing to Newsdesk or are
 * the editors' own (`x-`), something beside the list of terms. A file that is written anew would lose it.
 */
export function saysMoreThanTerms(text: string): boolean {
  if (parseGlossary({ path: '', text }).problems.length > 0) return true;
  const source = readSourceText(text);
  const tree = readYamlTree(source.text, 0, createProblemLog('', source));
  return tree !== undefined && (hasRest(tree) || hasOwnField(tree));
}

function hasRest(tree: LocatedValue): boolean {
  return tree.kind === 'map' && tree.entries.length > 1 && tree.entries.some(({ key }) => isListKey(normalizeKey(key)));
}

function hasOwnField(value: LocatedValue): boolean {
  if (value.kind === 'list') return value.items.some(hasOwnField);
  return value.kind === 'map' && value.entries.some((entry) => entry.key.startsWith('x-') || hasOwnField(entry.value));
}
