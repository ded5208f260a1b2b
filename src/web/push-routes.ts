import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Clock } from '../runtime/clock.ts';
import type { Secret } from '../runtime/secret.ts';
import { isSignedWith, readSignedHeaders } from '../runtime/signed-request.ts';
import { readPushMessage } from '../sources/pushes/push-message.ts';
import type { PushRequest } from '../sources/pushes/push-store.ts';
import type { ReceiveResult } from '../sources/pushes/pushes-source.ts';
import { readBody } from './read-body.ts';

/** A push that was refused, as its sender and the operator are told. */
export interface PushRefusal {
  readonly status: 400 | 401 | 404 | 413 | 422 | 500 | 503;
  /** Stable, dotted. */
  readonly code: string;
  readonly what: string;
  readonly fix: string;
  /** Each fault of the body, if there are several. */
  readonly problems?: readonly string[];
}

export interface PushRoutesOptions {
  readonly secret: Secret;
  readonly clock: Clock;
  /** Undefined before the source is open. */
  readonly receive: (request: PushRequest) => Promise<ReceiveResult | undefined>;
  readonly onReceived: (type: string, article: string) => void;
  readonly onRefused: (refusal: PushRefusal, error?: unknown) => void;
}

/** Bytes of one push: the longest text, escaped as JSON, and its fields. */
export const MAX_PUSH_BYTES = 1024 * 1024;
/** Bodies that are read and applied at a time. They are read before it is known who sends them, so their memory is bounded: 16 MB. */
const MAX_PUSHES = 16;
const RETRY_AFTER_S = 2;

/** `POST /hooks/publish`: takes in what a CMS or a job signs. Nothing of the body is parsed before its signature is checked. */
export function createPushRoutes({ secret, clock, receive, onReceived, onRefused }: PushRoutesOptions): Hono {
  const routes = new Hono();
  let running = 0;

  function refuse(context: Context, refusal: PushRefusal, error?: unknown): Response {
    onRefused(refusal, error);
    const { status, ...told } = refusal;
    if (status === 503) context.header('Retry-After', String(RETRY_AFTER_S));
    // The rest of a body that is not read would be taken for the next request.
    if (status === 413) context.header('Connection', 'close');
    return context.json({ error: told }, status);
  }

  routes.post('/hooks/publish', async (context) => {
    context.header('Cache-Control', 'no-store');
    if (running >= MAX_PUSHES) return refuse(context, busy);
    running += 1;
    try {
      return await take(context);
    } catch (error) {
      return refuse(context, failed, error);
    } finally {
      running -= 1;
    }
  });

  async function take(context: Context): Promise<Response> {
    if (Number(context.req.header('content-length') ?? 0) > MAX_PUSH_BYTES) return refuse(context, tooLarge);
    const reading = readSignedHeaders((name) => context.req.header(name), clock.now());
    if (reading.kind !== 'read') {
      const { kind, what, fix } = reading;
      return refuse(context, { status: kind === 'unsigned' ? 401 : 400, code: `push.${kind}`, what, fix });
    }
    const body = await readBody(context.req.raw.body, MAX_PUSH_BYTES);
    if (body === undefined) return refuse(context, tooLarge);
    if (!isSignedWith(secret.reveal(), reading.headers, body)) return refuse(context, wrongSignature);
    const read = readPushMessage(body);
    if (read.kind === 'wrong') return refuse(context, wrongBody(read.problems));
    const { message } = read;
    const result = await receive({ message, key: reading.headers.id, bodyHash: createHash('sha256').update(body).digest('hex') });
    const refusal = refusalOf(result);
    if (refusal !== undefined) return refuse(context, refusal);
    if (result?.kind !== 'done') return refuse(context, starting);
    onReceived(message.type, result.article);
    return context.json({ result: result.result, article: result.article });
  }

  return routes;
}

function refusalOf(result: ReceiveResult | undefined): PushRefusal | undefined {
  switch (result?.kind) {
    case 'keyReused':
      return {
        status: 422,
        code: 'push.keyReused',
        what: 'This webhook-id was used for another body, which was taken in',
        fix: 'Give each push an id of its own, and repeat a push with the very same body.',
      };
    case 'unknownArticle':
      return {
        status: 404,
        code: 'push.unknownArticle',
        what: 'No article that was pushed and is published has this id or address',
        fix: 'Name it as it was pushed; to hide an article of another source, delete it by its address.',
      };
    case 'unknownPush':
      return {
        status: 404,
        code: 'push.unknownSource',
        what: 'The body does not say for which push of newsdesk.yaml it is',
        fix: `Set "source" to one of: ${result.names.join(', ')}.`,
      };
    default:
      return undefined;
  }
}

function wrongBody(problems: readonly string[]): PushRefusal {
  const [first = '', ...others] = problems;
  return {
    status: 400,
    code: 'push.body',
    what: `The push is wrong: ${first}`,
    ...(others.length === 0 ? {} : { problems }),
    fix: 'docs/sources.md has an example and every field.',
  };
}

const tooLarge: PushRefusal = {
  status: 413,
  code: 'push.tooLarge',
  what: `The body has more than ${MAX_PUSH_BYTES} bytes`,
  fix: 'Leave pictures out of the text: readers follow their addresses.',
};
const wrongSignature: PushRefusal = {
  status: 401,
  code: 'push.signature',
  what: 'The signature is not that of this body, id and timestamp with PUSH_SECRET',
  fix: 'Sign the very bytes that are sent, with the secret of this bot: docs/sources.md shows how.',
};
const starting: PushRefusal = {
  status: 503,
  code: 'push.starting',
  what: 'Newsdesk is starting and reads its articles',
  fix: 'Send the same push again in a few seconds.',
};
const busy: PushRefusal = {
  status: 503,
  code: 'push.busy',
  what: `More than ${MAX_PUSHES} pushes came at once`,
  fix: 'Send the same push again in a few seconds.',
};
const failed: PushRefusal = {
  status: 500,
  code: 'push.failed',
  what: 'The push could not be kept',
  fix: 'Send the same push again later; the log of the bot says why.',
};
