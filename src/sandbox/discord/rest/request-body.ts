import type { WireRequest } from '../../http-server.ts';
import { refusal } from '../api-error.ts';
import type { UploadedFile } from '../messages.ts';

/** A body that claims to be JSON and is not; told apart from every value that JSON can hold. */
export const brokenBody = Symbol('broken body');

/** The JSON of a request: its body, or the `payload_json` part of a multipart form. */
export async function parseBody(request: WireRequest): Promise<unknown> {
  if (request.raw.length === 0) return undefined;
  if (isMultipart(request)) {
    const form = await readForm(request);
    const payload = form?.get('payload_json');
    if (form === undefined) return brokenBody;
    return typeof payload === 'string'
      ? parseJson(payload)
      : Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  }
  return parseJson(request.raw.toString('utf8'));
}

/** The files of a multipart form, in the order and by the numbers of their `files[n]` fields. */
export async function readFiles(request: WireRequest): Promise<readonly UploadedFile[]> {
  if (!isMultipart(request)) return [];
  const form = await readForm(request);
  const files: UploadedFile[] = [];
  for (const [key, value] of form ?? []) {
    if (typeof value === 'string') continue;
    const index = Number(/^files\[(\d+)\]$/.exec(key)?.[1] ?? files.length);
    files.push({ index, name: value.name, contentType: value.type, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return files;
}

export function assertReadable(body: unknown): void {
  if (body === brokenBody) throw refusal('invalidJson');
}

function isMultipart(request: WireRequest): boolean {
  return request.headers['content-type']?.startsWith('multipart/form-data') ?? false;
}

async function readForm(request: WireRequest): Promise<FormData | undefined> {
  try {
    return await new Response(new Uint8Array(request.raw), {
      headers: { 'content-type': request.headers['content-type'] ?? '' },
    }).formData();
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return brokenBody;
  }
}
