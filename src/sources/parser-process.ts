import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ContentFile, ParsedFile, ParseOptions } from '../content/parse-article.ts';
import { childEnvironment } from './child-environment.ts';
import type { IncludePlaces } from './read-include.ts';
import { BESIDE_HEAP_MB, END_MARKS } from './parser-limits.ts';

/** The options that travel to the process: data only. */
export interface FileOptions extends Omit<ParseOptions, 'resolveInclude'> {
  /** The places of files that an article takes in; without it, it takes in none. */
  readonly includes?: IncludePlaces;
}

export interface ParseRequest {
  readonly id: number;
  readonly file: ContentFile;
  readonly options: FileOptions;
  /** The processor time that the file may take, in ms. */
  readonly processorMs: number;
}

export interface ParseReply {
  readonly id: number;
  readonly parsed: ParsedFile;
}

export interface ProcessEnd {
  /** `killed`: by a signal from outside, which says nothing about the file. `failed`: before it could read anything. */
  readonly kind: 'time' | 'memory' | 'killed' | 'crashed' | 'failed';
  /** The last that it said, one line. */
  readonly words: string;
}

export interface ParserProcess {
  send(request: ParseRequest): void;
  /** Ends it, whatever it is doing; none of its callbacks is called any more. */
  stop(): void;
  /** Whether it keeps Newsdesk alive. */
  hold(isHeld: boolean): void;
}

export interface ParserProcessEvents {
  onReady(): void;
  onReply(reply: ParseReply): void;
  onEnd(end: ProcessEnd): void;
}

/**
 * V8 compiles a pattern twice, the second time as soon as it is used again, and nearly all of the reader's are: at once, the first ten
 * articles take three quarters of the processor time.
 */
const COMPILED_AT_ONCE = '--no-regexp-tier-up';

/** Enough for the first lines of V8's last words. */
const MAX_WORDS = 4_096;

/** Starts a process that reads files. A thread would be no wall: where V8 runs out of memory in one allocation, it ends the process. */
export function startParserProcess(heapMb: number, events: ParserProcessEvents): ParserProcess {
  const child = fork(workerPath(), [String(heapMb + BESIDE_HEAP_MB)], {
    execArgv: [`--max-old-space-size=${heapMb}`, COMPILED_AT_ONCE],
    env: childEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  let isReady = false;
  let isStopped = false;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (words.length < MAX_WORDS) words += text;
  });
  child.on('message', (message: 'ready' | ParseReply) => {
    if (isStopped) return;
    if (message !== 'ready') return events.onReply(message);
    isReady = true;
    events.onReady();
  });
  const end = (kind: ProcessEnd['kind'], said: string): void => {
    if (isStopped) return;
    isStopped = true;
    events.onEnd({ kind, words: lastWords(said) });
  };
  // Not to be started, or not to be written to: of the second, its end tells more.
  child.on('error', (error) => {
    if (child.pid === undefined) end('failed', error.message);
  });
  // Only now its last words are read to their end.
  child.on('close', (code, signal) => end(isReady ? kindOf(words, code, signal) : 'failed', words || `it ended with ${signal ?? code}`));
  return {
    send: (request) => void child.send(request, () => {}),
    stop() {
      isStopped = true;
      child.kill('SIGKILL');
      hold(child, false);
    },
    hold: (isHeld) => hold(child, isHeld),
  };
}

function hold(child: ChildProcess, isHeld: boolean): void {
  // A pipe is a socket, which its type does not say.
  const pipe = child.stderr as { ref?(): void; unref?(): void } | null;
  const how = isHeld ? 'ref' : 'unref';
  child[how]();
  child.channel?.[how]();
  pipe?.[how]?.();
}

function kindOf(words: string, code: number | null, signal: NodeJS.Signals | null): ProcessEnd['kind'] {
  if (words.includes(END_MARKS.time)) return 'time';
  if (words.includes(END_MARKS.memory) || /heap limit|out of memory|allocation failed/iu.test(words)) return 'memory';
  return signal === 'SIGKILL' || signal === 'SIGTERM' ? 'killed' : code === 0 ? 'killed' : 'crashed';
}

function lastWords(words: string): string {
  const lines = words.split('\n').map((line) => line.trim());
  return (lines.find((line) => /^FATAL|Error/u.test(line)) ?? lines.find((line) => line !== '') ?? '').slice(0, 200);
}

/** The program beside this module: TypeScript while developing, JavaScript once compiled. */
function workerPath(): string {
  return fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './parse-worker.ts' : './parse-worker.js', import.meta.url));
}
