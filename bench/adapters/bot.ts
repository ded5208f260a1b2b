import type { BotOrder, FromBot, ToBot } from './wire.ts';

/** The child process: one bot and nothing else, so that its CPU time and memory are the bot's. */
process.on('message', (message: ToBot) => {
  if (message.kind === 'order') {
    void start(message.order).then(
      () => tell({ kind: 'ready' }),
      (error: unknown) => tell({ kind: 'failed', message: String(error) }),
    );
    return;
  }
  const { user, system } = process.cpuUsage();
  tell({ kind: 'usage', cpuMs: (user + system) / 1000, residentBytes: process.memoryUsage.rss() });
});

// Each library is read only by the bot that uses it: what is imported is part of start-up and memory.
async function start(order: BotOrder): Promise<void> {
  if (order.kind === 'newsdesk') return (await import('./newsdesk.ts')).startNewsdesk(order);
  if (order.platform === 'discord') return (await import('./bare-discord.ts')).startBareDiscord(order);
  return (await import('./bare-slack.ts')).startBareSlack(order);
}

function tell(message: FromBot): void {
  process.send?.(message);
}

// Whoever started us is gone, or is done with us. Exiting properly lets `--cpu-prof` write what it saw.
process.on('disconnect', () => process.exit());
