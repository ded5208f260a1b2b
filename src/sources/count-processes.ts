import { availableParallelism } from 'node:os';
import { BESIDE_HEAP_MB, MAX_HEAP_MB } from './parser-limits.ts';

/** More processes than this gain little: the one that they work for puts the articles together. */
export const MAX_PROCESSES = 4;
/** Articles in line for each process that is started: fewer are read sooner than another process is there, which takes 0.1 to 0.3 s. */
export const FILES_A_PROCESS = 40;

/**
 * The number of processes that may read articles at a time: one for each processor, at most `MAX_PROCESSES`, and no more than have room if
 * each takes all the memory that it may take. `freeBytes` is the memory that nobody uses; the system's, unless given.
 */
export function countProcesses(freeBytes = process.availableMemory(), processors = availableParallelism()): number {
  const roomFor = Math.floor(freeBytes / ((MAX_HEAP_MB + BESIDE_HEAP_MB) * 1_024 * 1_024));
  return Math.max(1, Math.min(MAX_PROCESSES, processors, roomFor));
}
