import { type FuzzReport, fuzzEvents } from './event-fuzz.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';

export const eventFuzz: Proof = {
  id: 'FUZZ',
  title: 'an event that nobody can read ends nothing: it is dropped and counted, and good commands in between are answered',
  unit: 'malformed events',
  counts: { full: 20_000, short: 1_000 },
  seeds: 1,
  run: async ({ count, seed }) => judgeFuzz(await fuzzEvents({ count, seed })),
};

export function judgeFuzz(report: FuzzReport): ProofReport {
  const { sent, dropped, asked, unanswered, exits, uncaught, leaks } = report;
  return judge({ ...report }, [
    [exits === 0, 'the process ended'],
    [unanswered === 0, `${unanswered} of ${asked} good commands went unanswered`],
    [asked > 0 && dropped >= sent / 10, `only ${dropped} of ${sent} events were dropped: they were not malformed enough`],
    [uncaught === 0, `${uncaught} faults were caught by the process alone`],
    [leaks === 0, `${leaks} lines of the log repeat what an event says`],
  ]);
}
