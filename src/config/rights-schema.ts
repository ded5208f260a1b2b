import { z } from 'zod';

/** The people and places of one platform that a rule lets in: each list narrows it, and an absent one leaves it open. */
export interface RightsScope {
  /** Ids of channels, and `direct` for where nobody else reads. */
  readonly channels?: readonly string[];
  /** Ids of roles (Discord) or user groups (Slack). Somebody of `users` needs none of them. */
  readonly groups?: readonly string[];
  readonly users?: readonly string[];
}

/** A line of the table. A platform that it does not name is closed by it, unless it names neither. */
export interface RightsRule {
  readonly use: 'all' | readonly string[];
  readonly discord?: 'all' | 'none' | RightsScope;
  readonly slack?: 'all' | 'none' | RightsScope;
}

export interface RightsTable {
  /** 0 means no limit; absent if the environment decides. */
  readonly questionsPerMinute?: number;
  readonly rules: readonly RightsRule[];
}

/** More than a person can type, and less than a flood. The same bound as that of QUESTIONS_PER_MINUTE. */
const MAX_PER_MINUTE = 10_000;

const snowflake = idSchema(/^\d{15,20}$/u, 'the id of Discord in quotes, as in "112233445566778899"');
const discordChannel = orDirect(snowflake);
const slackChannel = orDirect(idSchema(/^[CG][A-Z0-9]{6,20}$/u, 'the id of a channel of Slack, as in C0123ABCD'));
const slackGroup = idSchema(/^S[A-Z0-9]{6,20}$/u, 'the id of a user group of Slack, as in S0123ABCD');
const slackUser = idSchema(/^[UW][A-Z0-9]{6,20}$/u, 'the id of a person in Slack, as in U0123ABCD');

const discordScope = z
  .strictObject({ channels: listOf(discordChannel), roles: listOf(snowflake), users: listOf(snowflake) })
  .transform(({ roles, ...rest }) => scopeOf({ ...rest, groups: roles }));
const slackScope = z
  .strictObject({ channels: listOf(slackChannel), groups: listOf(slackGroup), users: listOf(slackUser) })
  .transform(scopeOf);

const ruleSchema = z
  .strictObject(
    {
      use: z.union(
        [z.string(), z.array(z.string()).min(1, 'is empty: name a command, or write all')],
        'is not the name of a command, a list of such names, or all',
      ),
      discord: platformSchema(discordScope, '`channels:`, `roles:` and `users:`').optional(),
      slack: platformSchema(slackScope, '`channels:`, `groups:` and `users:`').optional(),
    },
    'is not a rule: write `use:`, and below it discord or slack',
  )
  .transform(({ use, discord, slack }): RightsRule => {
    const names = [use].flat().map((name) => name.trim().replace(/^\//u, '').toLowerCase());
    return {
      use: names.includes('all') ? 'all' : names,
      ...(discord === undefined ? {} : { discord }),
      ...(slack === undefined ? {} : { slack }),
    };
  });

/** The setting `rights:`. */
export const rightsSchema = z
  .strictObject(
    {
      questionsPerMinute: z
        .int('is not a whole number')
        .min(0, 'is less than 0')
        .max(MAX_PER_MINUTE, `is more than ${MAX_PER_MINUTE}`)
        .optional(),
      rules: z.array(ruleSchema, 'is not a list').default([]),
    },
    'is not a map with `questionsPerMinute:` and `rules:`',
  )
  .transform(
    ({ questionsPerMinute, rules }): RightsTable => ({ rules, ...(questionsPerMinute === undefined ? {} : { questionsPerMinute }) }),
  );

function idSchema(form: RegExp, example: string) {
  return z.string(`is not ${example}`).regex(form, `is not ${example}`);
}

function orDirect(id: ReturnType<typeof idSchema>) {
  return z.union([z.literal('direct'), id], id.safeParse(undefined).error?.issues[0]?.message);
}

function listOf<T extends z.ZodType<string>>(id: T) {
  return z.array(id, 'is not a list').min(1, 'is empty: leave it out, or write none for the platform').optional();
}

/** A list of the platform's, or a word for everybody or nobody there. */
function platformSchema<T extends z.ZodType<RightsScope>>(scope: T, lists: string) {
  return z.unknown().transform((value, context): 'all' | 'none' | RightsScope => {
    if (value === 'all' || value === 'none') return value;
    if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
      context.addIssue({ code: 'custom', message: `is neither all nor none, nor a map of ${lists}` });
      return z.NEVER;
    }
    const read = scope.safeParse(value);
    if (read.success) return read.data;
    for (const { path, ...issue } of read.error.issues) {
      const message = issue.code === 'unrecognized_keys' ? `has \`${issue.keys.join('`, `')}\`, and takes ${lists}` : issue.message;
      context.addIssue({ code: 'custom', path: [...path], message });
    }
    return z.NEVER;
  });
}

type Lists = { readonly [K in keyof RightsScope]: RightsScope[K] | undefined };

function scopeOf({ channels, groups, users }: Lists): RightsScope {
  return {
    ...(channels === undefined ? {} : { channels }),
    ...(groups === undefined ? {} : { groups }),
    ...(users === undefined ? {} : { users }),
  };
}
