import type { Logger } from '../../runtime/logger.ts';
import { createStanding, type Standing } from '../standing.ts';
import { askDiscordIdentity } from './ask-identity.ts';
import { discordTokenFault } from './token-fault.ts';

export function createDiscordStanding(access: { readonly token: string; readonly apiUrl: string }, logger: Logger): Standing {
  return createStanding({
    verify: () => askDiscordIdentity(access),
    describe: discordTokenFault,
    onStray: (seen, verdict) => logger.warn({ seen, verdict }, 'discord refused the token once, and does not stand by it when asked'),
  });
}
