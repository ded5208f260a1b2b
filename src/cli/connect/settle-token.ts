import { readFileSync } from 'node:fs';
import { formatConfigProblem } from '../../config/config-problem.ts';
import { readEnvironment } from '../../config/read-environment.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import type { ConnectContext } from './connect-context.ts';
import { isTokenFault, tokenFault } from './token-fault.ts';

export interface TokenQuestion {
  readonly variable: 'DISCORD_TOKEN' | 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';
  /** The option that gives the token. */
  readonly flag: string;
  readonly given: string | undefined;
  /** The words for a person who is asked. */
  readonly called: string;
}

export interface SettledToken<Found> {
  readonly token: string;
  /** It came by an option or from a person, so it is to be written; else the configuration has it already. */
  readonly isNew: boolean;
  readonly found: Found;
}

/** A token can be pasted wrong; after so many times the advice does not help, and asking again does not either. */
export const maxPastes = 3;

/**
 * A token that passes its check: that of the option, else the configured one, else one that a person at a terminal pastes. A wrong one is
 * told with its advice, and a person is asked again.
 *
 * @throws NewsdeskError `connect.missing` if there is none and nobody to ask; `connect.token` as the check says.
 */
export async function settleToken<Found>(
  question: TokenQuestion,
  context: ConnectContext,
  check: (token: string) => Promise<Found>,
): Promise<SettledToken<Found>> {
  const { variable, flag, given, called } = question;
  const { env, prompt, output } = context;
  if (given !== undefined) {
    refuseBesideFile(variable, env);
    const token = given.trim();
    return { token, isNew: true, found: await check(token) };
  }
  try {
    const token = readConfigured(variable, env);
    if (token !== undefined) return { token, isNew: false, found: await check(token) };
  } catch (error) {
    if (!isTokenFault(error) || !prompt.canAsk) throw error;
    sayFault(error, output);
  }
  if (!prompt.canAsk) {
    throw new NewsdeskError(`The ${called} is missing, and there is no terminal to ask for it.`, {
      code: 'connect.missing',
      fix: `Give it with ${flag}, or set ${variable}.`,
    });
  }
  refuseBesideFile(variable, env);
  for (let paste = 1; ; paste += 1) {
    const token = (await prompt.askHidden(`Paste the ${called}`)).trim();
    try {
      return { token, isNew: true, found: await check(token) };
    } catch (error) {
      if (!isTokenFault(error) || paste === maxPastes) throw error;
      sayFault(error, output);
    }
  }
}

function readConfigured(variable: TokenQuestion['variable'], env: ConnectContext['env']): string | undefined {
  const { values, problems } = readEnvironment(env, (path) => readFileSync(path, 'utf8'));
  const problem = problems.find((each) => each.variable === variable);
  if (problem !== undefined) throw tokenFault(formatConfigProblem(problem), `Correct ${variable}.`);
  return values[variable];
}

/** Two places for one token stop the bot when it starts. */
function refuseBesideFile(variable: TokenQuestion['variable'], env: ConnectContext['env']): void {
  const file = `${variable}_FILE`;
  if (!env[file]?.trim()) return;
  throw new NewsdeskError(`${file} is set, and a ${variable} beside it would keep Newsdesk from starting.`, {
    code: 'connect.tokenFile',
    fix: `Write the token into the file that ${file} names, or unset ${file}, and run it again.`,
  });
}

function sayFault({ message, fix }: NewsdeskError, output: ConnectContext['output']): void {
  output.say(message);
  if (fix !== undefined) output.say(`  ${fix}`);
}
