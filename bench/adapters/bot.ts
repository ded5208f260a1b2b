import './usage.ts';
import type { BotOrder, FromBot, ToBot } from './wire.ts';

/** The child process of a bare bot: that bot and nothing else. */
process.on('message', (message: ToBot) => {
  if (message.kind !== 'order') return;
  void start(message.order).then(
    () => tell({ kind: 'ready' }),
    (error: unknown) => tell({ kind: 'failed', message: String(error) }),
  );
});

// Each library is read only by the bot that uses it: what is imported is part of start-up and memory.
async function start(order: BotOrder): Promise<void> {
  if (order.platform === 'discord') return (await import('./bare-discord.ts')).startBareDiscord(order);
  return (await import('./bare-slack.ts')).startBareSlack(order);
}

function tell(message: FromBot): void {
  process.send?.(message);
}
