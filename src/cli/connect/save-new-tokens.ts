import type { ConnectContext } from './connect-context.ts';
import { readSaved, saveTokens } from './save-tokens.ts';
import type { SettledToken } from './settle-token.ts';
import type { StepLog } from './steps.ts';

/**
 * Writes into `.env` the tokens that were given or pasted, and those that it has already with them, for the sake of its mode. A token that
 * comes from the environment or from a file of its own stays there. With `check`, says what differs.
 */
export async function saveNewTokens(
  settled: Readonly<Record<string, Pick<SettledToken<unknown>, 'token' | 'isNew'>>>,
  { env, envFile }: Pick<ConnectContext, 'env' | 'envFile'>,
  log: StepLog,
  check: boolean,
): Promise<void> {
  const about = '.env';
  const written = await readSaved(envFile);
  const isKept = (name: string, token: string, isNew: boolean): boolean => isNew || written[name] === token;
  const kept = Object.entries(settled).filter(([name, { token, isNew }]) => isKept(name, token, isNew));
  const names = Object.keys(settled).join(' and ');
  if (kept.length === 0) return log.add({ kind: 'same', about, what: `${names} comes from the environment, and is not written` });
  const tokens = Object.fromEntries(kept.map(([name, { token }]) => [name, token]));
  const outcome = await saveTokens(envFile, tokens, { dryRun: check });
  if (outcome === 'same') log.add({ kind: 'same', about, what: `it has ${names}, for its owner alone` });
  else if (check) log.add({ kind: 'differs', about, what: `${names} would be written, and its mode set to 0600` });
  else log.add({ kind: 'changed', about, what: `${names} written, with the mode 0600` });
  for (const [name, { token }] of kept) {
    if (env[name] === undefined || env[name] === token || env[name] === written[name]) continue;
    const what = `${name} is set in the environment as well, to another token, and that one counts`;
    log.add({ kind: 'note', about, what, fix: `Unset ${name} in the environment.` });
  }
}
