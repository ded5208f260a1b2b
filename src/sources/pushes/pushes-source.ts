import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Edition } from '../../content/edition.ts';
import type { ContentSource } from '../../ports/content-source.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createDirectorySource } from '../directory.ts';
import { orderFeeds } from '../feeds/order-feeds.ts';
import { replaceFile } from '../replace-file.ts';
import { createPushStore, type PushRequest, type PushResult } from './push-store.ts';

export interface PushesSourceOptions {
  /** Names in the order of the list, at least one; each is a folder. */
  readonly names: readonly string[];
  /** The directory of the folders; made if it is missing. */
  readonly root: string;
  readonly clock: Clock;
  /** As of a directory, for the files that articles are kept in. */
  readonly patienceMs?: number | undefined;
  /** A directory that may answer from its last edition does not wait for pushes to be read. */
  readonly isBesideDirectory?: boolean;
}

export type ReceiveResult =
  | PushResult
  /** The articles of before are being read: one that comes now would be taken for one of them. */
  | { readonly kind: 'starting' }
  /** It names another push than there is, or none of several. */
  | { readonly kind: 'unknownPush'; readonly names: readonly string[] };

export interface PushesSource extends ContentSource {
  /** Takes in a push that was signed. @throws as `PushStore` does. */
  receive(request: PushRequest): Promise<ReceiveResult>;
}

/** Articles that are pushed. Each is kept as a file, so that it is there at the next start; those files are read as every other directory is. */
export function createPushesSource({ names, root, clock, patienceMs, isBesideDirectory = false }: PushesSourceOptions): PushesSource {
  const stores = new Map(names.map((name) => [name, createPushStore(join(root, name))]));
  const folders = names.map((name) => ({ name }));
  const directory = createDirectorySource(root, {
    clock,
    waitsForReader: !isBesideDirectory,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  });
  let isOpen = false;

  async function describe(): Promise<void> {
    await mkdir(root, { recursive: true, mode: 0o700 });
    // A push that is not listed any more is not read any more.
    const fields = { only: names.map((name) => `${name}/**`), generator: 'plain', timeZone: 'UTC' };
    await replaceFile(join(root, 'publication.yaml'), stringify(fields));
  }

  /** Before the first push there is nothing, which is no problem. */
  const inOrder = (edition: Edition): Edition => {
    const problems = edition.problems.filter(({ code }) => code !== 'content.none');
    return { ...orderFeeds(edition, folders), problems };
  };

  return {
    async load() {
      await describe();
      const edition = await directory.load();
      isOpen = true;
      return inOrder(edition);
    },
    watch: (onChange) => directory.watch((edition) => onChange(inOrder(edition))),
    accept: () => directory.accept(),
    async receive(request) {
      if (!isOpen) return { kind: 'starting' };
      const [only = '', ...others] = names;
      const { source = others.length === 0 ? only : '' } = request.message;
      return (await stores.get(source)?.apply(request, clock.now())) ?? { kind: 'unknownPush', names };
    },
    close: () => directory.close(),
  };
}
