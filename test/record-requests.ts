import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { requestChannel, type RequestLogEntry } from '../src/sandbox/discord/journal.ts';

const file = process.env['NEWSDESK_TEST_REQUESTS'];

/**
 * Records what the local Discord is sent while tests run, a line of JSON each, for `scripts/validate-discord.ts`. What it refused by
 * itself is left out: tests send it wrong bodies on purpose.
 */
if (file !== undefined && file !== '') {
  subscribe(requestChannel.name, (message) => {
    const { method, path, body, status = 0, fault } = message as RequestLogEntry;
    if (body === undefined || (status >= 400 && fault === undefined)) return;
    appendFileSync(file, `${JSON.stringify({ method, path, body })}\n`);
  });
}
