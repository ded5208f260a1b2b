import type { Installation, NewInstallation } from '../ports/installations.ts';
import type { PlatformName } from '../subscription/subscription.ts';
import type { InstallationRow } from './schema.ts';

export function readInstallation(row: InstallationRow): Installation {
  return {
    platform: row.platform as PlatformName,
    id: row.id,
    name: row.name,
    ...(row.enterprise_id === null ? {} : { enterpriseId: row.enterprise_id }),
    botId: row.bot_id,
    botUserId: row.bot_user_id,
    botName: row.bot_name,
    scopes: row.scopes === '' ? [] : row.scopes.split(','),
    ...(row.sealed_token === null ? {} : { sealedToken: row.sealed_token }),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    installedAt: row.installed_at,
    ...(row.revoked_at === null ? {} : { removedAt: row.revoked_at }),
    ...(row.installed_by === null ? {} : { installedBy: row.installed_by }),
    ...(row.reinstall_since === null ? {} : { reinstallSince: row.reinstall_since }),
    version: row.version,
  };
}

export function writeInstallation(installation: NewInstallation): Omit<InstallationRow, 'version'> {
  const { platform, id, name, enterpriseId, botId, botUserId, botName, scopes, sealedToken, expiresAt, installedAt, installedBy } =
    installation;
  return {
    platform,
    id,
    name,
    enterprise_id: enterpriseId ?? null,
    bot_id: botId,
    bot_user_id: botUserId,
    bot_name: botName,
    scopes: scopes.join(','),
    sealed_token: sealedToken ?? null,
    expires_at: expiresAt ?? null,
    installed_at: installedAt,
    revoked_at: null,
    reinstall_since: null,
    installed_by: installedBy ?? null,
  };
}
