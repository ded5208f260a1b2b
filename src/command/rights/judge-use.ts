import { CannotTellError } from '../cannot-tell.ts';
import type { Asker } from '../command.ts';
import type { Rule, Scope, Verdict } from './rule.ts';

/** A verdict, or the platform's silence about the person, on which it depends. */
export type Judgement = Verdict | { readonly kind: 'untold'; readonly cause: CannotTellError };

/** Whom a platform counts among a group is known for so long, in ms: a question must not cost a request to the platform each. */
const GROUPS_KNOWN_MS = 30_000;
const open = { kind: 'open' } as const;

/** Somebody's right to one use, by the rules about it: one that lets in is enough, also if the platform does not tell of another. */
export async function judgeUse(rules: readonly Rule[], platform: 'discord' | 'slack', asker: Asker): Promise<Judgement> {
  const here: Scope[] = [];
  const elsewhere: Scope[] = [];
  for (const rule of rules) {
    if (rule.discord === undefined && rule.slack === undefined) return open;
    const scope = rule[platform] ?? 'none';
    if (scope === 'all') return open;
    if (scope === 'none') continue;
    ((await isAt(asker, scope)) ? here : elsewhere).push(scope);
  }
  let untold: Judgement | undefined;
  for (const scope of here) {
    const found = await lookAmong(asker, scope);
    if (found === true) return open;
    if (found !== false) untold ??= found;
  }
  if (untold !== undefined) return untold;
  return elsewhere.length > 0 ? { kind: 'elsewhere', scopes: elsewhere } : { kind: 'others' };
}

/** Channels that are looked for at the platform: more would take too long for a hint. */
const MAX_LOOKED_FOR = 30;

/**
 * The channels in which somebody would be let in, at most `limit`, and `direct`: in a channel of a rule for other people there would be another
 * refusal, and one of another guild or workspace is of no use. Undefined if all of them are for other people.
 */
export async function findOpenChannels(asker: Asker, scopes: readonly Scope[], limit: number): Promise<readonly string[] | undefined> {
  const { hasChannel = () => true } = asker;
  const among = await Promise.all(scopes.map((scope) => lookAmong(asker, scope)));
  if (among.every((each) => each === false)) return undefined;
  const found = new Set(scopes.flatMap(({ channels = [] }, at) => (among[at] === true ? channels : [])));
  const open: string[] = [];
  for (const id of [...found].slice(0, MAX_LOOKED_FOR)) {
    if (open.length === limit) break;
    if (id === 'direct' || (await hasChannel(id))) open.push(id);
  }
  return open;
}

async function isAt({ channelId, parentChannelId, isDirect }: Asker, { channels }: Scope): Promise<boolean> {
  if (channels === undefined || channels.includes(channelId)) return true;
  if (parentChannelId !== undefined && channels.includes(parentChannelId)) return true;
  if (!channels.includes('direct')) return false;
  // An adapter that does not say so lets in nobody: a place without an installation may be a channel all the same.
  return typeof isDirect === 'function' ? await isDirect() : isDirect === true;
}

/** Whether the person is one of those that are named, if any are. */
async function lookAmong({ userId, isInAny }: Asker, { groups, users }: Scope): Promise<boolean | Extract<Judgement, { kind: 'untold' }>> {
  if (groups === undefined && users === undefined) return true;
  if (users?.includes(userId) === true) return true;
  if (groups === undefined || isInAny === undefined) return false;
  try {
    return await isInAny(groups, GROUPS_KNOWN_MS);
  } catch (cause) {
    if (cause instanceof CannotTellError) return { kind: 'untold', cause };
    throw cause;
  }
}
