import type { MinedDefinition } from '../../../src/content/mined-definition.ts';
import { mineDefinitions } from '../../../src/glossary/mining/mine-definitions.ts';
import { type LabelledLanguage, loadLabelled } from './definition-labels.ts';

const mined = new Map<LabelledLanguage, Promise<ReadonlyMap<string, readonly MinedDefinition[]>>>();

/** The mined definitions of the labeled articles, by the names of these; mined once. */
export function mineLabelled(language: LabelledLanguage): Promise<ReadonlyMap<string, readonly MinedDefinition[]>> {
  const found = mined.get(language) ?? mineAll(language);
  mined.set(language, found);
  return found;
}

async function mineAll(language: LabelledLanguage): Promise<ReadonlyMap<string, readonly MinedDefinition[]>> {
  return new Map([...(await loadLabelled(language))].map(([name, article]) => [name, mineDefinitions(article)]));
}
