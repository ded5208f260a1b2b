import { type ConfigValue, isMap, textAt } from '../site-config/config-value.ts';

/** The Markdown files that the `_toc.yml` of a Jupyter Book names, in order: without an ending there, with one here. */
export function filesInContents(contents: ConfigValue | undefined): readonly string[] {
  if (Array.isArray(contents)) return (contents as readonly ConfigValue[]).flatMap(filesInContents);
  if (!isMap(contents)) return [];
  const file = textAt(contents, 'root') ?? textAt(contents, 'file');
  const named = file === undefined ? [] : [`${file.replace(/^\.?\//u, '').replace(/\.md$/u, '')}.md`];
  return [...named, ...Object.values(contents).flatMap(filesInContents)];
}
