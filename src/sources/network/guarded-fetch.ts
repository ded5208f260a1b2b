import { fetch } from 'undici';
import { NewsdeskError } from '../../runtime/errors.ts';
import { createGuardedAgents } from './guarded-agents.ts';
import { type GuardOptions, REFUSED_HOST, refused, shownAddress, withoutCredentials } from './guard.ts';
import { innermostError } from './innermost-error.ts';

export interface FetchRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the body after decompression; 8 MB by default, the largest real feeds have 5. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

export interface FetchAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The address after all redirects. */
  readonly url: string;
  /** The address after the permanent redirects at the beginning: the one to ask next time. */
  readonly movedTo?: string;
}

export interface GuardedFetch {
  /**
   * One GET, redirects followed.
   *
   * @throws {NewsdeskError} `fetch.refused`, `fetch.failed`, `fetch.tooLarge`, `fetch.timeout` or `fetch.redirects`, each with the cure.
   */
  get(request: FetchRequest): Promise<FetchAnswer>;
  close(): Promise<void>;
}

export interface GuardedFetchOptions extends GuardOptions {
  readonly userAgent: string;
  /** For a request with its redirects, in ms. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 8 * 1024 * 1024;
/** As browsers follow; a chain of a real site has two or three. */
const MAX_REDIRECTS = 10;
const PERMANENT = new Set([301, 308]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The one way out: nothing else in Newsdesk fetches what a stranger names. No cookies, no credentials, no private network. */
export function createGuardedFetch({ userAgent, timeoutMs = TIMEOUT_MS, ...rules }: GuardedFetchOptions): GuardedFetch {
  const agents = createGuardedAgents(rules, timeoutMs);

  async function follow(request: FetchRequest, signal: AbortSignal): Promise<FetchAnswer> {
    let url = parse(request.url);
    let movedTo: string | undefined;
    let isPermanent = true;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const response = await fetch(url.href, {
        dispatcher: agents.agentFor(url),
        redirect: 'manual',
        headers: { 'user-agent': userAgent, 'accept-encoding': 'gzip, deflate, br', ...request.headers },
        signal,
      });
      const location = response.headers.get('location');
      if (!REDIRECTS.has(response.status) || location === null) {
        const body = await readBody(response, request.maxBytes ?? MAX_BYTES, url);
        const headers = Object.fromEntries(response.headers);
        return { status: response.status, headers, body, url: url.href, ...(movedTo === undefined ? {} : { movedTo }) };
      }
      await response.body?.cancel();
      if (!URL.canParse(location, url.href)) throw refused(url, 'it redirects to something that is not an address');
      url = new URL(location, url.href);
      isPermanent &&= PERMANENT.has(response.status);
      if (isPermanent) movedTo = url.href;
    }
    throw new NewsdeskError(`${withoutCredentials(parse(request.url))} redirects more than ${MAX_REDIRECTS} times`, {
      code: 'fetch.redirects',
      fix: 'Name the address that it leads to in the end.',
    });
  }

  return {
    async get(request) {
      const timeout = AbortSignal.timeout(timeoutMs);
      const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]);
      try {
        return await follow(request, signal);
      } catch (error) {
        throw explain(error, request.url, timeout.aborted ? timeoutMs : undefined);
      }
    },
    close: () => agents.close(),
  };
}

function parse(url: string): URL {
  if (URL.canParse(url)) return new URL(url);
  throw new NewsdeskError(`“${url.slice(0, 200)}” is not an address`, {
    code: 'fetch.refused',
    fix: 'Write it as https://example.com/feed.xml.',
  });
}

/** Read piece by piece, since a small file may become a large one when it is unpacked. */
async function readBody(response: Awaited<ReturnType<typeof fetch>>, maxBytes: number, url: URL): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) {
      throw new NewsdeskError(`${withoutCredentials(url)} has more than ${Math.round(maxBytes / 1024)} kB`, {
        code: 'fetch.tooLarge',
        fix: 'Let the feed hold fewer articles; a feed of the newest twenty is enough.',
      });
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function explain(error: unknown, url: string, timeoutMs: number | undefined): NewsdeskError {
  if (error instanceof NewsdeskError) return error;
  const shown = shownAddress(url);
  if (timeoutMs !== undefined) {
    return new NewsdeskError(`${shown} did not answer within ${timeoutMs / 1000} s`, {
      code: 'fetch.timeout',
      fix: 'Nothing needs to be done if it is rare: it is tried again.',
      retry: 'later',
    });
  }
  const cause = innermostError(error);
  if (cause.code === REFUSED_HOST && URL.canParse(url)) return refused(new URL(url), cause.message);
  const what = `${shown} cannot be fetched: ${cause.message}`;
  if (cause.code === 'ENOTFOUND') return new NewsdeskError(what, { code: 'fetch.failed', fix: 'Check the host name.' });
  return new NewsdeskError(what, {
    code: 'fetch.failed',
    fix: 'Open the address in a browser on this machine; it is tried again.',
    retry: 'later',
  });
}
