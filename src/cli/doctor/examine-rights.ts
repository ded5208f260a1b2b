import { commands } from '../../../commands/index.ts';
import { refuseUnknownUses } from '../../command/rights/rights.ts';
import type { RightsRule, RightsScope, RightsTable } from '../../config/rights-schema.ts';
import type { Finding } from '../../platform/finding.ts';
import type { NamedPlaces } from '../../platform/named-places.ts';
import { count } from '../../runtime/count.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { readRights } from '../sources/read-source-list.ts';

const about = 'rights';

/** The table of rights in words, a line for each rule, and what is wrong with it. */
export function examineRights(defaultPerMinute: number): {
  readonly findings: readonly Finding[];
  readonly table: RightsTable | undefined;
} {
  try {
    const table = readRights();
    const { rules, questionsPerMinute = defaultPerMinute } = table ?? { rules: [] };
    refuseUnknownUses(rules, commands);
    const rate = questionsPerMinute === 0 ? 'as many questions as they like' : `${count(questionsPerMinute, 'question')} a minute`;
    const who = rules.length === 0 ? 'everybody may use everything, everywhere; ' : '';
    return {
      findings: [{ kind: 'ok', about, what: `${who}a person may ask ${rate}` }, ...rules.map(describeRule)],
      table,
    };
  } catch (error) {
    // A file that cannot be read at all is told of with the sources.
    if (!(error instanceof NewsdeskError) || error.code !== 'config.rights') return { findings: [], table: undefined };
    return { findings: [{ kind: 'problem', about, what: error.message, fix: error.fix ?? '' }], table: undefined };
  }
}

/** The ids that the rules name on a platform. */
export function placesNamed({ rules }: RightsTable, platform: 'discord' | 'slack'): NamedPlaces {
  const scopes = rules.flatMap((rule) => (typeof rule[platform] === 'object' ? [rule[platform]] : []));
  return {
    channels: [...new Set(scopes.flatMap(({ channels = [] }) => channels))].filter((id) => id !== 'direct'),
    groups: [...new Set(scopes.flatMap(({ groups = [] }) => groups))],
  };
}

function describeRule({ use, discord, slack }: RightsRule): Finding {
  const what = use === 'all' ? 'everything else' : use.join(', ');
  const isOpen = discord === undefined && slack === undefined;
  return {
    kind: 'ok',
    about,
    what: isOpen ? `${what}: everybody` : `${what}: on Discord ${describe(discord, 'role')}, on Slack ${describe(slack, 'user group')}`,
  };
}

function describe(scope: 'all' | 'none' | RightsScope = 'none', group: string): string {
  if (scope === 'all') return 'everybody';
  if (scope === 'none') return 'nobody';
  const { channels, groups, users } = scope;
  const people = [
    ...(groups === undefined ? [] : [count(groups.length, group)]),
    ...(users === undefined ? [] : [count(users.length, 'user')]),
  ];
  return [
    people.length === 0 ? 'everybody' : people.join(' or '),
    ...(channels === undefined ? [] : [`in ${count(channels.length, 'place')}`]),
  ].join(' ');
}
