import { parentPort } from 'node:worker_threads';
import { parseArticle } from '../content/parse-article.ts';
import type { ParseReply, ParseRequest } from './article-parser.ts';

/** Runs in a worker thread: answers each file with what was read, one at a time. */
parentPort?.on('message', ({ id, file, options }: ParseRequest) => {
  parentPort?.postMessage({ id, parsed: parseArticle(file, options) } satisfies ParseReply);
});
parentPort?.postMessage('ready');
