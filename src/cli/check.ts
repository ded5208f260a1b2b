import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isRemote, type SourceEntry, type SourceList } from '../config/newsdesk-file.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { checkDirectory } from './check/check-directory.ts';
import { contentDirOf } from './content-dir.ts';
import type { Output } from './output.ts';
import { sayFault } from './say-fault.ts';
import { checkUrl, isAddress } from './sources/check-url.ts';
import { configuredFeedsDirectory, pushesDirectoryOf, readSourceList } from './sources/read-source-list.ts';

export interface CheckArguments {
  readonly json?: boolean;
  readonly sarif?: boolean;
  /** Each problem and each file that is left out, however many they are. */
  readonly all?: boolean;
  readonly errors?: boolean;
  /** An address may lie in a private network. */
  readonly allowPrivate?: boolean;
}

/** The exit code if a source cannot be read, as that of a command that fails. */
const UNREADABLE = 2;

/**
 * Names every problem of a content directory, of a feed by its address, or of all sources of `newsdesk.yaml`: 1 if one is an error, 2 if one of
 * several sources cannot be read, else 0.
 *
 * @throws NewsdeskError if what is named cannot be read.
 */
export async function check(target: string | undefined, options: CheckArguments, output: Output): Promise<number> {
  if (target === undefined) {
    const list = readSourceList();
    if (list !== undefined) return checkList(list, options, output);
  }
  if (!isAddress(target)) return checkDirectory(contentDirOf(target), options, output);
  const { allowPrivate = false } = options;
  // A host that newsdesk.yaml allows is allowed for an address behind the command, too: the refusal says to name it there.
  return checkUrl(target, { allowPrivate, allowedHosts: readSourceList()?.allowHosts ?? [] }, options, output);
}

/** A source that cannot be read keeps nobody from knowing about the others. */
async function checkList({ sources, allowHosts }: SourceList, options: CheckArguments, output: Output): Promise<number> {
  let code = 0;
  for (const source of sources) {
    const pushed = source.kind === 'push' ? join(pushesDirectoryOf(configuredFeedsDirectory()), source.name) : undefined;
    if (pushed !== undefined && !existsSync(pushed)) continue;
    output.say(`${nameOf(source)}:`);
    try {
      const { allowPrivate = false } = options;
      const found = isRemote(source)
        ? await checkUrl(source, { allowPrivate, allowedHosts: allowHosts }, options, output)
        : await checkDirectory(pushed ?? nameOf(source), options, output);
      code = Math.max(code, found);
    } catch (error) {
      if (!(error instanceof NewsdeskError)) throw error;
      sayFault(error, output);
      code = UNREADABLE;
    }
  }
  return code;
}

function nameOf(source: SourceEntry): string {
  if (source.kind === 'directory') return source.path;
  return source.kind === 'push' ? source.name : source.url;
}
