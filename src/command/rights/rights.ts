import { NewsdeskError } from '../../runtime/errors.ts';
import type { Asker } from '../command.ts';
import { type Judgement, judgeUse } from './judge-use.ts';
import type { Rule, Verdict } from './rule.ts';
import { entryUses, type Needed } from './uses.ts';

export interface Rights {
  /** Questions of one person in a minute; 0 means no limit. */
  readonly questionsPerMinute: number;
  /** Whether anything may be closed to anybody. */
  readonly restricts: boolean;
  /** @throws CannotTellError if it depends on who somebody is, and the platform does not tell. */
  judge(needed: Needed, asker: Asker): Promise<Verdict>;
  /** The commands of these that are closed to somebody, or of which the platform does not tell. */
  closedTo(asker: Asker, names: readonly string[]): Promise<readonly string[]>;
}

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

  async function judgeOne(use: string, asker: Asker): Promise<Judgement> {
    const { platform } = asker;
    if (use === ALWAYS || platform === 'terminal') return open;
    const lines = rulesFor(use);
    return lines.length === 0 ? open : await judgeUse(lines, platform, asker);
  }

  /** One of these uses is enough, also if the platform does not tell of another. */
  async function judgeAny(uses: readonly string[], asker: Asker): Promise<Judgement> {
    let refused: Judgement | undefined;
    for (const use of uses) {
      const judged = await judgeOne(use, asker);
      if (judged.kind === 'open') return open;
      // A refusal would be a guess, as long as anything is untold.
      if (refused === undefined || (judged.kind === 'untold' && refused.kind !== 'untold')) refused = judged;
    }
    return refused ?? open;
  }

  return {
    questionsPerMinute,
    restricts: rules.length > 0,
    async judge(needed, asker) {
      for (const uses of needed) {
        const judged = await judgeAny(uses, asker);
        if (judged.kind === 'untold') throw judged.cause;
        if (judged.kind !== 'open') return judged;
      }
      return open;
    },
    async closedTo(asker, names) {
      const judged = await Promise.all(names.map((name) => judgeOne(name, asker)));
      return names.filter((_, at) => judged[at]?.kind !== 'open');
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
  const problems = rules.flatMap(({ use }, index) =>
    (use === 'all' ? [] : use)
      .filter((name) => !known.includes(name))
      .map(
        (name) =>
          `rights.rules.${index}.use in newsdesk.yaml is “${name}”, ${name === ALWAYS ? 'which is always open' : 'which is no command'}.`,
      ),
  );
  if (problems.length === 0) return;
  throw new NewsdeskError(problems.join(' '), {
    code: 'config.rights',
    fix: `Write all, or names out of ${known.join(', ')}.`,
  });
}
