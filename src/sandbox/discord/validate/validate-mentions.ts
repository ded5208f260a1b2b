import { type Form, readBoolean, readChoice, readList, readObject, readSnowflake } from '../form.ts';
import { discordLimits } from '../limits.ts';
import type { AllowedMentions } from '../pings.ts';

const kinds = ['users', 'roles', 'everyone'] as const;

/** `allowed_mentions`: lists of ids, or parsing a whole kind, never both for one kind. */
export function validateMentions(form: Form, value: unknown): AllowedMentions | undefined {
  const object = readObject(form, value);
  if (object === undefined) return undefined;
  const parse = (readList(form.at('parse'), object['parse']) ?? []).flatMap((entry, index) => {
    const kind = readChoice(form.at('parse').at(index), entry, kinds, { required: true });
    return kind === undefined ? [] : [kind];
  });
  const readIds = (key: 'users' | 'roles'): string[] =>
    (readList(form.at(key), object[key], { max: discordLimits.mentionIds }) ?? []).flatMap(
      (entry, index) => readSnowflake(form.at(key).at(index), entry, { required: true }) ?? [],
    );
  const mentions = { parse, users: readIds('users'), roles: readIds('roles') };
  readBoolean(form.at('replied_user'), object['replied_user']);
  for (const key of ['users', 'roles'] as const) {
    if (!parse.includes(key) || mentions[key].length === 0) continue;
    form.problem('MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', `parse:["${key}"] and ${key}: [ids...] are mutually exclusive.`);
  }
  return mentions;
}
