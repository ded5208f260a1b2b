import { parse as parseToml } from 'smol-toml';
import type { LocatedValue } from '../located-value.ts';
import { createProblemLog } from '../problem-log.ts';
import { readSourceText } from '../source-text.ts';
import { readYamlTree } from '../yaml-tree.ts';
import type { ConfigValue } from './config-value.ts';
import { readPythonLiterals } from './python-literals.ts';
import { readScriptLiterals } from './script-literals.ts';

/**
 * The values of a config file, by its extension. A config file that is code is read for plain literals and never run. Undefined if it cannot
 * be read.
 */
export function readConfig(path: string, text: string): ConfigValue | undefined {
  if (/\.toml$/iu.test(path)) return readToml(text);
  if (/\.(?:[cm]?[jt]s)$/iu.test(path)) return readScriptLiterals(text);
  if (/\.py$/iu.test(path)) return readPythonLiterals(text);
  if (/\.json$/iu.test(path)) return readJson(text) ?? readYaml(path, text);
  return readYaml(path, text);
}

/** A navigation of many thousand entries takes long as YAML. */
function readJson(text: string): ConfigValue | undefined {
  try {
    return JSON.parse(text) as ConfigValue;
  } catch {
    // It may have remarks or a comma too many, which YAML reads.
    return undefined;
  }
}

function readYaml(path: string, text: string): ConfigValue | undefined {
  const source = readSourceText(text);
  const tree = readYamlTree(source.text, 0, createProblemLog(path, source));
  return tree === undefined ? undefined : plainOf(tree);
}

function readToml(text: string): ConfigValue | undefined {
  try {
    return JSON.parse(JSON.stringify(parseToml(text))) as ConfigValue;
  } catch {
    // A generator that cannot read its config builds no site; its articles are read without it.
    return undefined;
  }
}

function plainOf(value: LocatedValue): ConfigValue {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'list') return value.items.map(plainOf);
  return Object.fromEntries(value.entries.map(({ key, value: inner }) => [key, plainOf(inner)]));
}
