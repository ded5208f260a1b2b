import type { DiscordAPIError } from '@discordjs/rest';
import type { Path } from './component-tree.ts';
import { keepText } from '../../words/kept-text.ts';

/** The part of a message that Discord refused. */
export interface DiscordRefusal {
  /** Discord's reason, in one clause, as a kept text. */
  readonly why: string;
  /** The place in the message; empty if Discord did not say. */
  readonly paths: readonly Path[];
  /** The kind of part, where the code alone names it. */
  readonly kind?: 'tags' | 'links';
}

/** topics/opcodes-and-status-codes, "JSON Error Codes": those that are about what was sent, and not about who sent it where. */
const contentCodes: Readonly<Record<number, DiscordRefusal['kind'] | 'whole'>> = {
  /** Unknown tag */
  10087: 'tags',
  /** Request entity too large */
  40005: 'whole',
  /** Cannot send an empty message */
  50006: 'whole',
  /** Invalid Form Body, with the places */
  50035: 'whole',
  /** Invalid file uploaded, asset that is not a picture */
  50046: 'whole',
  /** Message was blocked by automatic moderation */
  200000: 'whole',
  /** Title was blocked by automatic moderation */
  200001: 'whole',
  /** Message blocked by harmful links filter */
  240000: 'links',
};

/** A message stands in the request itself, in the `data` of an answer, or in the `message` of a forum's post. */
const wrappers: ReadonlySet<string> = new Set(['data', 'message']);

/** Undefined for an error that another form of the message would meet as well. */
export function readDiscordRefusal(error: unknown): DiscordRefusal | undefined {
  if (!isApiError(error) || error.status < 400 || error.status >= 500) return undefined;
  const found = contentCodes[Number(error.code)];
  if (found === undefined) return undefined;
  const problems = 'errors' in error.rawError ? problemsIn(error.rawError.errors) : [];
  const said = problems.length === 0 ? (error.message.split('\n')[0] ?? '') : problems[0]?.message;
  return {
    why:
      said === undefined
        ? keepText('notAccepted', 'Discord', Number(error.code))
        : keepText('says', 'Discord', `${said.replace(/\.$/u, '')} (${error.code})`),
    paths: problems.map(({ path }) => (wrappers.has(path[0] ?? '') ? path.slice(1) : path)),
    ...(found === 'whole' ? {} : { kind: found }),
  };
}

/**
 * By its members: discord.js brings the CommonJS build of its REST client, an import of that client the other one, and an error of the one
 * is not an instance of the other's class.
 */
function isApiError(error: unknown): error is DiscordAPIError {
  return error instanceof Error && 'rawError' in error && 'status' in error && 'code' in error;
}

interface Problem {
  readonly path: Path;
  /** Discord's words; undefined if there are none. */
  readonly message: string | undefined;
}

/** The tree of places, each with its `_errors`. */
function problemsIn(tree: unknown, path: Path = []): readonly Problem[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]): readonly Problem[] => {
    if (key !== '_errors') return problemsIn(value, [...path, key]);
    const [first] = Array.isArray(value) ? (value as readonly { readonly message?: unknown }[]) : [];
    return [{ path, message: typeof first?.message === 'string' ? first.message : undefined }];
  });
}
