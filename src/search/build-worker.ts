import { parentPort } from 'node:worker_threads';
import type { Article } from '../content/article.ts';
import { buildLayer } from './build-layer.ts';
import { toArrays } from './layer-arrays.ts';

type Message = { readonly kind: 'articles'; readonly articles: readonly Article[] } | { readonly kind: 'build' };

/** The other end of `buildSearchIndexInWorker`: collects articles, then answers with the arrays of their index. */
const articles: Article[] = [];

parentPort?.on('message', (message: Message) => {
  if (message.kind === 'articles') {
    articles.push(...message.articles);
    parentPort?.postMessage('next');
    return;
  }
  const arrays = toArrays(buildLayer(articles));
  const buffers = new Set(Object.values(arrays).map(({ buffer }) => buffer as ArrayBuffer));
  parentPort?.postMessage(arrays, [...buffers]);
});
