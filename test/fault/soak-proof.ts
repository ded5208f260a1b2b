import { inDirectory } from './in-directory.ts';
import { patienceFor } from './patience.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { soak } from './soak.ts';

/** Shorter runs show errors and handles; a slope of memory is noise in them. */
const telling = 3_600;
/** Handles that come and go: sockets kept open for the next request, timers. */
const spareHandles = 8;

export const longRun: Proof = {
  id: 'R15',
  title: 'a process that answers and announces for hours answers everything, logs no error, and holds no more than at the beginning',
  unit: 'seconds of 20 commands and one saved file each',
  counts: { full: 7_200, short: 12 },
  seeds: 1,
  run: ({ count, seed }) =>
    inDirectory('soak', async (directory): Promise<ProofReport> => {
      const report = await soak({ directory, seconds: count, seed, clock: patienceFor(count, longRun.counts).clock });
      const { asked, unanswered, errors, posted, slopePercentPerHour, handlesFirst, handlesLast } = report;
      return judge({ ...report }, [
        [unanswered === 0, `${unanswered} of ${asked} commands were not answered in time`],
        [errors === 0, `${errors} errors in the log`],
        [posted > 0 || count < 60, 'nothing was announced'],
        [handlesLast <= handlesFirst + spareHandles, `${handlesLast} handles at the end, ${handlesFirst} at the beginning`],
        [count < telling || slopePercentPerHour <= 2, `memory grew by ${slopePercentPerHour} % an hour`],
      ]);
    }),
};
