import type { WebClient } from '@slack/web-api';
import { CannotTellError } from '../../command/cannot-tell.ts';
import { type Clock, monotonicNow } from '../../runtime/clock.ts';
import { Recent } from '../../runtime/recent.ts';
import { within } from '../../runtime/within.ts';
import { explainRefusal } from './explain-refusal.ts';
import { slackErrorOf } from './publish-errors.ts';
import { keepText } from '../../words/kept-text.ts';

/** Whether a person belongs to the workspace; `cannotTell` has a kept text for the asker. */
export type Membership = { readonly kind: 'member' } | { readonly kind: 'guest' } | { readonly kind: 'cannotTell'; readonly why: string };

export interface MembershipOptions {
  /** Tries once, and does not wait where Slack asks to. */
  readonly client: Pick<WebClient, 'users' | 'usergroups'>;
  /** The workspace that the bot token belongs to; undefined before the start. */
  readonly teamId: () => string | undefined;
  readonly clock: Clock;
}

/** Asks Slack about a person, each time anew: a right that was taken counts at once. */
export interface Members {
  find(userId: string): Promise<Membership>;
  /** @throws CannotTellError when Slack does not tell. */
  isMember(userId: string): Promise<boolean>;
  /**
   * Whether a person is in one of these user groups. Slack is asked anew, unless it was asked within `knownForMs`: a refusal is known as long.
   * Nobody is in a group that the workspace does not have.
   *
   * @throws CannotTellError when Slack does not tell of any, and of none that they are.
   */
  isInGroup(userId: string, groups: readonly string[], knownForMs?: number): Promise<boolean>;
}

/** Slack gives a command 3 s, of which the answer needs its share; in ms. */
const lookUpMs = 1_500;
const slow = keepText('slowToTell', lookUpMs / 1_000);

/** LRU size of groups whose members are known: as many as a table of rights may name. */
const GROUPS = 200;

/** The error of users.info for somebody whom the workspace does not show. */
const unknownPeople: ReadonlySet<string | undefined> = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

/** The error of usergroups.users.list for a group that is not of the workspace (methods/usergroups.users.list). */
const MISSING_GROUP = 'no_such_subteam';

/** Slack knows no managers of a channel: every member of the workspace may set up an app there, and no guest may. */
export function createMembers({ client, teamId, clock }: MembershipOptions): Members {
  const lists = new Recent<string, { readonly users: Promise<readonly string[]>; readonly at: number }>(GROUPS);

  async function find(userId: string): Promise<Membership> {
    const asked = client.users.info({ user: userId }).then(
      ({ user }) => ({ user }),
      (error: unknown) => ({ refused: explainRefusal(error, 'users:read') }),
    );
    const answer = await within(asked, lookUpMs, clock);
    if (answer === 'late') return cannotTell(slow);
    if ('refused' in answer) return unknownPeople.has(answer.refused.error) ? { kind: 'guest' } : cannotTell(answer.refused.why);
    return judgeUser(answer.user, teamId());
  }

  /** Slack answers this question 20 times a minute (tier 2), so a crowd shares one answer, and one refusal as well. */
  function listGroup(group: string, knownForMs: number): Promise<readonly string[]> {
    const kept = lists.get(group);
    if (kept !== undefined && monotonicNow(clock) - kept.at < knownForMs) return kept.users;
    const users = client.usergroups.users.list({ usergroup: group }).then((list) => list.users ?? [], nobodyIfMissing);
    lists.set(group, { users, at: monotonicNow(clock) });
    // Each asker hears of a refusal by the same promise.
    users.catch(() => {});
    return users;
  }

  /** Whether the person is in the group, or why Slack does not tell. */
  async function look(userId: string, group: string, knownForMs: number): Promise<boolean | string> {
    const asked = listGroup(group, knownForMs).then(
      (users) => users.includes(userId),
      (error: unknown) => explainRefusal(error, 'usergroups:read').why,
    );
    const answer = await within(asked, lookUpMs, clock);
    return answer === 'late' ? slow : answer;
  }

  return {
    find,
    async isInGroup(userId, groups, knownForMs = 0) {
      const looks = await Promise.all(groups.map((group) => look(userId, group, knownForMs)));
      if (looks.includes(true)) return true;
      const why = looks.find((each) => typeof each === 'string');
      if (typeof why === 'string') throw new CannotTellError(keepText('rightUntold', why));
      return false;
    },
    async isMember(userId) {
      const found = await find(userId);
      if (found.kind === 'cannotTell') throw new CannotTellError(found.why);
      return found.kind === 'member';
    },
  };
}

/** A table of rights may name groups of several workspaces. */
function nobodyIfMissing(error: unknown): readonly string[] {
  if (slackErrorOf(error) === MISSING_GROUP) return [];
  throw error;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Judges the user of a users.info (reference/objects/user-object). Somebody of another organization has its `team_id` and may be
 * `is_stranger`; a guest is `is_restricted` or `is_ultra_restricted`. In an Enterprise Grid the user's own list of workspaces counts too.
 */
export function judgeUser(user: unknown, ownTeam: string | undefined): Membership {
  if (!isFields(user) || ownTeam === undefined) return cannotTell(keepText('personUntold'));
  const flags = ['deleted', 'is_stranger', 'is_restricted', 'is_ultra_restricted'].map((name) => user[name]);
  if (flags.some((flag) => flag === true)) return { kind: 'guest' };
  // A value that is not a boolean is not an answer, and without an answer nobody is let in.
  if (flags.some((flag) => flag !== undefined && flag !== false)) return cannotTell(keepText('guestUntold'));
  const teams = teamsOf(user);
  if (teams.length === 0) return cannotTell(keepText('workspaceUntold'));
  return { kind: teams.includes(ownTeam) ? 'member' : 'guest' };
}

function teamsOf({ team_id: teamId, enterprise_user: enterprise }: Fields): readonly string[] {
  const others: unknown = isFields(enterprise) ? enterprise['teams'] : undefined;
  return [teamId, ...(Array.isArray(others) ? (others as readonly unknown[]) : [])].filter((id) => typeof id === 'string');
}

function cannotTell(because: string): Membership {
  return { kind: 'cannotTell', why: keepText('rightUntold', because) };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
