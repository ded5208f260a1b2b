/** A value of a generator's config file: what a config language can say without being run. */
export type ConfigValue = string | number | boolean | null | readonly ConfigValue[] | ConfigMap;

export interface ConfigMap {
  readonly [key: string]: ConfigValue | undefined;
}

export function mapAt(value: ConfigValue | undefined, ...path: readonly string[]): ConfigMap | undefined {
  const found = valueAt(value, path);
  return isMap(found) ? found : undefined;
}

export function textAt(value: ConfigValue | undefined, ...path: readonly string[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : typeof found === 'number' ? String(found) : undefined;
}

/** YAML without types says `true` as a text. */
export function booleanAt(value: ConfigValue | undefined, ...path: readonly string[]): boolean | undefined {
  const found = valueAt(value, path);
  if (typeof found === 'boolean') return found;
  return found === 'true' || found === 'True' ? true : found === 'false' || found === 'False' ? false : undefined;
}

/** A list of texts, or one text as a list. */
export function textsAt(value: ConfigValue | undefined, ...path: readonly string[]): readonly string[] {
  const found = valueAt(value, path);
  const items = Array.isArray(found) ? found : found === undefined ? [] : [found];
  return items.filter((item): item is string => typeof item === 'string' && item !== '');
}

export function listAt(value: ConfigValue | undefined, ...path: readonly string[]): readonly ConfigValue[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

function valueAt(value: ConfigValue | undefined, path: readonly string[]): ConfigValue | undefined {
  let found = value;
  for (const key of path) found = isMap(found) ? found[key] : undefined;
  return found;
}

export function isMap(value: ConfigValue | undefined): value is ConfigMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
