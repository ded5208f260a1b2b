import type { OutboxPlanning } from './outbox-planning.ts';
import type { OutboxReading } from './outbox-reading.ts';
import type { OutboxSending } from './outbox-sending.ts';

/** The three ports of one queue. Each part of announcing takes the one that it needs. */
export interface Outbox extends OutboxSending, OutboxPlanning, OutboxReading {}
