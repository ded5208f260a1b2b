import { lstatSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { systemClock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { createFeedReader } from '../sources/feeds/feed-reader.ts';
import { createGuardedFetch } from '../sources/network/guarded-fetch.ts';
import { explainUnwritable } from './explain-unwritable.ts';
import type { Output } from './output.ts';
import { isAddress } from './sources/check-url.ts';
import { recognizeSite } from './sources/recognize-site.ts';
import { userAgent } from './sources/user-agent.ts';

const FILE = 'newsdesk.yaml';

/**
 * Writes `newsdesk.yaml` for directories and sites, in their order; the way in which a site is read is found by looking at it.
 *
 * @throws {NewsdeskError} if there is such a file already, or a target is neither a directory nor a site that can be read; nothing is written then.
 */
export async function init(targets: readonly string[], { allowPrivate = false }: InitArguments, output: Output): Promise<number> {
  // A link that leads nowhere is there, too.
  if (lstatSync(FILE, { throwIfNoEntry: false }) !== undefined) {
    throw new NewsdeskError(`${FILE} is there already, and is not written over`, {
      code: 'init.exists',
      fix: 'Add the source to it by hand (docs/sources.md has every setting), or move it away.',
    });
  }
  const reader = createFeedReader({ clock: systemClock });
  const fetch = createGuardedFetch({ userAgent: userAgent(), allowedHosts: [], allowPrivate });
  try {
    const entries: string[] = [];
    const hosts = new Set<string>();
    for (const target of targets) {
      if (!isAddress(target)) {
        await assertDirectory(target);
        entries.push(`  - directory: ${JSON.stringify(target)}`);
        continue;
      }
      const { entry, because } = await recognizeSite(target, { fetch, reader, now: () => systemClock.now() });
      const lines = [`${entry.kind}: ${entry.url}`, ...(entry.kind === 'feed' && entry.fullText === true ? ['fullText: true'] : [])];
      output.say(because);
      entries.push(lines.map((line, index) => `  ${index === 0 ? '-' : ' '} ${line}`).join('\n'));
      if (allowPrivate) hosts.add(new URL(target).host);
    }
    const allowed = hosts.size === 0 ? '' : `allowHosts: ${JSON.stringify([...hosts])}\n`;
    await writeFile(FILE, `# Where articles come from; docs/sources.md has every setting.\nsources:\n${entries.join('\n')}\n${allowed}`, {
      flag: 'wx',
    }).catch((error: unknown) => {
      throw explainUnwritable(error, FILE);
    });
    output.say(`${FILE} is written. \`newsdesk check\` shows what Newsdesk reads, \`newsdesk serve\` starts it.`);
    return 0;
  } finally {
    reader.close();
    await fetch.close();
  }
}

export interface InitArguments {
  /** Sites may lie in a private network. */
  readonly allowPrivate?: boolean;
}

async function assertDirectory(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return;
  throw new NewsdeskError(`${path} is neither a directory nor an address`, {
    code: 'init.target',
    fix: 'Name a directory that is there, or an address such as https://example.com/.',
  });
}
