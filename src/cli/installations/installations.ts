import { loadConfig } from '../../config/config.ts';
import type { Installation } from '../../ports/installations.ts';
import { count } from '../../runtime/count.ts';
import type { Output } from '../output.ts';
import { openStorageBeside } from '../storage-of.ts';
import { removeInstallation } from './remove-installation.ts';

export interface InstallationsArguments {
  readonly json?: boolean;
  /** The id of a workspace or of an organization. */
  readonly remove?: string;
}

/** Lists the workspaces that installed the Slack app, without their tokens, or removes one. */
export async function installations({ json = false, remove }: InstallationsArguments, output: Output): Promise<number> {
  const config = loadConfig(process.env);
  await using storage = await openStorageBeside(config);
  if (remove !== undefined) return await removeInstallation(storage, config, remove, output);
  const all = await storage.installations.list('slack');
  if (json) output.print(JSON.stringify(all.map(recordOf), null, 2));
  else for (const installation of all) output.print(lineOf(installation));
  output.say(count(all.length, 'installation'));
  return 0;
}

function recordOf({ sealedToken, version: _version, ...shown }: Installation): object {
  return { ...shown, hasToken: sealedToken !== undefined };
}

function lineOf({ id, name, enterpriseId, sealedToken, installedAt, removedAt, reinstallSince }: Installation): string {
  const isMember = sealedToken === undefined && removedAt === undefined && enterpriseId !== undefined;
  const state = removedAt === undefined ? `since ${dayOf(installedAt)}` : `REMOVED ${dayOf(removedAt)}`;
  const lost = reinstallSince === undefined ? '' : `  HAS TO INSTALL AGAIN since ${dayOf(reinstallSince)}`;
  return `${id}  ${name}  ${state}${lost}${isMember ? `  by the organization ${enterpriseId}` : ''}`;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
