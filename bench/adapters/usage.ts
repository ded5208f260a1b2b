import type { FromBot, ToBot } from './wire.ts';

/** Loaded into every bot's process: answers what it has used, so that CPU time and memory are the bot's alone. */
process.on('message', (message: ToBot) => {
  if (message.kind !== 'usage') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ kind: 'usage', cpuMs: (user + system) / 1000, residentBytes: process.memoryUsage.rss() } satisfies FromBot);
});

// The parent is gone, or is done with this process. Exiting properly lets `--cpu-prof` write its profile.
process.on('disconnect', () => process.exit());
