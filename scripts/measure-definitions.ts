import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Article } from '../src/content/article.ts';
import {
  type DefinitionLabel,
  definitionForms,
  type LabelledLanguage,
  labelledLanguages,
  loadLabelled,
  readLabels,
} from '../test/glossary/labels/definition-labels.ts';
import { judgeDefinitions, type MinedDefinition } from '../test/glossary/labels/judge-definitions.ts';

type Miner = (article: Article) => readonly MinedDefinition[];

/**
 * Mines the labeled articles and prints how many of the definitions that were found by reading are mined (recall), how many of the sure
 * ones are right (precision), and how many names without a definition get one.
 *
 *     node scripts/measure-definitions.ts [--misses] [--miner FILE] [LANGUAGE...]
 *
 * `--misses` lists each missed definition and each wrong one. `--miner` measures another module that exports `mineDefinitions`.
 */
const { values, positionals } = parseArgs({
  options: { misses: { type: 'boolean', default: false }, miner: { type: 'string' } },
  allowPositionals: true,
});

async function loadMiner(file: string | undefined): Promise<Miner> {
  // The path is made here because the types of a miner that is measured beside another are not this program's matter.
  const { href } = file === undefined ? new URL('../src/glossary/mining/mine-definitions.ts', import.meta.url) : pathToFileURL(file);
  try {
    const { mineDefinitions } = await import(href);
    return mineDefinitions;
  } catch (cause) {
    throw new Error(`The miner could not be loaded from ${href}. Name another file with --miner.`, { cause });
  }
}

async function measure(language: LabelledLanguage, mine: Miner): Promise<void> {
  const labels = readLabels(language);
  const articles = await loadLabelled(language);
  const mined = new Map([...articles].map(([name, article]) => [name, mine(article)]));
  const judged = judgeDefinitions(labels, mined);
  const { found, missed, surelyFound, right, wrong, elsewhere, undefinedNames, falselyDefined } = judged;
  const clear = labels.definitions.filter((label) => label.clear);
  const isClear = ({ clear: isIt }: DefinitionLabel) => isIt;
  console.log(`${language}: ${articles.size} articles, ${labels.definitions.length} definitions, ${labels.others.length} others`);
  console.log(`  recall, all              ${share(found.length, labels.definitions.length)}`);
  console.log(`  recall, clear            ${share(found.filter(isClear).length, clear.length)}`);
  console.log(`  recall, by sure ones     ${share(surelyFound.length, labels.definitions.length)}`);
  console.log(`  precision of sure ones   ${share(right.length, right.length + wrong.length)}, ${elsewhere.length} more of defined names`);
  console.log(`  false, of names without  ${share(falselyDefined.length, undefinedNames.length)}`);
  console.log(`  changed from the source  ${countChanged(articles, mined)}`);
  for (const form of definitionForms) {
    const ofForm = labels.definitions.filter((label) => label.form === form);
    if (ofForm.length > 0) console.log(`  ${form.padEnd(14)} ${share(found.filter((label) => label.form === form).length, ofForm.length)}`);
  }
  if (!values.misses) return;
  for (const { article, headword, text, form, clear: isIt } of missed)
    console.log(`  missed ${form}${isIt ? '' : ', not clear'}: ${article}: ${headword}: ${text}`);
  for (const { article, headword, text, form } of wrong) console.log(`  wrong ${form}: ${article}: ${headword}: ${text}`);
}

function countChanged(articles: ReadonlyMap<string, Article>, mined: ReadonlyMap<string, readonly MinedDefinition[]>): number {
  return [...mined].flatMap(([name, definitions]) =>
    definitions.filter(({ section, text }) => articles.get(name)?.sections[section]?.body.text.includes(text) !== true),
  ).length;
}

function share(part: number, whole: number): string {
  return `${whole === 0 ? '     -' : `${((100 * part) / whole).toFixed(1).padStart(5)} %`} (${part} of ${whole})`;
}

const unknown = positionals.filter((name) => !labelledLanguages.some((language) => language === name));
if (unknown.length > 0) throw new Error(`There are no labels for ${unknown.join(', ')}, only for ${labelledLanguages.join(', ')}.`);
const miner = await loadMiner(values.miner);
const wanted = labelledLanguages.filter((language) => positionals.length === 0 || positionals.includes(language));
for (const language of wanted) await measure(language, miner);
