/** Numbers that order folders (`01-guide`), which are no part of a name. */
const ORDER = /^\d+[-_. ]+(?=\D)/u;

/**
 * The topics that the folders of a file name, from the outer to the inner one. `path` is relative to the folder of pages. A page that is its folder's
 * index is named by it, so that folder is none of its topics unless it is the only one.
 */
export function topicsOfFolders(path: string): readonly string[] {
  const folders = path.split('/').slice(0, -1);
  const isIndex = /(?:^|\/)(?:_?index|readme)\.[^./]+$/iu.test(path);
  const own = isIndex && folders.length > 1 ? folders.slice(0, -1) : folders;
  return own.filter((name) => !isNoTopic(name)).map((name) => name.replace(ORDER, '').replace(/[-_]+/gu, ' ').trim());
}

/** `_posts` is the generator's, `2026` and `01` are a date. */
function isNoTopic(name: string): boolean {
  return name === '' || /^[_.]/u.test(name) || /^\d+$/u.test(name);
}
