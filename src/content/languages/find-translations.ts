import { languageCodeOf } from './language-code.ts';
import { languageInName } from './language-of-path.ts';

/** The least share of a folder's files that another language has too: a translation is never whole, and a folder `it/` may be about computers. */
const MIN_SHARE = 0.5;
/** So many files that are the same are no chance, and a smaller share will do: a translation may keep pages that the original has moved. */
const MANY = 3;
const MIN_SHARE_OF_MANY = 0.25;
/** Pages that a folder has whatever it is about: alone they say nothing about its language. */
const FRONT_PAGE = /^(?:_?index|readme)$/iu;

interface Folder {
  /** The path up to the language, with a slash at its end unless empty. */
  readonly above: string;
  readonly language: string;
  /** Paths below it, without extensions. */
  readonly files: string[];
}

/**
 * The languages of files whose paths say them: those of a folder such as `de/` that holds the same files as the folder around it or as another such
 * folder, and `page.de.md` beside `page.md` or `page.fr.md`. Other files are in the publication's own language, as far as their paths say.
 */
export function findTranslations(paths: readonly string[]): ReadonlyMap<string, string> {
  const stems = new Set(paths.map(withoutExtension));
  const folders = groupByFolder(paths);
  const siblings = Map.groupBy(folders.values(), ({ above }) => above);
  const translated = new Set(
    [...folders].filter(([, folder]) => isTranslation(folder, siblings.get(folder.above) ?? [], stems)).map(([path]) => path),
  );
  const named = Map.groupBy(
    paths.flatMap((path) => languageInName(path) ?? []),
    ({ rest }) => withoutExtension(rest),
  );
  const found = new Map<string, string>();
  for (const path of paths) {
    const inName = languageInName(path);
    const stem = inName === undefined ? '' : withoutExtension(inName.rest);
    const isNamed = stems.has(stem) || new Set(named.get(stem)?.map(({ language }) => language)).size > 1;
    const language = inName !== undefined && isNamed ? inName.language : languageOfFolders(path, translated, folders);
    if (language !== undefined) found.set(path, language);
  }
  return found;
}

function groupByFolder(paths: readonly string[]): ReadonlyMap<string, Folder> {
  const folders = new Map<string, Folder>();
  for (const path of paths) {
    for (const [folder, name, above] of foldersOf(path)) {
      const language = languageCodeOf(name);
      if (language === undefined) continue;
      const group = folders.get(folder) ?? { above, language, files: [] };
      group.files.push(withoutExtension(path.slice(folder.length + 1)));
      folders.set(folder, group);
    }
  }
  return folders;
}

/** Each folder of a path: itself, its own name, and the path above it. */
function foldersOf(path: string): readonly (readonly [string, string, string])[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((name, index) => {
    const above = parts
      .slice(0, index)
      .map((part) => `${part}/`)
      .join('');
    return [`${above}${name}`, name, above] as const;
  });
}

function isTranslation({ above, language, files }: Folder, siblings: readonly Folder[], stems: ReadonlySet<string>): boolean {
  const others = new Set(siblings.filter((other) => other.language !== language).flatMap((other) => other.files));
  const shared = files.filter((file) => stems.has(`${above}${file}`) || others.has(file));
  if (shared.every((file) => FRONT_PAGE.test(file))) return false;
  return shared.length >= files.length * (shared.length >= MANY ? MIN_SHARE_OF_MANY : MIN_SHARE);
}

function languageOfFolders(path: string, translated: ReadonlySet<string>, folders: ReadonlyMap<string, Folder>): string | undefined {
  const inner = foldersOf(path).findLast(([folder]) => translated.has(folder));
  return inner === undefined ? undefined : folders.get(inner[0])?.language;
}

function withoutExtension(path: string): string {
  return path.replace(/\.\w+$/u, '');
}
