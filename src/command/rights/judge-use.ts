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
  // In a channel of a rule for other people there would be another refusal.
  const channels: string[] = [];
  for (const scope of elsewhere) {
    const found = await lookAmong(asker, scope);
    if (found === true) channels.push(...(scope.channels ?? []));
    else if (found !== false) untold ??= found;
  }
  return channels.length > 0 ? { kind: 'elsewhere', channels: [...new Set(channels)] } : (untold ?? { kind: 'others' });
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
