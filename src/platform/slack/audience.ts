import type { BlockAction } from '@slack/bolt';
import type { Intent } from '../../reply/intent.ts';
import type { Reply } from '../../reply/reply.ts';
import { sharerBlockId } from './render-blocks.ts';

/** The fate of the message whose button was pressed, and the people who see the answer. */
export interface ActionAudience {
  readonly replaces: boolean;
  readonly audience: Reply['audience'];
}

/**
 * Turning a page changes the message in its place; any other choice from a message that everybody sees is answered to the chooser, and so is
 * every choice from an answer that somebody shared.
 */
export function audienceOfAction(body: BlockAction, intent: Intent | undefined, reply: Reply): ActionAudience {
  if (intent?.kind === 'share') return { replaces: false, audience: reply.audience };
  const wasPrivate = body.container?.is_ephemeral === true;
  const replaces =
    intent !== undefined &&
    reply.isPassing !== true &&
    (wasPrivate || (intent.kind === 'page' && reply.audience === 'channel' && !isShared(body)));
  return { replaces, audience: replaces && !wasPrivate ? reply.audience : 'asker' };
}

function isShared({ message }: BlockAction): boolean {
  const blocks = (message?.['blocks'] ?? []) as readonly { readonly block_id?: string }[];
  return blocks[0]?.block_id === sharerBlockId;
}
