import type { Outbox } from '../ports/outbox.ts';
import type { Dialect } from './migrations.ts';
import { createOutboxPlanning } from './outbox-planning.ts';
import { createOutboxReading } from './outbox-reading.ts';
import { createOutboxSending } from './outbox-sending.ts';
import type { Database } from './schema.ts';

export function createOutbox(db: Database, dialect: Dialect): Outbox {
  return { ...createOutboxSending(db, dialect), ...createOutboxPlanning(db, dialect), ...createOutboxReading(db) };
}
