import { type ConfigMap, type ConfigValue, isMap } from '../site-config/config-value.ts';
import { readConfig } from '../site-config/read-config.ts';
import type { SiteFiles } from './site-files.ts';

/** A site on the web is built as `production`; its files count before the others. */
export const HUGO_FOLDERS = ['config/_default', 'config/production'];
/** `permalinks.toml`, `languages.de.yaml`; `hugo` and `config` hold the whole. */
const NAME = /^(\w+)(?:\.([\w-]+))?\.(?:toml|ya?ml|json)$/u;

/** A site's whole config, with names in lower case: the file that told, and the files of its config folders, each of which is one section of it. */
export function readHugoConfig(config: ConfigValue | undefined, files: SiteFiles): ConfigValue | undefined {
  const parts = HUGO_FOLDERS.flatMap((folder) => files.list(folder).flatMap((name) => readPart(folder, name, files)));
  return parts.map(withPlainKeys).reduce(merge, withPlainKeys(config));
}

/** Hugo reads `baseURL`, `baseurl` and `BaseUrl` alike. */
function withPlainKeys(value: ConfigValue | undefined): ConfigValue | undefined {
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), withPlainKeys(inner)]));
}

function readPart(folder: string, name: string, files: SiteFiles): readonly ConfigMap[] {
  // Hugo goes by the name alone, in whichever folder of the config folder the file lies.
  const [, section, language] = NAME.exec(name.slice(name.lastIndexOf('/') + 1)) ?? [];
  // Menus and parameters say nothing about articles, and are long.
  if (section === undefined || /^(?:menus?|params)$/u.test(section)) return [];
  const value = readConfig(name, files.read(`${folder}/${name}`) ?? '');
  if (value === undefined) return [];
  if (section === 'hugo' || section === 'config') return isMap(value) ? [value] : [];
  return [{ [section]: language === undefined ? value : { [language]: value } }];
}

function merge(base: ConfigValue | undefined, over: ConfigValue | undefined): ConfigValue | undefined {
  if (!isMap(base) || !isMap(over)) return over ?? base;
  const merged = Object.keys(over).map((key) => [key, merge(base[key], over[key])] as const);
  return { ...base, ...Object.fromEntries(merged) };
}
