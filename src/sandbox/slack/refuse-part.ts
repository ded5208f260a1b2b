import type { FaultOptions } from '../faults.ts';
import { type FoundPart, findParts } from '../find-parts.ts';
import { isJsonObject, type JsonObject } from './json.ts';

export interface RefusedPart {
  /** A block, an element or another object in the arguments of a call. */
  readonly isRefused: (part: JsonObject) => boolean;
  /** The member that is named, for example `image_url`; the part itself by default. */
  readonly member?: string;
  /** Slack's error; `invalid_blocks` by default. */
  readonly error?: string;
  /** As Slack words it, for example `downloading image failed`; `is not accepted` by default. */
  readonly message?: string;
  /** Slack does not say where: the error and nothing else. */
  readonly isUnnamed?: boolean;
}

/**
 * Refuses every call and every answer to a `response_url` that holds such a part, with a JSON pointer to each. Until it is removed, and never with
 * an effect. Acknowledgements pass: what Slack refuses of those it reports to nobody.
 */
export function refusePart({
  isRefused,
  member,
  error = 'invalid_blocks',
  message = 'is not accepted',
  isUnnamed = false,
}: RefusedPart): Required<FaultOptions> {
  const partsIn = (body: unknown): readonly FoundPart[] => findParts(decoded(body), (part) => isRefused(part as JsonObject));
  return {
    match: ({ body }) => partsIn(body).length > 0,
    times: Infinity,
    action: {
      kind: 'refuse',
      answer({ body, path }) {
        const messages = isUnnamed ? [] : partsIn(body).map((found) => `[ERROR] ${message} [json-pointer:${pointerTo(found, member)}]`);
        const answer = {
          ok: false,
          error,
          ...(isUnnamed ? {} : { errors: messages.map((each) => each.replace('[ERROR] ', '')), response_metadata: { messages } }),
        };
        return { status: path.startsWith('/api/') ? 200 : 400, body: JSON.stringify(answer) };
      },
    },
  };
}

function pointerTo({ path }: FoundPart, member: string | undefined): string {
  return ['', ...path, ...(member === undefined ? [] : [member])].join('/');
}

/** A form carries blocks, metadata and views as JSON. */
function decoded(body: unknown): unknown {
  if (!isJsonObject(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? parsed(value) : value]));
}

function parsed(text: string): unknown {
  if (!/^[[{]/u.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
