import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Article } from '../content/article.ts';
import { fromArrays, type LayerArrays } from './layer-arrays.ts';
import { createIndexFromLayer, type CreateSearchIndexOptions, type LayeredSearchIndex, type SearchCorpus } from './search-index.ts';

/** Text handed over at a time, in UTF-16 code units: copying more would keep the thread that answers from answering. */
const BATCH = 400_000;

export interface BuildInWorkerOptions extends CreateSearchIndexOptions {
  /** Stops the build; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Builds an index in a thread of its own, so that answers go on while an edition is indexed. The articles are copied
 * over in small batches, the finished arrays come back without a copy. Rejects when the thread fails, never halfway.
 */
export async function buildSearchIndexInWorker(
  corpus: SearchCorpus,
  { signal, ...options }: BuildInWorkerOptions = {},
): Promise<LayeredSearchIndex> {
  signal?.throwIfAborted();
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./build-worker.${extension}`, import.meta.url));
  const abort = () => void worker.terminate();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    for (const batch of batches(corpus.articles)) {
      worker.postMessage({ kind: 'articles', articles: batch });
      await answer(worker, signal);
    }
    worker.postMessage({ kind: 'build' });
    const arrays = (await answer(worker, signal)) as LayerArrays;
    return createIndexFromLayer(fromArrays(arrays, corpus.articles), corpus, options);
  } finally {
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}

async function answer(worker: Worker, signal: AbortSignal | undefined): Promise<unknown> {
  const stopped = new AbortController();
  const ended = once(worker, 'exit', { signal: stopped.signal }).then(() => {
    signal?.throwIfAborted();
    throw new Error('The thread that builds the search index ended before it was done. Build again, or build in this thread.');
  });
  try {
    const [message] = (await Promise.race([once(worker, 'message', { signal: stopped.signal }), ended])) as [unknown];
    return message;
  } finally {
    ended.catch(() => undefined);
    stopped.abort();
  }
}

/** Only what indexing reads: the rest stays where it is. */
function* batches(articles: readonly Article[]): Iterable<Partial<Article>[]> {
  let batch: Partial<Article>[] = [];
  let size = 0;
  for (const article of articles) {
    batch.push(slim(article));
    for (const { body } of article.sections) size += body.text.length;
    if (size < BATCH) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  yield batch;
}

function slim({ slug, title, dek, topics, lang, definitions, sections }: Article): Partial<Article> {
  return {
    slug,
    title,
    topics,
    definitions,
    ...(dek === undefined ? {} : { dek }),
    ...(lang === undefined ? {} : { lang }),
    sections: sections.map(({ body, ...section }) => ({ ...section, body: { text: body.text, blocks: [], marks: [] } })),
  };
}
