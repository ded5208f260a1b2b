import { NewsdeskError } from '../../runtime/errors.ts';

/** Discord refuses the token, and says so when asked again. */
export function discordTokenFault(reason: string): NewsdeskError {
  return new NewsdeskError(`Discord refused the token: ${reason}.`, {
    code: 'discord.tokenRefused',
    fix: 'Copy the token again from the Discord developer portal (Bot, Reset Token) into DISCORD_TOKEN, and start again.',
  });
}
