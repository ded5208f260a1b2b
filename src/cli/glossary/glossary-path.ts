import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NewsdeskError } from '../../runtime/errors.ts';
import { contentDirOf } from '../content-dir.ts';
import { readSourceList } from '../sources/read-source-list.ts';

/**
 * The publication's `glossary.yaml`, whether it is there or not: in the first directory of `newsdesk.yaml`, else in `CONTENT_DIR`.
 *
 * @throws {NewsdeskError} `terms.noDirectory` if articles come from feeds alone.
 */
export function publicationGlossary(): string {
  const [first] = publicationGlossaries();
  if (first !== undefined) return first;
  throw new NewsdeskError('No source of newsdesk.yaml is a directory, so there is not a glossary.yaml of the publication.', {
    code: 'terms.noDirectory',
    fix: 'Name a file, for example newsdesk terms export glossary.yaml.',
  });
}

/** The glossaries of all directories, in their order. */
export function publicationGlossaries(): readonly string[] {
  const list = readSourceList();
  const directories = list?.sources.flatMap((entry) => (entry.kind === 'directory' ? [entry.path] : [])) ?? [contentDirOf(undefined)];
  return directories.map((directory) => {
    const short = join(directory, 'glossary.yml');
    return existsSync(short) ? short : join(directory, 'glossary.yaml');
  });
}
