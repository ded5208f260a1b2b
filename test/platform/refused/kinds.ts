import { plainTextOf } from '../../../src/reply/plain-text.ts';
import type { SectionKey } from '../../../src/reply/intent.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { goldenAnnouncements } from '../../golden/announcements.ts';
import { goldenReplies } from '../../golden/replies.ts';

type Json = Readonly<Record<string, unknown>>;

const contents: Reply = {
  audience: 'asker',
  summary: 'The harbor',
  blocks: [{ kind: 'paragraph', text: 'Ships wait for the tide.' }],
  actions: [
    {
      kind: 'menu',
      placeholder: 'Other sections',
      options: ['Tides', 'Quays'].map((label) => ({ label, intent: { kind: 'article', section: 'AbCdEfGhIjKl' as SectionKey } })),
      isContents: true,
    },
  ],
};

/** Replies that hold, between them, everything that Newsdesk sends. */
export const replies: Readonly<Record<string, Reply>> = { ...goldenReplies, ...goldenAnnouncements, contents };

/** The marker that the announcements among them carry. */
export const marker = 'AbCdEfGhIjKlMnOpQrStUvWxY';

/** The name of a component of Discord here; undefined for a value that is not a component. */
export function discordKindOf(part: Json): string | undefined {
  const { type, style, content } = part;
  if (typeof type !== 'number') return undefined;
  if (type === 2) return style === 5 ? 'link button' : 'button';
  if (type === 10 && typeof content === 'string') return /^<@&\d+>$/u.test(content) ? 'ping' : 'text';
  // An answer to an interaction has a type as well.
  return 'data' in part || 'choices' in part ? undefined : (discordNames[type] ?? `type ${type}`);
}

const discordNames: Readonly<Record<number, string>> = {
  1: 'row',
  3: 'menu',
  9: 'section',
  12: 'gallery',
  14: 'separator',
  17: 'container',
};

/** The name of a block or an element of Slack here: those that are refused by themselves. */
export function slackKindOf(part: Json): string | undefined {
  const { type, text } = part;
  if (typeof type !== 'string' || leaves.has(type)) return undefined;
  if (type === 'button') return 'url' in part ? 'link button' : 'button';
  if (type === 'section') return JSON.stringify(text).includes('<!subteam') ? 'ping' : isPlain(text) ? undefined : 'section';
  if (type === 'context') return JSON.stringify(part).includes('"mrkdwn"') ? 'context with links' : undefined;
  return type;
}

/** Parts of a block that stand and fall with it, and the plainest of all. */
const leaves: ReadonlySet<string> = new Set([
  'text',
  'plain_text',
  'mrkdwn',
  'rich_text_section',
  'rich_text_list',
  'rich_text_quote',
  'rich_text_preformatted',
]);

function isPlain(text: unknown): boolean {
  return typeof text === 'object' && text !== null && 'type' in text && text.type === 'plain_text';
}

/** Every kind in a payload. */
export function kindsIn(value: unknown, kindOf: (part: Json) => string | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null) return;
    const kind = Array.isArray(inner) ? undefined : kindOf(inner as Json);
    if (kind !== undefined) found.add(kind);
    Object.values(inner).forEach(walk);
  };
  walk(value);
  return found;
}

/** One reply for each kind: the first one that holds it. */
export function samplesOf(kindsOfReply: (reply: Reply) => ReadonlySet<string>): readonly (readonly [kind: string, name: string])[] {
  const samples = new Map<string, string>();
  for (const [name, reply] of Object.entries(replies))
    for (const kind of kindsOfReply(reply)) if (!samples.has(kind)) samples.set(kind, name);
  return [...samples];
}

/** Words of a reply that readers must see, whatever is refused: those of its first line. */
export function wordsToSee(reply: Reply): readonly string[] {
  const [line = ''] = plainTextOf(reply).split('\n');
  return line.match(/\p{L}{4,}/gu)?.slice(0, 4) ?? [];
}
