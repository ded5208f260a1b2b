/** Of V8's heap, in MB. The largest ordinary articles were measured to need 130 to 380: 35,000 links, 4,600 rows of a table. */
export const MAX_HEAP_MB = 384;

/**
 * The memory of a process that reads files beside its heap, in MB: V8's space for the young, and the program. Was measured to be 60 to 200.
 */
export const BESIDE_HEAP_MB = 320;

/** The last words of a process that reads files on standard error when it ends itself. */
export const END_MARKS = { time: 'newsdesk: out of time', memory: 'newsdesk: out of memory' } as const;
