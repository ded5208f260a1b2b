import { type Document, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { messageOf as faultOf, NewsdeskError } from '../runtime/errors.ts';
import { type NamedEntry, nameFeeds, RepeatedNameError } from './feed-names.ts';
import { fileSchema, messageOf, type RemoteFields, rightsFileSchema } from './newsdesk-schema.ts';
import type { RightsTable } from './rights-schema.ts';

/** The settings of `newsdesk.yaml`: the places that articles come from, and who may ask. */
export interface SourceList {
  /** Empty if the file holds nothing but rights. */
  readonly sources: readonly SourceEntry[];
  /** Hosts that may lie in a private network. */
  readonly allowHosts: readonly string[];
  /** Whether `/feed.xml` and `/feed.json` are served to everybody who reaches the port, or to nobody; absent if nothing is said. */
  readonly servesFeed?: boolean;
  readonly webhooks: readonly WebhookEntry[];
  /** The table of rights; absent if everybody may use everything. */
  readonly rights?: RightsTable;
}

/** A program elsewhere that is told of articles. */
export interface WebhookEntry {
  /** Unique among webhooks. */
  readonly name: string;
  readonly url: string;
  /** The name of the variable that holds its secret. */
  readonly secretVariable: string;
}

export type SourceEntry = DirectoryEntry | RemoteEntry | PushEntry;

export interface DirectoryEntry {
  readonly kind: 'directory';
  readonly path: string;
}

/** A source that is asked again and again, and whose articles are kept as files. */
export type RemoteEntry = RemoteFields & {
  /** The address, or the path of an exported file. */
  readonly url: string;
  /** Unique in the file. */
  readonly name: string;
  readonly everyMs?: number;
};

/** Articles that a CMS or a job sends. */
export interface PushEntry {
  readonly kind: 'push';
  /** Unique in the file among pushes. */
  readonly name: string;
}

/** Whether a source is asked over the network, or read as an exported file. */
export function isRemote(entry: SourceEntry): entry is RemoteEntry {
  return entry.kind !== 'directory' && entry.kind !== 'push';
}

/**
 * Reads `newsdesk.yaml`. `path` is for messages.
 *
 * @throws {NewsdeskError} `config.sources` with every problem, each with its line.
 */
export function readNewsdeskFile(text: string, path: string): SourceList {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) throw wrong([`${path}:${lines.linePos(broken.pos[0]).line}: ${broken.message}`]);
  const value = valueOf(document, path) ?? {};
  const settings = Object.keys(Object(value));
  const isRightsAlone = settings.join() === 'rights';
  if (settings.length > 0 && !settings.includes('sources') && !isRightsAlone && !Array.isArray(value)) {
    throw wrong([
      `${path}:1: the file has ${settings.map((name) => `\`${name}:\``).join(', ')} and no \`sources:\`; only \`rights:\` may stand without it`,
    ]);
  }
  const parsed = isRightsAlone ? rightsFileSchema.safeParse(value) : fileSchema.safeParse(value);
  if (!parsed.success) {
    throw wrong(
      parsed.error.issues.map((issue) => {
        const at = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
        // A setting that is missing has no place: its entry has.
        const node = document.getIn(at, true) ?? document.getIn(at.slice(0, -1), true) ?? document.contents;
        const offset = (node as { range?: readonly number[] } | null)?.range?.[0] ?? 0;
        return `${path}:${lines.linePos(offset).line}: ${at.join('.') || 'the file'} ${messageOf(issue)}`;
      }),
    );
  }
  if (!('sources' in parsed.data)) return { sources: [], allowHosts: [], webhooks: [], rights: parsed.data.rights };
  const names = namesOf(parsed.data.sources.filter(isUnnamedRemote), path, 'sources')[Symbol.iterator]();
  const sources = parsed.data.sources.map(
    (entry): SourceEntry => (isUnnamedRemote(entry) ? { ...entry, name: names.next().value ?? '' } : entry),
  );
  const { allowHosts = [], serveFeed, webhooks = [], rights } = parsed.data;
  const hookNames = namesOf(webhooks, path, 'webhooks');
  return {
    sources,
    allowHosts,
    webhooks: webhooks.map(({ url, secret }, index) => ({ name: hookNames[index] ?? '', url, secretVariable: secret })),
    ...(serveFeed === undefined ? {} : { servesFeed: serveFeed }),
    ...(rights === undefined ? {} : { rights }),
  };
}

type ParsedEntry = z.infer<typeof fileSchema>['sources'][number];

function isUnnamedRemote(entry: ParsedEntry): entry is Exclude<ParsedEntry, DirectoryEntry | PushEntry> {
  return entry.kind !== 'directory' && entry.kind !== 'push';
}

/** An alias without its anchor is found only here. */
function valueOf(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw wrong([`${path}: ${faultOf(error)}`]);
  }
}

function namesOf(entries: readonly NamedEntry[], path: string, kind: string): readonly string[] {
  try {
    return nameFeeds(entries);
  } catch (error) {
    if (error instanceof RepeatedNameError) throw wrong([`${path}: two ${kind} are called ${error.repeated}`]);
    throw error;
  }
}

function wrong(problems: readonly string[]): NewsdeskError {
  return new NewsdeskError(problems.join('\n'), {
    code: 'config.sources',
    fix: 'Correct newsdesk.yaml; docs/sources.md and docs/rights.md say what it may hold.',
  });
}
