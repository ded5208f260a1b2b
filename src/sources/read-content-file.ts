import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { MAX_ARTICLE_BYTES } from '../content/article-limits.ts';
import { fileProblem } from '../content/problem-log.ts';
import type { Problem } from '../content/problem.ts';
import { decodeText } from './decode-text.ts';
import type { ScannedFile } from './scan-directory.ts';

export interface FileContent {
  /** Absent when the file cannot be used; the problems say why. */
  readonly text?: string;
  /** SHA-256 over the bytes; empty when they were not read. */
  readonly hash: string;
  readonly problems: readonly Problem[];
}

/** Glossaries hold many terms; more than this is no hand-written file. */
const MAX_YAML_BYTES = 2 * 1024 * 1024;

export async function readContentFile({ path, absolutePath, kind, size }: ScannedFile): Promise<FileContent> {
  const maxBytes = kind === 'article' ? MAX_ARTICLE_BYTES : MAX_YAML_BYTES;
  if (size > maxBytes) return { hash: '', problems: [tooLarge(path, size, maxBytes)] };
  let bytes: Buffer;
  try {
    bytes = await readFile(absolutePath);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    const words = {
      what: `It cannot be read: ${code}`,
      why: 'the system refused it',
      fix: 'Give the user that runs Newsdesk the right to read it',
    };
    return { hash: '', problems: [fileProblem('error', 'file.unreadable', path, words)] };
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  // It may have grown since it was scanned.
  if (bytes.length > maxBytes) return { hash, problems: [tooLarge(path, bytes.length, maxBytes)] };
  const decoded = decodeText(bytes);
  if (decoded.kind === 'binary') {
    const words = {
      what: 'It is not a text file',
      why: 'its bytes are those of a picture, an archive or a program',
      fix: 'Save it as text in UTF-8, or remove it',
    };
    return { hash, problems: [fileProblem('error', 'file.binary', path, words)] };
  }
  return { text: decoded.text, hash, problems: decoded.encoding === 'windows-1252' ? [oldEncoding(path)] : [] };
}

function tooLarge(path: string, bytes: number, maxBytes: number): Problem {
  return fileProblem('error', 'content.tooLarge', path, {
    what: `The file has ${Math.ceil(bytes / 1024)} kB`,
    why: `at most ${maxBytes / 1024} kB are read`,
    fix: 'Split it, or move data out of it',
  });
}

function oldEncoding(path: string): Problem {
  return fileProblem('warning', 'file.encoding', path, {
    what: 'The file is not saved as UTF-8',
    why: 'it is read as Windows-1252, and letters may come out wrong',
    fix: 'Save it as UTF-8',
  });
}
