import { CommanderError } from 'commander';
import { createOutput } from './cli/output.ts';
import { loadEnvFile } from './cli/load-env-file.ts';
import { createProgram } from './cli/program.ts';
import { sayFault } from './cli/say-fault.ts';
import { followWriteFaults } from './cli/write-faults.ts';
import { NewsdeskError } from './runtime/errors.ts';

/** Usage and content errors; 1 is left to what a verb says with it (no hit, a problem found). */
const errorExitCode = 2;

const output = createOutput(process.stdout, process.stderr);
const faults = followWriteFaults(process, () => {
  process.exitCode = errorExitCode;
});

try {
  loadEnvFile();
  process.exitCode = 0;
  await createProgram(output, (code) => {
    process.exitCode = faults.has() ? errorExitCode : code;
  }).parseAsync();
} catch (error) {
  const code = reportError(error);
  // A stream tells of its fault a moment later: nothing was started, so the process ends by itself.
  if (error instanceof CommanderError) process.exitCode = code;
  // At once: what had been started before the fault must not keep a process that cannot do its work.
  else process.exit(code);
}

function reportError(error: unknown): number {
  // Commander has printed its message, help or version already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : errorExitCode;
  if (error instanceof NewsdeskError) {
    sayFault(error, output);
    return errorExitCode;
  }
  output.say(`newsdesk: unexpected error, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return errorExitCode;
}
