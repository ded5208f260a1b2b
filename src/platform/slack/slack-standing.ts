import type { Logger } from '../../runtime/logger.ts';
import { createStanding, type Standing } from '../standing.ts';
import { askSlackIdentity, type SlackTokens } from './ask-identity.ts';
import { slackTokenFault } from './token-errors.ts';

export function createSlackStanding(tokens: SlackTokens, logger: Logger): Standing {
  return createStanding({
    verify: () => askSlackIdentity(tokens),
    describe: slackTokenFault,
    onStray: (seen, verdict) => logger.warn({ seen, verdict }, 'slack refused a token once, and does not stand by it when asked'),
  });
}
