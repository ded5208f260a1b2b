import type { Interaction } from '../../src/sandbox/slack/people/interaction.ts';
import type { SlackMessage } from '../../src/sandbox/slack/state/message.ts';

/** The answer that the person saw: in the acknowledgement, or by the response URL, where the first of a kind goes. */
export async function shownOn(asked: Interaction): Promise<SlackMessage | undefined> {
  return asked.message ?? (await asked.answer().catch(() => undefined));
}

export async function isAnswered(asked: Interaction): Promise<boolean> {
  return (await shownOn(asked)) !== undefined;
}
