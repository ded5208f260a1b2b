import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { messageOf, NewsdeskError } from '../../runtime/errors.ts';
import type { RemoteReader } from './remote.ts';
import { takeAnswer } from './take-answer.ts';

/** Of a file; the tree of a larger one would not fit into the memory that it is read in. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Reads the file that a content system exports. It holds everything: an article that it has no more is gone. `site` is for addresses in it. */
export function createExportReader(kind: 'wordpressExport' | 'ghostExport', site: string | undefined): RemoteReader {
  return async (mirror, tools) => {
    const before = mirror.state();
    const path = before.configuredUrl;
    const text = await readExport(path);
    const bodyHash = createHash('sha256')
      .update(`${site ?? ''}\n${text}`)
      .digest('hex');
    if (bodyHash === before.bodyHash) return { state: before, outcome: { kind: 'unchanged' } };
    const { feed } = await tools.reader.read(kind, text, site ?? path);
    return takeAnswer(mirror, feed, { learned: { bodyHash }, now: tools.now(), isWhole: true });
  };
}

async function readExport(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) {
      throw new NewsdeskError(`${path} has ${Math.round(size / 1024 / 1024)} MB, and more than 32 are not read`, {
        code: 'fetch.tooLarge',
        fix: 'Export a part of the posts, by year for example, and list each file.',
      });
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof NewsdeskError) throw error;
    throw new NewsdeskError(`${path} cannot be read: ${messageOf(error)}`, {
      code: 'fetch.missing',
      fix: 'Name the exported file by its path, from the directory that Newsdesk is started in.',
    });
  }
}
