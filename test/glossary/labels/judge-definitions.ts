import { singularKeys } from '../../../src/search/inflections.ts';
import { foldName } from '../../../src/search/fold-name.ts';
import { compactKey } from '../../../src/glossary/compact-key.ts';
import type { AddedLabel, DefinitionLabel, DefinitionLabels, OtherLabel } from './definition-labels.ts';

/** A miner's explanation of one name in one article. */
export interface MinedDefinition {
  readonly headword: string;
  /** A part of the section's text, unchanged. */
  readonly text: string;
  /** The section's position in the article. */
  readonly section: number;
  readonly form: string;
  readonly sure: boolean;
}

interface Placed extends MinedDefinition {
  readonly article: string;
}

export interface Judgement {
  readonly found: readonly DefinitionLabel[];
  readonly missed: readonly DefinitionLabel[];
  /** Labels that a sure definition answers. */
  readonly surelyFound: readonly DefinitionLabel[];
  /** Sure definitions that fit a label. */
  readonly right: readonly Placed[];
  /** Sure definitions of a name that the article does not define, or made of a sentence that defines nothing. */
  readonly wrong: readonly Placed[];
  /** Sure ones that say something else of a name that the article defines: neither right nor wrong. */
  readonly elsewhere: readonly Placed[];
  /** Names, one an article, that somebody might take for defined and that are not. */
  readonly undefinedNames: readonly OtherLabel[];
  /** Those of them that are given a sure definition. */
  readonly falselyDefined: readonly OtherLabel[];
}

const leadingArticles = /^(?:the|an?|der|die|das|ein|eine|les?|la|une?|el|los|las|un|una|l|il) (?=.)/u;

/** Compares what was mined, by article, with what was found by reading. */
export function judgeDefinitions(labels: DefinitionLabels, mined: ReadonlyMap<string, readonly MinedDefinition[]>): Judgement {
  const all = [...mined].flatMap(([article, definitions]) => definitions.map((definition) => ({ ...definition, article })));
  const sure = all.filter((definition) => definition.sure);
  const isFound = (label: DefinitionLabel, by: readonly Placed[]) => by.some((definition) => fits(definition, label));
  const right = sure.filter((definition) => [...labels.definitions, ...labels.also].some((label) => fits(definition, label)));
  const unfit = sure.filter((definition) => !right.includes(definition));
  const wrong = unfit.filter((definition) => !isDefined(labels, definition) || labels.others.some((other) => isMadeOf(definition, other)));
  const undefinedNames = distinct(labels.others.filter((other) => !isDefined(labels, other)));
  return {
    found: labels.definitions.filter((label) => isFound(label, all)),
    missed: labels.definitions.filter((label) => !isFound(label, all)),
    surelyFound: labels.definitions.filter((label) => isFound(label, sure)),
    right,
    wrong,
    elsewhere: unfit.filter((definition) => !wrong.includes(definition)),
    undefinedNames,
    falselyDefined: undefinedNames.filter((other) =>
      sure.some((definition) => definition.article === other.article && isSameName(definition.headword, [other.headword])),
    ),
  };
}

function fits(definition: Placed, label: DefinitionLabel | AddedLabel): boolean {
  const names = 'aliases' in label ? [label.headword, ...label.aliases] : [label.headword];
  return (
    definition.article === label.article &&
    isSameName(definition.headword, names) &&
    inOneLine(definition.text).includes(inOneLine(label.text))
  );
}

function isMadeOf(definition: Placed, { article, headword, sentence }: OtherLabel): boolean {
  if (definition.article !== article || !isSameName(definition.headword, [headword])) return false;
  const [given, read] = [inOneLine(definition.text), inOneLine(sentence)];
  return given.includes(read) || read.includes(given);
}

function isDefined({ definitions, also }: DefinitionLabels, { article, headword }: { article: string; headword: string }): boolean {
  return (
    definitions.some((label) => label.article === article && isSameName(headword, [label.headword, ...label.aliases])) ||
    also.some((label) => label.article === article && isSameName(headword, [label.headword]))
  );
}

function distinct(others: readonly OtherLabel[]): readonly OtherLabel[] {
  return others.filter(
    ({ article, headword }, index) =>
      !others.slice(0, index).some((earlier) => earlier.article === article && isSameName(headword, [earlier.headword])),
  );
}

/** Case, accents, hyphens, an article before the name and an English plural make no other name. */
function isSameName(headword: string, names: readonly string[]): boolean {
  const keys = nameKeys(headword);
  return names.some((name) => nameKeys(name).some((key) => keys.includes(key)));
}

function nameKeys(name: string): readonly string[] {
  const key = foldName(name).replace(leadingArticles, '');
  return [key, ...singularKeys(key)].map(compactKey);
}

function inOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
