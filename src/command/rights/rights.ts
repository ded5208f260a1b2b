import { NewsdeskError } from '../../runtime/errors.ts';
import type { Asker } from '../command.ts';
import { entryUses, type Needed } from './uses.ts';

/** The people and places of one platform: each list narrows it, and an absent one leaves it open. */
export interface Scope {
  /** Ids, and `direct` for where nobody else reads. A channel's threads belong to it. */
  readonly channels?: readonly string[];
  /** Roles at Discord, user groups at Slack. Somebody of `users` needs none of them. */
  readonly groups?: readonly string[];
  readonly users?: readonly string[];
}

/** A line of the table. A platform that it does not name is closed by it, unless it names neither. */
export interface Rule {
  readonly use: 'all' | readonly string[];
  readonly discord?: 'all' | 'none' | Scope;
  readonly slack?: 'all' | 'none' | Scope;
}

/** A right, or the reason why there is none: the place, with the channels that would do, or the person. */
export type Verdict =
  | { readonly kind: 'open' }
  | { readonly kind: 'elsewhere'; readonly channels: readonly string[] }
  | { readonly kind: 'others' };

export interface Rights {
  /** Questions of one person in a minute; 0 means no limit. */
  readonly questionsPerMinute: number;
  /** Whether anything may be closed to anybody. */
  readonly restricts: boolean;
  /** @throws CannotTellError if the platform does not tell who somebody is. */
  judge(needed: Needed, asker: Asker): Promise<Verdict>;
  /** The commands of these that are closed to somebody. */
  closedTo(asker: Asker, names: readonly string[]): Promise<readonly string[]>;
}

/** Whom a platform counts among a group is known for so long, in ms: a question must not cost a request to the platform each. */
const GROUPS_KNOWN_MS = 30_000;
/** Explains all of this, so it is always answered. */
const ALWAYS = 'help';
const open = { kind: 'open' } as const;

/**
 * The table of who may use what, and where. A use that no rule names, neither by itself nor by `all`, is open to everybody; a rule that names
 * it takes the place of those for `all`; and of several rules one is enough. Only lists of who is let in: an id that is misspelled lets in nobody.
 *
 * @throws {NewsdeskError} as `refuseUnknownUses` does.
 */
export function createRights(rules: readonly Rule[], questionsPerMinute: number, commands: readonly { readonly name: string }[]): Rights {
  refuseUnknownUses(rules, commands);
  const general = rules.filter(({ use }) => use === 'all');

  function rulesFor(use: string): readonly Rule[] {
    const own = rules.filter((rule) => rule.use !== 'all' && rule.use.includes(use));
    return own.length > 0 ? own : general;
  }

  async function judgeUse(use: string, asker: Asker): Promise<Verdict> {
    const { platform } = asker;
    if (use === ALWAYS || platform === 'terminal') return open;
    const lines = rulesFor(use);
    if (lines.length === 0) return open;
    const here: Scope[] = [];
    const channels: string[] = [];
    for (const rule of lines) {
      if (rule.discord === undefined && rule.slack === undefined) return open;
      const scope = rule[platform] ?? 'none';
      if (scope === 'all') return open;
      if (scope === 'none') continue;
      if (await isAt(asker, scope)) here.push(scope);
      else channels.push(...(scope.channels ?? []));
    }
    for (const scope of here) if (await isAmong(asker, scope)) return open;
    return channels.length > 0 ? { kind: 'elsewhere', channels: [...new Set(channels)] } : { kind: 'others' };
  }

  async function judge(needed: Needed, asker: Asker): Promise<Verdict> {
    for (const anyOf of needed) {
      let refused: Verdict | undefined;
      for (const use of anyOf) {
        const verdict = await judgeUse(use, asker);
        if (verdict.kind === 'open') {
          refused = undefined;
          break;
        }
        refused ??= verdict;
      }
      if (refused !== undefined) return refused;
    }
    return open;
  }

  return {
    questionsPerMinute,
    restricts: rules.length > 0,
    judge,
    async closedTo(asker, names) {
      const verdicts = await Promise.all(names.map((name) => judge([[name]], asker)));
      return names.filter((_, at) => verdicts[at]?.kind !== 'open');
    },
  };
}

/**
 * A rule for a command that does not exist would close nothing.
 *
 * @throws {NewsdeskError} `config.rights` for a name that is neither a command nor another use.
 */
export function refuseUnknownUses(rules: readonly Rule[], commands: readonly { readonly name: string }[]): void {
  const known = [...commands.map(({ name }) => name).filter((name) => name !== ALWAYS), ...entryUses];
  const unknown = rules.flatMap(({ use }) => (use === 'all' ? [] : use)).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new NewsdeskError(`rights in newsdesk.yaml name ${unknown.map((name) => `“${name}”`).join(', ')}, and nothing is called so.`, {
    code: 'config.rights',
    fix: `Write all, or names out of ${known.join(', ')}. /help is always open.`,
  });
}

async function isAt({ channelId, parentChannelId, isDirect, installationId }: Asker, { channels }: Scope): Promise<boolean> {
  if (channels === undefined || channels.includes(channelId)) return true;
  if (parentChannelId !== undefined && channels.includes(parentChannelId)) return true;
  if (!channels.includes('direct')) return false;
  return typeof isDirect === 'function' ? await isDirect() : (isDirect ?? installationId === undefined);
}

/** Whether the person is one of those that are named, if any are. */
async function isAmong({ userId, isInAny }: Asker, { groups, users }: Scope): Promise<boolean> {
  if (groups === undefined && users === undefined) return true;
  if (users?.includes(userId) === true) return true;
  return groups !== undefined && ((await isInAny?.(groups, GROUPS_KNOWN_MS)) ?? false);
}
