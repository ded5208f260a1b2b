import type { MkdocsAddressing } from '../addresses/by-path.ts';
import { booleanAt, type ConfigValue, isMap, listAt, mapAt, textAt } from '../site-config/config-value.ts';

/** The settings of `mkdocs-static-i18n`, in the form of its versions 0 (`languages` as a map) and 1 (as a list). Undefined without the plugin. */
export function translationsOf(config: ConfigValue | undefined): MkdocsAddressing['translations'] {
  const plugins = mapAt(config, 'plugins') ?? listAt(config, 'plugins').find((plugin) => isMap(plugin) && 'i18n' in plugin);
  const settings = mapAt(plugins, 'i18n');
  if (settings === undefined) return undefined;
  const listed = listAt(settings, 'languages').filter(isMap);
  const languages =
    listed.length > 0 ? listed.flatMap((one) => textAt(one, 'locale') ?? []) : Object.keys(mapAt(settings, 'languages') ?? {});
  const main =
    textAt(settings, 'default_language') ??
    textAt(
      listed.find((one) => booleanAt(one, 'default') === true),
      'locale',
    );
  return {
    in: textAt(settings, 'docs_structure') === 'folder' ? 'folder' : 'name',
    languages,
    ...(main === undefined ? {} : { main }),
  };
}
