import type { InteractionAnswer } from '../../sandbox/discord/interactions.ts';
import type { DiscordSandbox } from '../../sandbox/discord/discord-sandbox.ts';
import type { Act, ActResult } from '../acts.ts';

type DiscordAct = Extract<Act, { kind: `discord.${string}` }>;

/** Does what a person does in Discord's client, and says what the person then sees. */
export async function actOnDiscord(sandbox: DiscordSandbox, act: DiscordAct): Promise<ActResult> {
  switch (act.kind) {
    case 'discord.slash':
      return toResult(await sandbox.slash(act));
    case 'discord.autocomplete':
      return toResult(await sandbox.autocomplete(act));
    case 'discord.entry': {
      const { userId, channelId, targetId, entry } = act;
      return toResult(await sandbox.contextCommand({ userId, channelId, targetId, command: entry }));
    }
    case 'discord.click':
      return toResult(await sandbox.click(act));
    case 'discord.select':
      return toResult(await sandbox.select(act));
    case 'discord.submitModal':
      return toResult(await sandbox.submitModal(act));
  }
}

function toResult({ status, refusal, ackMs, message, choices, modal, interactionId }: InteractionAnswer): ActResult {
  if (refusal) return { status: 'refused', problem: refusal.message };
  if (status === 'timeout') return { status: 'timeout', problem: 'The application did not respond.' };
  return {
    status: 'done',
    ...(ackMs === undefined ? {} : { ackMs }),
    ...(message ? { message: message.id } : {}),
    ...(status === 'choices' ? { choices } : {}),
    ...(modal ? { modal: { interactionId, data: modal } } : {}),
  };
}
