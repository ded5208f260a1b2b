import type { NewsdeskError } from '../runtime/errors.ts';
import type { Output } from './output.ts';

/** Cures of faults that `serve` mends by asking again: a command that ends does not. */
const ONCE: ReadonlyMap<string, string> = new Map([
  ['fetch.status', 'Run it again later.'],
  ['fetch.timeout', 'Run it again later.'],
  ['fetch.failed', 'Open the address in a browser on this machine, or run it again later.'],
]);

/** Prints a fault, and below it the cure, of a command that ends. */
export function sayFault(error: NewsdeskError, output: Output): void {
  output.say(`newsdesk: ${error.message}`);
  const fix = (error.retry === 'later' ? ONCE.get(error.code) : undefined) ?? error.fix;
  if (fix !== undefined) output.say(`  ${fix}`);
}
