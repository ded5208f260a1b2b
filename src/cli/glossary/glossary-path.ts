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
  const list = readSourceList();
  const first = list?.sources.find(({ kind }) => kind === 'directory');
  if (list !== undefined && first?.kind !== 'directory') {
    throw new NewsdeskError('No source of newsdesk.yaml is a directory, so there is not a glossary.yaml of the publication.', {
      code: 'terms.noDirectory',
      fix: 'Name a file, for example newsdesk terms export glossary.yaml.',
    });
  }
  const directory = first?.kind === 'directory' ? first.path : contentDirOf(undefined);
  const short = join(directory, 'glossary.yml');
  return existsSync(short) ? short : join(directory, 'glossary.yaml');
}
